import { Hono } from 'hono'
import type { AppContext, AppEnv } from '../../http/env'
import { cancelRegistration } from '../../participation/cancel-registration'
import { claimPlace } from '../../participation/claim-place'
import { excuseAbsence } from '../../participation/excuse-absence'
import { findTicket, type Held } from '../../participation/find-ticket'
import { openTicket } from '../../participation/open-ticket'
import { separateParty } from '../../participation/separate-party'
import { Invalid } from '../../shared/errors'
import { submit, type Typed, valuesOf } from '../form'
import { link } from './frame'
import { ticketPage } from './ticket-page'

/** A family's own pages, behind the secret in their address: what they hold, and what they can do about it. */
export const ticketPages = new Hono<AppEnv>()

const held = (c: AppContext): Promise<Held> => {
  const { db, crypto } = c.get('services')
  return findTicket(db, crypto, c.req.param('ticket') ?? '', c.get('now'))
}

ticketPages.get('/tickets/:ticket', async c => ticketPage(c, await openTicket(await held(c))))

/** Does something with what the ticket holds, and shows it again: done, or why not. */
const act = (name: string, verb: (ticket: Held, fields: Typed) => Promise<void>) =>
  ticketPages.post(`/tickets/:ticket/${name}`, async (c: AppContext) => {
    const ticket = await held(c)
    return submit(
      c,
      async fields => {
        await verb(ticket, fields)
        return link(c, `/tickets/${c.req.param('ticket')}`, { done: name })
      },
      async form => ticketPage(c, await openTicket(ticket), { of: name, ...form }),
    )
  })

act('claim', ({ context, id }) => claimPlace(context, id))

act('separation', ({ context, id }) => separateParty(context, id))

act('withdrawal', async (ticket, fields) => {
  const { context, eventId, id } = ticket
  if (!fields.sure) throw new Invalid({ sure: { code: 'withdrawal_unsure' } })
  const chosen = await chosenPlaces(ticket, fields, 'place')
  if (chosen.all) return cancelRegistration(context, eventId, id, { party: true })
  for (const registrationId of chosen.ids) await cancelRegistration(context, eventId, registrationId)
})

act('absence', async (ticket, fields) => {
  const { ids } = await chosenPlaces(ticket, fields, 'absent')
  const meetings = new Set(valuesOf({ values: fields, errors: {} }, 'occurrence'))
  if (!meetings.size) throw new Invalid({ occurrence: { code: 'choose_meeting' } })
  for (const registrationId of ids)
    for (const occurrence of meetings) await excuseAbsence(ticket.context, registrationId, occurrence)
})

/** The children chosen, of those on the ticket that have not ended. @throws Invalid */
async function chosenPlaces(ticket: Held, fields: Typed, name: string) {
  const { places } = await openTicket(ticket)
  const open = places.filter(({ state }) => state !== 'ended').map(({ registrationId }) => registrationId)
  const asked = valuesOf({ values: fields, errors: {} }, name)
  const ids = open.length === 1 ? open : open.filter(id => asked.includes(id))
  if (!ids.length) throw new Invalid({ [name]: { code: 'choose_children' } })
  return { ids, all: ids.length === open.length }
}
