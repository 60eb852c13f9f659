import { Hono } from 'hono'
import { type AppContext, type AppEnv, verbContext } from '../../../http/env'
import { findOrganization } from '../../../places/list-organizations'
import { createOrganization, editOrganization } from '../../../places/save-organization'
import { organizationKinds } from '../../../shared/choices'
import { writtenPhone } from '../../../shared/phone'
import { SelectField, TextField } from '../../design/fields'
import { type Form, freshForm, submit, typed } from '../../form'
import { placePage } from './place-page'

const LIST = '/staff/places?tab=organizations'

export const organizationPages = new Hono<AppEnv>()

organizationPages.get('/staff/places/organizations/new', c => page(c, freshForm({ kind: 'office' })))

organizationPages.post('/staff/places/organizations', c =>
  submit(
    c,
    async fields => {
      await createOrganization(verbContext(c), fields)
      return `${LIST}&done=created`
    },
    form => page(c, form),
  ),
)

organizationPages.get('/staff/places/organizations/:organization', async c => {
  const id = c.req.param('organization')
  const found = await findOrganization(verbContext(c), id)
  return page(c, freshForm({ ...found, phone: found.phone ? writtenPhone(found.phone) : '' }), id)
})

organizationPages.post('/staff/places/organizations/:organization', c => {
  const id = c.req.param('organization')
  return submit(
    c,
    async fields => {
      await editOrganization(verbContext(c), id, fields)
      return `${LIST}&done=saved`
    },
    form => page(c, form, id),
  )
})

function page(c: AppContext, form: Form, id?: string) {
  const m = c.get('m')
  const t = m.places.organization
  return placePage(c, {
    title: id ? t.edit : t.add,
    action: `/staff/places/organizations${id ? `/${id}` : ''}`,
    backTo: LIST,
    form,
    children: (
      <>
        <TextField name="name" label={m.places.name} value={typed(form, 'name')} error={form.errors.name} required />
        <SelectField
          name="kind"
          label={t.kind}
          value={typed(form, 'kind')}
          error={form.errors.kind}
          options={organizationKinds.map(kind => ({ value: kind, label: t.kinds[kind] }))}
          required
        />
        <TextField
          name="phone"
          type="tel"
          label={`${t.phone} (${m.optional})`}
          value={typed(form, 'phone')}
          error={form.errors.phone}
          narrow
        />
      </>
    ),
  })
}
