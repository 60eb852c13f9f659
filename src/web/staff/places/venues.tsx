import { Hono } from 'hono'
import { type AppContext, type AppEnv, verbContext } from '../../../http/env'
import { listGroups } from '../../../places/list-groups'
import { findVenue } from '../../../places/list-venues'
import { createVenue, editVenue } from '../../../places/save-venue'
import {
  CheckboxField,
  CheckboxGroup,
  Fieldset,
  NumberField,
  SelectField,
  TextField,
  TimeField,
} from '../../design/fields'
import { type Form, freshForm, optionsOf, submit, typed, valuesOf } from '../../form'
import { placePage } from './place-page'

const LIST = '/staff/places?tab=venues'

export const venuePages = new Hono<AppEnv>()

venuePages.get('/staff/places/venues/new', c => page(c, freshForm({ opensAt: '06:00', closesAt: '22:00' })))

venuePages.post('/staff/places/venues', c =>
  submit(
    c,
    async fields => {
      await createVenue(verbContext(c), fields)
      return `${LIST}&done=created`
    },
    form => page(c, form),
  ),
)

venuePages.get('/staff/places/venues/:venue', async c => {
  const id = c.req.param('venue')
  const found = await findVenue(verbContext(c), id)
  return page(c, freshForm({ ...found, outdoor: found.outdoor ? 'on' : '' }), id)
})

venuePages.post('/staff/places/venues/:venue', c => {
  const id = c.req.param('venue')
  return submit(
    c,
    async fields => {
      await editVenue(verbContext(c), id, fields)
      return `${LIST}&done=saved`
    },
    form => page(c, form, id),
  )
})

async function page(c: AppContext, form: Form, id?: string) {
  const m = c.get('m')
  const t = m.places.venue
  const groups = await listGroups(verbContext(c), { current: true })
  const value = (name: string) => ({ name, value: typed(form, name), error: form.errors[name] })
  return placePage(c, {
    title: id ? t.edit : t.add,
    action: `/staff/places/venues${id ? `/${id}` : ''}`,
    backTo: LIST,
    form,
    children: (
      <>
        <TextField {...value('name')} label={m.places.name} required />
        <TextField {...value('address')} label={`${t.address} (${m.optional})`} />
        <NumberField
          {...value('capacity')}
          label={`${t.capacity} (${m.optional})`}
          hint={t.capacityHint}
          min={1}
          max={100_000}
        />
        <CheckboxField
          name="outdoor"
          label={t.outdoor}
          value="on"
          checked={typed(form, 'outdoor') === 'on'}
          error={form.errors.outdoor}
        />
        <Fieldset legend={t.hours} row>
          <TimeField {...value('opensAt')} label={t.opensAt} required />
          <TimeField {...value('closesAt')} label={t.closesAt} required />
        </Fieldset>
        <CheckboxGroup
          name="closedDays"
          label={`${t.closedDays} (${m.optional})`}
          hint={t.closedDaysHint}
          error={form.errors.closedDays}
          values={valuesOf(form, 'closedDays')}
          options={m.weekdays.map((label, index) => ({ value: String(index + 1), label }))}
          inline
        />
        <SelectField
          {...value('groupId')}
          label={`${t.group} (${m.optional})`}
          options={optionsOf(groups)}
          emptyText="–"
        />
      </>
    ),
  })
}
