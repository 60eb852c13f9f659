import { Hono } from 'hono'
import { type AppContext, type AppEnv, personalContext } from '../../http/env'
import { cancelRegistration } from '../../participation/cancel-registration'
import { claimPlace } from '../../participation/claim-place'
import { excuseAbsence } from '../../participation/excuse-absence'
import { findEventPlaces } from '../../participation/get-roster'
import { homesOf } from '../../participation/list-candidates'
import { Conflict, Invalid } from '../../shared/errors'
import { type Form, freshForm, submit, type Typed, valuesOf } from '../form'
import { codesPages } from './registrations-codes'
import { registrationsListPage } from './registrations-list'
import { listPages } from './registrations-list-upload'
import { registerConsented, registerHomes } from './registrations-outcome'
import { printPages } from './registrations-print'
import { nextOf, registrationsRosterPage } from './registrations-roster'

/** Who is registered for what, and registering several children at once. */
export const registrationsPages = new Hono<AppEnv>()

/** A home takes some ten queries, and D1 gives a request a thousand. */
const AT_ONCE = 80

const idOf = (c: AppContext) => c.req.param('event') ?? ''
const many = (fields: Typed, name: string) => [...new Set(valuesOf({ values: fields, errors: {} }, name))]

registrationsPages.get('/staff/registrations', c => registrationsListPage(c))

// A child just added from here comes back chosen.
registrationsPages.get('/staff/registrations/:event', c =>
  registrationsRosterPage(c, idOf(c), freshForm({ child: c.req.query('child') })),
)

registrationsPages.post('/staff/registrations/:event', c =>
  submit(
    c,
    async fields => {
      // A name that is looked for is posted, because it must not stand in an address.
      if (fields.q !== undefined) return registrationsRosterPage(c, idOf(c), freshForm({ q: fields.q }))
      const ids = many(fields, 'child')
      if (ids.length > AT_ONCE) throw new Invalid({ child: { code: 'too_many_values', values: { maximum: AT_ONCE } } })
      if (!ids.length) throw new Invalid({ child: { code: 'choose_children' } })
      const outcome = await registerHomes(c, idOf(c), await homesOf(personalContext(c), ids))
      const refused = outcome.refused.map(({ id }) => id)
      return registrationsRosterPage(c, idOf(c), freshForm({ child: refused }), outcome)
    },
    form => registrationsRosterPage(c, idOf(c), form),
  ),
)

registrationsPages.post('/staff/registrations/:event/consents', c =>
  submit(
    c,
    async fields => {
      const ids = many(fields, 'child')
      if (!ids.length) throw new Invalid({ child: { code: 'choose_children' } })
      const outcome = await registerConsented(c, idOf(c), ids, fields)
      return registrationsRosterPage(c, idOf(c), freshForm(), outcome)
    },
    form => registrationsRosterPage(c, idOf(c), ofHome(form), { ...nobody, needConsent: [many(form.values, 'child')] }),
  ),
)

/** Reasons beside the fields of the home they speak of. */
function ofHome({ values, errors }: Form): Form {
  const home = valuesOf({ values, errors }, 'home')[0] ?? ''
  const children = many(values, 'child')
  const named = Object.entries(errors).flatMap(([field, why]) =>
    field === 'assent'
      ? children.filter(id => !values[`assent-${id}`]).map(id => [`assent-${id}`, why])
      : [[field === 'form' ? field : `${field}-${home}`, why]],
  )
  return { values, errors: Object.fromEntries(named) }
}

const nobody = { confirmed: 0, waiting: 0, refused: [], needConsent: [] }

/** Does something with one place, and shows the roster again. */
const act = (name: string, verb: (c: AppContext, event: string, registration: string) => Promise<void>) =>
  registrationsPages.post(`/staff/registrations/:event/:registration/${name}`, (c: AppContext) =>
    submit(
      c,
      async () => {
        await verb(c, idOf(c), c.req.param('registration') ?? '')
        return `/staff/registrations/${idOf(c)}?done=recorded`
      },
      form => registrationsRosterPage(c, idOf(c), form),
    ),
  )

act('cancellation', (c, event, id) => cancelRegistration(personalContext(c), event, id))
act('claim', (c, _, id) => claimPlace(personalContext(c), id))
act('excuse', async (c, event, id) => {
  const next = nextOf(await findEventPlaces(personalContext(c), event), c.get('now'))
  if (!next) throw new Conflict('choose_meeting')
  await excuseAbsence(personalContext(c), id, next.id)
})

registrationsPages.route('/', printPages)
registrationsPages.route('/', codesPages)
registrationsPages.route('/', listPages)
