import { Hono } from 'hono'
import { type AppContext, type AppEnv, verbContext } from '../../../http/env'
import { findGroup, listGroups } from '../../../places/list-groups'
import { createGroup, editGroup } from '../../../places/save-group'
import { CheckboxGroup, DateField, Fieldset, TextField } from '../../design/fields'
import { type Form, freshForm, optionsOf, submit, typed, valuesOf } from '../../form'
import { groupMergerPages } from './group-merger'
import { placePage } from './place-page'

const LIST = '/staff/places?tab=groups'

export const groupPages = new Hono<AppEnv>()

groupPages.get('/staff/places/groups/new', c => page(c, freshForm()))

groupPages.post('/staff/places/groups', c =>
  submit(
    c,
    async fields => {
      await createGroup(verbContext(c), fields)
      return `${LIST}&done=created`
    },
    form => page(c, form),
  ),
)

groupPages.route('/', groupMergerPages)

groupPages.get('/staff/places/groups/:group', async c => {
  const id = c.req.param('group')
  return page(c, freshForm(await findGroup(verbContext(c), id)), id)
})

groupPages.post('/staff/places/groups/:group', c => {
  const id = c.req.param('group')
  return submit(
    c,
    async fields => {
      await editGroup(verbContext(c), id, fields)
      return `${LIST}&done=saved`
    },
    form => page(c, form, id),
  )
})

async function page(c: AppContext, form: Form, id?: string) {
  const m = c.get('m')
  const t = m.places.group
  const others = (await listGroups(verbContext(c))).filter(group => group.id !== id)
  return placePage(c, {
    title: id ? t.edit : t.add,
    action: `/staff/places/groups${id ? `/${id}` : ''}`,
    backTo: LIST,
    form,
    children: (
      <>
        <TextField name="name" label={m.places.name} value={typed(form, 'name')} error={form.errors.name} required />
        <Fieldset legend={t.status} row>
          <DateField
            name="validFrom"
            label={`${t.validFrom} (${m.optional})`}
            value={typed(form, 'validFrom')}
            error={form.errors.validFrom}
          />
          <DateField
            name="validTo"
            label={`${t.validTo} (${m.optional})`}
            hint={t.validToHint}
            value={typed(form, 'validTo')}
            error={form.errors.validTo}
          />
        </Fieldset>
        {others.length ? (
          <CheckboxGroup
            name="predecessors"
            label={`${t.predecessors} (${m.optional})`}
            error={form.errors.predecessors}
            values={valuesOf(form, 'predecessors')}
            options={optionsOf(others)}
            inline
          />
        ) : null}
      </>
    ),
  })
}
