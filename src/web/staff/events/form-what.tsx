import { categories } from '../../../shared/choices'
import { CardTitle } from '../../design/card'
import { RadioGroup, SelectField, TextAreaField, TextField } from '../../design/fields'
import { fieldsOf, optionsOf } from '../../form'
import type { Part } from './form'

export function What({ c, form, choices }: Part) {
  const m = c.get('m')
  const f = m.events.fields
  const at = fieldsOf(form, m.required)
  return (
    <>
      <CardTitle>{m.events.sectionWhat}</CardTitle>
      <TextField {...at('title')} label={f.title} maxlength={150} required />
      <TextAreaField {...at('description')} label={f.description} hint={f.descriptionHint} />
      <RadioGroup
        {...at('category')}
        label={f.category}
        inline
        required
        options={categories.map(value => ({ value, label: m.categories[value] }))}
      />
      <SelectField
        {...at('organizationId')}
        label={f.organization}
        emptyText={choices.organizations.length === 1 ? undefined : f.choose}
        options={optionsOf(choices.organizations)}
        required
      />
      <SelectField
        {...at('officerId')}
        label={f.officer}
        emptyText={f.noOfficer}
        options={optionsOf(choices.officers)}
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
