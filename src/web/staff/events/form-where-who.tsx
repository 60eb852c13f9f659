import { modes } from '../../../shared/choices'
import { CardTitle } from '../../design/card'
import {
  CheckboxGroup,
  DateField,
  NumberField,
  RadioGroup,
  SelectField,
  TextField,
  TimeField,
} from '../../design/fields'
import { OnlyIf } from '../../design/only-if'
import { optionsOf, typed, valuesOf } from '../../form'
import type { Part } from './form'

export function Where({ c, form, choices }: Part) {
  const m = c.get('m')
  const f = m.events.fields
  const at = (name: string) => ({ name, value: typed(form, name), error: form.errors[name] })
  const venueLabel = ({ name, capacity }: { name: string; capacity: number | null }) =>
    capacity === null ? name : `${name} (${m.events.seats(m.number(capacity))})`
  return (
    <>
      <CardTitle>{m.events.sectionWhere}</CardTitle>
      <RadioGroup
        {...at('mode')}
        label={f.mode}
        inline
        options={modes.map(value => ({ value, label: m.modes[value] }))}
      />
      <SelectField
        {...at('venueId')}
        label={f.venue}
        hint={f.venueHint}
        emptyText={f.choose}
        options={choices.venues.map(venue => ({ value: venue.id, label: venueLabel(venue) }))}
      />
      <OnlyIf field="mode" values={['online', 'hybrid']} legend={f.onlyOnline}>
        <TextField {...at('onlineUrl')} type="url" label={f.url} hint={f.urlHint} maxlength={500} />
      </OnlyIf>
    </>
  )
}

export function Who({ c, form, choices }: Part) {
  const m = c.get('m')
  const f = m.events.fields
  const at = (name: string) => ({ name, value: typed(form, name), error: form.errors[name] })
  return (
    <>
      <CardTitle>{m.events.sectionWho}</CardTitle>
      <div class="field-row">
        <NumberField {...at('minAge')} label={f.minAge} min={0} max={17} />
        <NumberField {...at('maxAge')} label={f.maxAge} min={0} max={17} />
      </div>
      <CheckboxGroup
        name="groupIds"
        label={f.groups}
        hint={f.groupsHint}
        error={form.errors.groupIds}
        values={valuesOf(form, 'groupIds')}
        inline
        options={optionsOf(choices.groups)}
      />
    </>
  )
}

export function Seats({ c, form }: Part) {
  const m = c.get('m')
  const f = m.events.fields
  const at = (name: string) => ({ name, value: typed(form, name), error: form.errors[name] })
  return (
    <>
      <CardTitle>{m.events.sectionSeats}</CardTitle>
      <RadioGroup
        {...at('registration')}
        label={f.registration}
        options={[
          { value: 'none', label: f.noRegistration },
          { value: 'open', label: f.openRegistration },
        ]}
      />
      <OnlyIf field="registration" values={['open']} legend={f.onlyOpen}>
        <div class="field-row">
          <NumberField {...at('capacity')} label={f.capacity} hint={f.capacityHint} min={1} />
          <NumberField {...at('prioritySeats')} label={f.prioritySeats} hint={f.prioritySeatsHint} min={0} />
        </div>
        <div class="field-row">
          <DateField {...at('registrationClosesOn')} label={f.closesOn} />
          <TimeField {...at('registrationClosesTime')} label={f.closesTime} />
        </div>
        <div class="field-row">
          <DateField {...at('priorityReleasesOn')} label={f.releasesOn} hint={f.releasesHint} />
          <TimeField {...at('priorityReleasesTime')} label={f.closesTime} />
        </div>
        <NumberField {...at('claimHours')} label={f.claimHours} hint={f.claimHoursHint} min={0} max={168} />
      </OnlyIf>
    </>
  )
}
