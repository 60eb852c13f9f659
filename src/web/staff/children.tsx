import { Hono } from 'hono'
import { type AppContext, type AppEnv, personalContext } from '../../http/env'
import { readForm } from '../../http/read-body'
import { addChild } from '../../people/add-child'
import { leaveFamily, linkSiblings } from '../../people/family'
import { type Child, getChild } from '../../people/get-child'
import { saveChild } from '../../people/save-child'
import { writtenPhone } from '../../shared/phone'
import { freshForm, submit, type Typed } from '../form'
import { duplicatePages } from './children/duplicates'
import { childImportPages } from './children/import-routes'
import { childConsentPages } from './children-consents'
import { childFormPage } from './children-form'
import { childrenListPage } from './children-list'
import { childPage } from './children-page'
import { childRightsPages } from './children-rights'

/** The register of children: by group, one child, adding and correcting. */
export const childrenPages = new Hono<AppEnv>()

const idOf = (c: AppContext) => c.req.param('child') ?? ''

for (const pages of [childImportPages, duplicatePages, childConsentPages, childRightsPages])
  childrenPages.route('/', pages)

childrenPages.get('/staff/children', c => childrenListPage(c, c.req.query('group') ?? ''))

// A name that is looked for is posted, because it must not stand in an address.
childrenPages.post('/staff/children/search', async c => {
  const { group = '', q = '' } = await readForm(c)
  return childrenListPage(c, String(group), String(q))
})

childrenPages.get('/staff/children/new', c =>
  childFormPage(
    c,
    freshForm({
      groupId: c.get('actor').groupId ?? c.req.query('group'),
      event: c.req.query('event'),
      household: 'none',
    }),
  ),
)

childrenPages.post('/staff/children', c =>
  submit(
    c,
    async ({ event, ...fields }) => {
      const { id } = await addChild(personalContext(c), fields)
      const back = typeof event === 'string' && /^\w+$/.test(event) ? event : null
      return back
        ? `/staff/registrations/${back}?done=created&group=${groupOf(fields)}&child=${id}`
        : `/staff/children/${id}?done=created`
    },
    form => childFormPage(c, form),
  ),
)

childrenPages.get('/staff/children/:child', async c => {
  const child = await getChild(personalContext(c), idOf(c))
  if (c.req.query('edit') === undefined) return childPage(c, child)
  return childFormPage(c, savedForm(child), child.id)
})

/** A child as its form shows it. */
function savedForm({ guardian, consents: _, ...details }: Child) {
  return freshForm({
    ...details,
    phone: details.phone && writtenPhone(details.phone),
    specialCircumstances: details.specialCircumstances ? 'on' : '',
    ethnicMinority: details.ethnicMinority ? 'on' : '',
    guardianName: guardian?.name,
    guardianRelation: guardian?.relation,
    guardianPhone: guardian?.phone && writtenPhone(guardian.phone),
  })
}

childrenPages.post('/staff/children/:child', c =>
  submit(
    c,
    async fields => {
      await saveChild(personalContext(c), idOf(c), fields)
      return `/staff/children/${idOf(c)}?done=saved`
    },
    async form => {
      const child = await getChild(personalContext(c), idOf(c))
      return childFormPage(c, form, child.id, { child, form: savedForm(child) })
    },
  ),
)

childrenPages.post('/staff/children/:child/siblings', async c => {
  const { sibling } = await readForm(c)
  await linkSiblings(personalContext(c), idOf(c), String(sibling ?? ''))
  return c.redirect(`/staff/children/${idOf(c)}?done=saved`, 303)
})

// Posted for the same reason as the search of a group.
childrenPages.post('/staff/children/:child/siblings/search', async c => {
  const { groupId = '', q = '' } = await readForm(c)
  return childPage(c, await getChild(personalContext(c), idOf(c)), { groupId: String(groupId), q: String(q) })
})

childrenPages.post('/staff/children/:child/siblings/departure', async c => {
  await leaveFamily(personalContext(c), idOf(c))
  return c.redirect(`/staff/children/${idOf(c)}?done=saved`, 303)
})

const groupOf = (fields: Typed) => encodeURIComponent(String(fields.groupId ?? ''))
