import type { AppContext } from '../../../../http/env'
import { PERIODS_MAXIMUM } from '../../../../places/almanac-fields'
import type { listPeriods } from '../../../../places/list-periods'
import { USUAL_PERIODS } from '../../../../places/usual-almanac'
import { Fieldset, TimeField } from '../../../design/fields'
import { Notice } from '../../../design/notice'
import { type Form, fieldsOf, freshForm, type Typed, typed } from '../../../form'
import { placePage } from '../place-page'

type Periods = Awaited<ReturnType<typeof listPeriods>>

const numbers = Array.from({ length: PERIODS_MAXIMUM }, (_, index) => index + 1)

/** The ward's bell, or the usual one to start from. */
export function freshBell(periods: Periods): Form {
  const shown = periods.length ? periods : USUAL_PERIODS
  return freshForm({
    unsaved: periods.length ? '' : 'yes',
    ...Object.fromEntries(
      shown.flatMap(({ number, startsAt, endsAt }) => [
        [`startsAt${number}`, startsAt],
        [`endsAt${number}`, endsAt],
      ]),
    ),
  })
}

/** The numbered fields of the form as the list that the verb takes, without empty lines. */
export function bellOf(fields: Typed) {
  const one = (name: string) => [fields[name] ?? ''].flat()[0] ?? ''
  return numbers
    .map(number => ({ number, startsAt: one(`startsAt${number}`), endsAt: one(`endsAt${number}`) }))
    .filter(({ startsAt, endsAt }) => startsAt || endsAt)
}

/** The times of the lessons, one line each. */
export function bellPage(c: AppContext, form: Form) {
  const t = c.get('m').almanac.bell
  const field = fieldsOf(form)
  return placePage(c, {
    title: t.edit,
    action: '/staff/places/almanac/bell',
    backTo: '/staff/places/almanac',
    form,
    children: (
      <>
        {typed(form, 'unsaved') ? <Notice>{t.usual}</Notice> : null}
        <p class="soft almanac-note">{t.hint}</p>
        <div class="bell">
          {numbers.map(number => (
            <Fieldset legend={t.period(number)} row>
              <TimeField {...field(`startsAt${number}`)} label={t.startsAt} />
              <TimeField {...field(`endsAt${number}`)} label={t.endsAt} />
            </Fieldset>
          ))}
        </div>
      </>
    ),
  })
}
