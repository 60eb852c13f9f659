import { sql } from 'drizzle-orm'
import { excuses, registrations } from '../database/schema'
import { openNames } from '../people/open-names'
import { getPublication } from '../publications/get-publication'
import type { Publication } from '../publications/publication'
import { doorNames } from './door-name'
import { ofParty } from './find-party'
import type { Held } from './find-ticket'
import { type Missed, missedColumn } from './no-shows'
import { settleLapsed } from './settle-lapsed'
import type { endReasons } from './tables'
import { doorCode } from './tickets'

export type TicketState = 'confirmed' | 'to_claim' | 'waiting' | 'ended'

/** One child on a family's ticket. */
export type TicketPlace = {
  registrationId: string
  /** The given name; with initials only where two of the family share it. */
  name: string
  state: TicketState
  /** What the QR says, for the door; null without a place. */
  doorCode: string | null
  /** Where it stands in the line, from 1; null unless it waits. */
  turn: number | null
  /** UTC milliseconds; null unless it is to be claimed. */
  claimBy: number | null
  endReason: (typeof endReasons)[number] | null
  /** Meetings that the child was excused from. */
  excused: string[]
  /** Null where there is nothing to warn of. */
  missed: Missed | null
  /** It waits for its sisters and brothers to come in too. */
  together: boolean
}

export type Ticket = { id: string; publication: Publication; places: TicketPlace[] }

/** What a family sees of its places, by given names alone. @throws Missing */
export async function openTicket({ id, eventId, context }: Held): Promise<Ticket> {
  const { db, actor, crypto, now } = context
  await settleLapsed(context, [eventId])
  const publication = await getPublication(db, actor.wardId, eventId)
  const [rows, excused] = await db.batch([
    db
      .select({
        registrationId: registrations.id,
        childId: registrations.childId,
        status: registrations.status,
        claimBy: registrations.claimBy,
        endReason: registrations.endReason,
        missed: missedColumn(context),
        together: sql`party_id is not null and not apart`.mapWith(Boolean),
        turn: sql`(select count(*) from registration ahead where ahead.event_id = ${eventId} and ahead.status = 'waiting'
          and ahead.position <= registration.position)`.mapWith(Number),
      })
      .from(registrations)
      .where(ofParty(context, id))
      .orderBy(registrations.position),
    db
      .select({ childId: excuses.childId, occurrenceId: excuses.occurrenceId })
      .from(excuses)
      .where(sql`child_id in (select child_id from registration where ${ofParty(context, id)})`),
  ])
  const childIds = rows.map(({ childId }) => childId)
  const fullNames = await openNames(context, childIds, eventId)
  const names = doorNames(childIds.map(childId => ({ id: childId, fullName: fullNames.get(childId) ?? '', group: '' })))
  const places = await Promise.all(
    rows.map(async ({ childId, status, ...row }): Promise<TicketPlace> => {
      const late = status === 'confirmed' && row.claimBy !== null && row.claimBy <= now
      const state =
        status === 'cancelled' || late
          ? 'ended'
          : status === 'waiting'
            ? 'waiting'
            : row.claimBy
              ? 'to_claim'
              : 'confirmed'
      return {
        registrationId: row.registrationId,
        name: names.get(childId) ?? '',
        state,
        doorCode: state === 'confirmed' || state === 'to_claim' ? await doorCode(crypto, row.registrationId) : null,
        turn: state === 'waiting' ? row.turn : null,
        claimBy: state === 'to_claim' ? row.claimBy : null,
        // Of an event that is over nobody is told to move up any more.
        endReason: late ? 'unclaimed' : row.endReason,
        excused: excused.filter(one => one.childId === childId).map(({ occurrenceId }) => occurrenceId),
        missed: row.missed,
        together: row.together,
      }
    }),
  )
  return { id, publication, places }
}
