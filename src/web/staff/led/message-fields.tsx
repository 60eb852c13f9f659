import type { Messages } from '../../../messages'
import { ErrorSummary } from '../../design/error-summary'
import {
  CheckboxGroup,
  DateField,
  Fieldset,
  NumberField,
  SelectField,
  TextAreaField,
  TimeField,
} from '../../design/fields'
import { type Form, fieldsOf, labelled, optionsOf, typed, valuesOf } from '../../form'

type Props = { m: Messages; form: Form; campaigns: { id: string; name: string }[] }

/** What a message says and when, for a form around it. */
export function MessageFields({ m, form, campaigns }: Props) {
  const field = fieldsOf(form)
  const labels = {
    text: m.led.text,
    startsOn: m.led.startsOn,
    endsOn: m.led.endsOn,
    fromTime: m.led.fromTime,
    toTime: m.led.toTime,
    days: m.led.days,
    campaignId: m.led.campaignField,
    priority: m.led.priority,
  }
  const required = { required: true, requiredText: m.required }
  // Browsers' time fields know no 24:00.
  const toTime = typed(form, 'toTime')
  return (
    <>
      <ErrorSummary title={m.errorSummary} errors={labelled(form, labels)} />
      <TextAreaField {...field('text')} {...required} label={m.led.text} hint={m.led.textHint} rows={3} />
      <Fieldset legend={m.led.when} row>
        <DateField {...field('startsOn')} {...required} label={m.led.startsOn} />
        <DateField {...field('endsOn')} {...required} label={m.led.endsOn} />
      </Fieldset>
      <Fieldset legend={m.led.times} hint={m.led.timesHint} row>
        <TimeField {...field('fromTime')} label={m.led.fromTime} />
        <TimeField {...field('toTime')} value={toTime === '24:00' ? '00:00' : toTime} label={m.led.toTime} />
      </Fieldset>
      <CheckboxGroup
        name="days"
        label={m.led.days}
        hint={m.led.daysHint}
        error={form.errors.days}
        values={valuesOf(form, 'days')}
        options={m.weekdays.map((label, index) => ({ value: String(index + 1), label }))}
        inline
      />
      <SelectField
        {...field('campaignId')}
        label={m.led.campaignField}
        options={optionsOf(campaigns)}
        emptyText={m.led.noCampaign}
      />
      <NumberField {...field('priority')} label={m.led.priority} hint={m.led.priorityHint} min={0} max={9} />
    </>
  )
}
