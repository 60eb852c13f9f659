import { sql } from 'drizzle-orm'
import { occurrences } from '../database/schema'
import type { Context } from '../shared/context'
import type { JudgedRow } from './judge-rows'
import type { Wanted } from './venue-conflict'

type Held = Map<string, Awaited<ReturnType<typeof readPlanned>>[number]>

const key = (eventId: string, ruleDate: string) => `${eventId} ${ruleDate}`

/** The planned meetings of events, by event and rule date. One statement for any number. */
export async function readHeld(context: Context, eventIds: string[]): Promise<Held> {
  if (eventIds.length === 0) return new Map()
  const planned = await readPlanned(context, eventIds)
  return new Map(planned.map(one => [key(one.eventId, one.ruleDate), one]))
}

const readPlanned = ({ db }: Context, eventIds: string[]) =>
  db
    .select({
      eventId: occurrences.eventId,
      ruleDate: occurrences.ruleDate,
      startsAt: occurrences.startsAt,
      endsAt: occurrences.endsAt,
      venueId: occurrences.venueId,
      status: occurrences.status,
      moved: occurrences.moved,
    })
    .from(occurrences)
    .where(
      sql`occurrence.event_id in (select value from json_each(${JSON.stringify(eventIds)})) and occurrence.planned`,
    )

/**
 * The venue times a changed event would ask for that it does not have yet. Meetings with a time of their own keep it, and
 * what is called off asks for none.
 */
export function newlyWanted({ now }: Context, { known, plan }: JudgedRow, held: Held): Wanted[] {
  const { id: eventId, continuesId } = known!.event
  const { venueId } = plan!.columns
  if (venueId === null) return []
  return plan!.slots.flatMap(({ ruleDate, startsAt, endsAt }) => {
    const has = held.get(key(eventId, ruleDate))
    const settled = has && (has.moved || has.status === 'cancelled' || isThere(has, { startsAt, endsAt, venueId }))
    return settled || endsAt <= now ? [] : [{ eventId, venueId, startsAt, endsAt, continuesId }]
  })
}

type Place = { startsAt: number; endsAt: number; venueId: string | null }
const isThere = (a: Place, b: Place) => a.startsAt === b.startsAt && a.endsAt === b.endsAt && a.venueId === b.venueId
