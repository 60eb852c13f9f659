import { isDate, wallDate } from '../../../shared/dates'
import { datesOf } from '../../../shared/recurrence'
import {
  CheckboxField,
  CheckboxGroup,
  DateField,
  NumberField,
  RadioGroup,
  SelectField,
  TextField,
} from '../../design/fields'
import { OnlyIf } from '../../design/only-if'
import { fieldsOf, typed, valuesOf } from '../../form'
import { countsFor } from './event-fields'
import type { Part } from './form'

/** What each way to repeat asks for besides the first day. */
export function Repeating(part: Part) {
  const { c, form, periods } = part
  const m = c.get('m')
  const f = m.events.fields
  const at = fieldsOf(form)
  const weekdays = m.weekdays.map((label, index) => ({ value: String(index + 1), label }))
  return (
    <>
      <OnlyIf field="repeats" values={countsFor.days!} legend={f.onlyDays} sent>
        <CheckboxGroup
          {...at('days')}
          label={f.days}
          hint={f.daysHint}
          values={valuesOf(form, 'days')}
          inline
          options={weekdays}
        />
      </OnlyIf>
      <OnlyIf field="repeats" values={countsFor.period!} legend={f.onlySchool} sent>
        <SelectField
          {...at('period')}
          label={f.period}
          hint={periods.length ? f.periodHint : f.noPeriods}
          emptyText={f.choose}
          options={periods.map(({ number, startsAt, endsAt }) => ({
            value: String(number),
            label: f.periodOption(number, startsAt, endsAt),
          }))}
        />
      </OnlyIf>
      <OnlyIf field="repeats" values={countsFor.nth!} legend={f.onlyWeekday} sent>
        <div class="field-row">
          <SelectField
            {...at('nth')}
            label={f.nth}
            emptyText={f.asFirst}
            options={f.nths.map((label, index) => ({ value: String(index === 4 ? -1 : index + 1), label }))}
          />
          <SelectField {...at('weekday')} label={f.weekday} emptyText={f.asFirst} options={weekdays} />
        </div>
      </OnlyIf>
      <OnlyIf field="repeats" values={countsFor.lunarDay!} legend={f.onlyLunar} sent>
        <div class="field-row">
          <NumberField {...at('lunarDay')} label={f.lunarDay} min={1} max={30} />
          <NumberField {...at('lunarMonth')} label={f.lunarMonth} min={1} max={12} />
        </div>
        <p class="lunar-comes" data-lunar-comes aria-live="polite">
          {lunarComes(part)}
        </p>
        <p class="hint">{f.lunarHint}</p>
      </OnlyIf>
      <OnlyIf field="repeats" values={countsFor.every!} legend={f.onlyEvery} sent>
        <div data-every={JSON.stringify(f.everyOf)}>
          <NumberField {...at('every')} label={f.every} hint={f.everyHint} min={1} max={52} />
        </div>
      </OnlyIf>
    </>
  )
}

/** "15/8 âm lịch = 25/9/2026, 15/9/2027, 3/10/2028": the next three days of the lunar day that is typed. */
function lunarComes({ c, form }: Part): string {
  const [day, month] = [Number(typed(form, 'lunarDay')), Number(typed(form, 'lunarMonth'))]
  const isDay = Number.isInteger(day) && day >= 1 && day <= 30
  if (!isDay || !Number.isInteger(month) || month < 1 || month > 12) return ''
  const startsOn = typed(form, 'startsOn')
  const from = isDate(startsOn) ? startsOn : wallDate(c.get('now'))
  const rule = { freq: 'lunar', day, month, every: 1, until: null, count: 3 } as const
  const dates = datesOf(rule, from, []).map(date => {
    const [year, ...rest] = date.split('-').map(Number)
    return [...rest.reverse(), year].join('/')
  })
  const { lunarComes: words } = c.get('m').events.fields
  return words.replace('{lunar}', `${day}/${month}`).replace('{dates}', dates.join(', ') || '—')
}

/** Until when, and which dates it passes over. */
export function Ending({ c, form }: Part) {
  const m = c.get('m')
  const f = m.events.fields
  const at = fieldsOf(form, m.required)
  const ends = typed(form, 'ends')
  // Whoever chose a number of times is told so there.
  const missing = ends === 'count' && form.errors.until && !form.errors.count ? form.errors.until : undefined
  const own = form.errors.skippedDates ?? form.errors.keptDates
  const ownDates = (name: string) => ({ ...at(name), value: valuesOf(form, name).join(', ') })
  const filled = ['skippedDates', 'keptDates'].some(name => valuesOf(form, name).length > 0)
  return (
    <OnlyIf field="repeats" values={countsFor.ends!} legend={f.onlyRepeating} sent>
      <RadioGroup
        {...at('ends')}
        label={f.ends}
        inline
        options={[
          { value: 'until', label: f.endsUntil },
          { value: 'count', label: f.endsCount },
        ]}
      />
      <OnlyIf field="ends" values={['until']} sent>
        <DateField {...at('until')} error={missing ? undefined : form.errors.until} label={f.until} />
      </OnlyIf>
      <OnlyIf field="ends" values={['count']} sent>
        <NumberField
          {...at('count')}
          error={form.errors.count ?? missing}
          label={f.count}
          hint={f.countHint}
          min={1}
          max={500}
        />
      </OnlyIf>
      <input type="hidden" name="skipsHolidays" value="false" />
      <CheckboxField
        {...at('skipsHolidays')}
        label={f.skipsHolidays}
        hint={f.skipsHolidaysHint}
        value="true"
        checked={valuesOf(form, 'skipsHolidays').includes('true')}
      />
      <details class="more" open={Boolean(own) || filled}>
        <summary>{f.otherDates}</summary>
        <TextField {...ownDates('skippedDates')} label={f.skipped} hint={f.skippedHint} />
        <TextField {...ownDates('keptDates')} label={f.kept} hint={f.keptHint} />
      </details>
    </OnlyIf>
  )
}
