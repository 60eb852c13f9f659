import { Hono } from 'hono'
import { type AppContext, type AppEnv, personalContext } from '../../http/env'
import { readForm } from '../../http/read-body'
import { withdrawConsent } from '../../participation/withdraw-consent'
import { addChild } from '../../people/add-child'
import { getChild } from '../../people/get-child'
import { saveChild } from '../../people/save-child'
import { writtenPhone } from '../../shared/phone'
import { freshForm, submit, type Typed } from '../form'
import { childFormPage } from './children-form'
import { childrenListPage } from './children-list'
import { childPage } from './children-page'

/** The register of children: by group, one child, adding and correcting. */
export const childrenPages = new Hono<AppEnv>()

const idOf = (c: AppContext) => c.req.param('child') ?? ''

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
  const { guardian, consents: _, ...details } = child
  return childFormPage(
    c,
    freshForm({
      ...details,
      phone: details.phone && writtenPhone(details.phone),
      specialCircumstances: details.specialCircumstances ? 'on' : '',
      ethnicMinority: details.ethnicMinority ? 'on' : '',
      guardianName: guardian?.name,
      guardianRelation: guardian?.relation,
      guardianPhone: guardian?.phone && writtenPhone(guardian.phone),
    }),
    child.id,
  )
})

childrenPages.post('/staff/children/:child', c =>
  submit(
    c,
    async fields => {
      await saveChild(personalContext(c), idOf(c), fields)
      return `/staff/children/${idOf(c)}?done=saved`
    },
    form => childFormPage(c, form, idOf(c)),
  ),
)

childrenPages.post('/staff/children/:child/consent-withdrawal', async c => {
  await withdrawConsent(personalContext(c), idOf(c), 'taking_part')
  return c.redirect(`/staff/children/${idOf(c)}?done=withdrawn`, 303)
})

const groupOf = (fields: Typed) => encodeURIComponent(String(fields.groupId ?? ''))
