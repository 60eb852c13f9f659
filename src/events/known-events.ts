import { sql } from 'drizzle-orm'
import { eventGroups, events } from '../database/schema'
import type { Context } from '../shared/context'

export type KnownEvent = Awaited<ReturnType<typeof readKnownEvents>>[number]

/**
 * The events that the rows of a file speak of, by their own id, which an export writes, or by what an import knew them
 * by. Those of others are among them, so that nobody makes a second one under their key. One batch for any number.
 */
export async function readKnownEvents({ db, actor }: Context, keys: string[]) {
  const named = sql`event.ward_id = ${actor.wardId} and (event.id in (select value from json_each(${JSON.stringify(keys)}))
    or event.import_key in (select value from json_each(${JSON.stringify(keys)})))`
  const [found, groups] = await db.batch([
    db.select().from(events).where(named),
    db
      .select({ eventId: eventGroups.eventId, groupId: eventGroups.groupId })
      .from(eventGroups)
      .where(sql`event_group.event_id in (select event.id from event where ${named})`),
  ])
  const byEvent = new Map<string, string[]>(found.map(event => [event.id, []]))
  for (const { eventId, groupId } of groups) byEvent.get(eventId)?.push(groupId)
  return found.map(event => ({ event, groupIds: byEvent.get(event.id)! }))
}
