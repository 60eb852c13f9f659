import type { AppContext } from '../../../http/env'
import type { Session } from '../../../participation/session'
import { crowdAges, crowdGenders } from '../../../shared/choices'
import { Button, ButtonLink, ButtonRow } from '../../design/button'
import { ErrorSummary } from '../../design/error-summary'
import { Fieldset, NumberField } from '../../design/fields'
import { errorList, type Form, typed } from '../../form'
import { doorPage } from './frame'

/** A crowd counted by gender and age, without names. */
export function headcountPage(c: AppContext, session: Session, form: Form) {
  const m = c.get('m')
  const words = m.attendance
  const path = `/staff/attendance/${session.id}`
  const field = (name: string, label: string) => (
    <NumberField {...{ name, label }} value={typed(form, name)} error={form.errors[name]} min={0} max={100_000} />
  )
  return doorPage(
    c,
    { session, title: words.headcountTitle, back: { href: path, label: words.backToRoster } },
    <div class="stack">
      <p>
        <strong>{session.title}</strong>
      </p>
      <p class="soft">
        {words.headcountIntro} {words.headcountReplace}
      </p>
      <ErrorSummary title={m.errorSummary} errors={errorList(form)} />
      <form method="post" action={`${path}/headcount`} class="headcount" data-guard>
        {crowdAges.map(age => (
          <Fieldset legend={words.ages[age]} row>
            {crowdGenders.map(gender => field(`${gender}_${age}`, words.crowdGenders[gender]))}
          </Fieldset>
        ))}
        {field('adults', words.adults)}
        <ButtonRow>
          <Button>{words.saveHeadcount}</Button>
          <ButtonLink href={path} tone="quiet">
            {m.cancel}
          </ButtonLink>
        </ButtonRow>
      </form>
    </div>,
  )
}
