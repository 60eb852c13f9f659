import { Hono } from 'hono'
import { type AppContext, type AppEnv, personalContext } from '../../http/env'
import { explain } from '../../messages'
import { cancelRegistration } from '../../participation/cancel-registration'
import { registerChild } from '../../participation/register-child'
import { Conflict, Invalid } from '../../shared/errors'
import { freshForm, submit } from '../form'
import { registrationsListPage } from './registrations-list'
import { type Outcome, registrationsRosterPage } from './registrations-roster'

/** Who is registered for what, and registering several children at once. */
export const registrationsPages = new Hono<AppEnv>()

/** A child takes some seven queries, and D1 gives a request a thousand. */
const AT_ONCE = 100

const idOf = (c: AppContext) => c.req.param('event') ?? ''

registrationsPages.get('/staff/registrations', c => registrationsListPage(c))

// A child just added from here comes back chosen.
registrationsPages.get('/staff/registrations/:event', c =>
  registrationsRosterPage(c, idOf(c), freshForm({ child: c.req.query('child') })),
)

registrationsPages.post('/staff/registrations/:event', c =>
  submit(
    c,
    async ({ child, q }) => {
      // A name that is looked for is posted, because it must not stand in an address.
      if (q !== undefined) return registrationsRosterPage(c, idOf(c), freshForm({ q }))
      const ids = [...new Set([child ?? []].flat())]
      if (ids.length > AT_ONCE) throw new Invalid({ child: { code: 'too_many_values', values: { maximum: AT_ONCE } } })
      if (!ids.length) throw new Invalid({ child: { code: 'choose_children' } })
      const outcome = await registerAll(c, ids)
      const refused = outcome.refused.map(({ id }) => id)
      return registrationsRosterPage(c, idOf(c), freshForm({ child: refused }), outcome)
    },
    form => registrationsRosterPage(c, idOf(c), form),
  ),
)

registrationsPages.post('/staff/registrations/:event/:registration/cancellation', c =>
  submit(
    c,
    async () => {
      await cancelRegistration(personalContext(c), idOf(c), c.req.param('registration') ?? '')
      return `/staff/registrations/${idOf(c)}?done=recorded`
    },
    form => registrationsRosterPage(c, idOf(c), form),
  ),
)

/** In the order of the list; a child that cannot be registered does not hold up the others. */
async function registerAll(c: AppContext, ids: string[]): Promise<Outcome> {
  const outcome: Outcome = { confirmed: 0, waiting: 0, refused: [] }
  for (const id of ids) {
    try {
      const { status } = await registerChild(personalContext(c), idOf(c), id)
      outcome[status] += 1
    } catch (error) {
      if (!(error instanceof Conflict)) throw error
      outcome.refused.push({ id, why: explain(c.get('m'), error.reason) })
    }
  }
  return outcome
}
