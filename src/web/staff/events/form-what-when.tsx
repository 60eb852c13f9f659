import { categories } from '../../../shared/choices'
import { CardTitle } from '../../design/card'
import {
  CheckboxGroup,
  DateField,
  NumberField,
  RadioGroup,
  SelectField,
  TextAreaField,
  TextField,
  TimeField,
} from '../../design/fields'
import { OnlyIf } from '../../design/only-if'
import { optionsOf, typed, valuesOf } from '../../form'
import type { Part } from './form'

export function What({ c, form, choices }: Part) {
  const m = c.get('m')
  const f = m.events.fields
  const at = (name: string) => ({ name, value: typed(form, name), error: form.errors[name] })
  const needed = { required: true, requiredText: m.required }
  return (
    <>
      <CardTitle>{m.events.sectionWhat}</CardTitle>
      <TextField {...at('title')} label={f.title} maxlength={150} {...needed} />
      <TextAreaField {...at('description')} label={f.description} hint={f.descriptionHint} />
      <RadioGroup
        {...at('category')}
        label={f.category}
        inline
        {...needed}
        options={categories.map(value => ({ value, label: m.categories[value] }))}
      />
      <SelectField
        {...at('organizationId')}
        label={f.organization}
        emptyText={choices.organizations.length === 1 ? undefined : f.choose}
        options={optionsOf(choices.organizations)}
        {...needed}
      />
      <SelectField
        {...at('campaignId')}
        label={f.campaign}
        emptyText={f.noCampaign}
        options={optionsOf(choices.campaigns)}
      />
    </>
  )
}

export function When({ c, form }: Part) {
  const m = c.get('m')
  const f = m.events.fields
  const at = (name: string) => ({ name, value: typed(form, name), error: form.errors[name] })
  const needed = { required: true, requiredText: m.required }
  return (
    <>
      <CardTitle>{m.events.sectionWhen}</CardTitle>
      <div class="field-row">
        <DateField {...at('startsOn')} label={f.startsOn} {...needed} />
        <TimeField {...at('startTime')} label={f.startTime} {...needed} />
        {typed(form, 'durationMinutes') ? (
          <NumberField {...at('durationMinutes')} label={f.duration} min={5} max={1440} {...needed} />
        ) : (
          <TimeField {...at('endTime')} label={f.endTime} {...needed} />
        )}
      </div>
      <RadioGroup
        {...at('repeats')}
        label={f.repeats}
        inline
        options={[
          { value: 'once', label: f.once },
          { value: 'weekly', label: f.weekly },
        ]}
      />
      <OnlyIf field="repeats" values={['weekly']} legend={f.onlyWeekly}>
        <CheckboxGroup
          name="days"
          label={f.days}
          hint={f.daysHint}
          error={form.errors.days}
          values={valuesOf(form, 'days')}
          inline
          options={m.weekdays.map((label, index) => ({ value: String(index + 1), label }))}
        />
        <DateField {...at('until')} label={f.until} />
        <TextField
          {...at('skippedDates')}
          value={valuesOf(form, 'skippedDates').join(', ')}
          label={f.skipped}
          hint={f.skippedHint}
        />
      </OnlyIf>
    </>
  )
}
