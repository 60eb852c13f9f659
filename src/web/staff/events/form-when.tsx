import { lunarText } from '../../../calendar/rule-text'
import { repetitions } from '../../../events/event-input'
import { instantOf, isDate, weekdayOf } from '../../../shared/dates'
import { nthOf } from '../../../shared/recurrence'
import { CardTitle } from '../../design/card'
import { DateField, NumberField, RadioGroup, TimeField } from '../../design/fields'
import { OnlyIf } from '../../design/only-if'
import { fieldsOf, typed } from '../../form'
import { countsFor } from './event-fields'
import type { Part } from './form'
import { Ending, Repeating } from './form-repeats'

/** The first day, how it repeats, and the times: only what counts for the chosen way is in sight. */
export function When(part: Part) {
  const { c, form } = part
  const m = c.get('m')
  const f = m.events.fields
  const at = fieldsOf(form, m.required)
  const startsOn = typed(form, 'startsOn')
  const lunar = isDate(startsOn) ? lunarText(m, instantOf(startsOn)) : ''
  return (
    <>
      <CardTitle>{m.events.sectionWhen}</CardTitle>
      <div class="field-beside">
        <DateField {...at('startsOn')} label={f.startsOn} required />
        <p class="lunar-beside" data-lunar-of="startsOn">
          {lunar}
        </p>
      </div>
      <RadioGroup {...at('repeats')} label={f.repeats} options={repeatOptions(part)} columns />
      <Repeating {...part} />
      <OnlyIf field="repeats" values={countsFor.startTime!} sent>
        <div class="field-row">
          <TimeField {...at('startTime')} label={f.startTime} required />
          <TimeField {...at('endTime')} label={f.endTime} required={typed(form, 'durationMinutes') === ''} />
        </div>
        <details class="more" open={typed(form, 'durationMinutes') !== ''}>
          <summary>{f.overnight}</summary>
          <NumberField {...at('durationMinutes')} label={f.duration} hint={f.durationHint} min={5} max={1440} />
        </details>
      </OnlyIf>
      <Ending {...part} />
    </>
  )
}

/** Each way to repeat in the words of the first day: "ngày 11", "thứ Năm lần thứ hai". */
function repeatOptions({ c, form }: Part) {
  const m = c.get('m')
  const { repetitions: names, byDate, byWeekday, lunarExample, schoolExample } = m.events.fields
  const startsOn = typed(form, 'startsOn')
  const [day, weekday] = isDate(startsOn)
    ? [
        m.rules.monthDay(Number(startsOn.slice(8))),
        m.rules.nth(nthOf(startsOn), m.rules.weekdays[weekdayOf(startsOn) - 1]!),
      ]
    : [byDate, byWeekday]
  const hints = {
    monthly_date: <span data-says="monthDay">{day}</span>,
    monthly_weekday: <span data-says="monthWeekday">{weekday}</span>,
    lunar: lunarExample,
    school: schoolExample,
  }
  return repetitions.map(value => ({ value, label: names[value], hint: hints[value as keyof typeof hints] }))
}
