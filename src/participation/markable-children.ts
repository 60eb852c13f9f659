import { sql } from 'drizzle-orm'
import type { Context } from '../shared/context'
import { consentGiven } from './consent-given'
import { ofOwnGroup } from './session'

/** What decides whether a child may be marked at an occurrence. */
export type Markable = {
  /** Has a confirmed place in the event. */
  place: boolean
  /** Had a place once, or was marked here before: a phone may have it on its roster. */
  listed: boolean
  /** The family's consent stands. */
  consent: boolean
}

export const pairOf = (occurrenceId: string, childId: string): string => `${occurrenceId} ${childId}`

/** By `pairOf`, the children of the ward (for a group head of the own group) that are not erased. */
export async function findMarkable(
  { db, actor }: Context,
  pairs: { occurrenceId: string; childId: string }[],
): Promise<Map<string, Markable>> {
  if (!pairs.length) return new Map()
  const asked = JSON.stringify(pairs.map(({ occurrenceId, childId }) => [occurrenceId, childId]))
  const registered = sql`from registration r where r.event_id = o.event_id and r.child_id = c.id and r.status`
  const here = sql`occurrence_id = o.id and child_id = c.id`
  const rows = await db
    .select({
      occurrenceId: sql<string>`o.id`,
      childId: sql<string>`c.id`,
      place: sql`exists(select 1 ${registered} = 'confirmed')`.mapWith(Boolean),
      listed: sql`(exists(select 1 ${registered} <> 'waiting') or exists(select 1 from attendance where ${here})
        or exists(select 1 from attendance_mark where ${here}))`.mapWith(Boolean),
      consent: sql`coalesce(${consentGiven(sql`c.id`)}, 0)`.mapWith(Boolean),
    })
    .from(sql`json_each(${asked}) asked cross join occurrence o on o.id = json_extract(asked.value, '$[0]')
      cross join child c on c.id = json_extract(asked.value, '$[1]')`)
    .where(
      sql`c.ward_id = ${actor.wardId} and o.ward_id = ${actor.wardId} and c.erased_at is null and ${ofOwnGroup(actor)}`,
    )
  return new Map(rows.map(({ occurrenceId, childId, ...markable }) => [pairOf(occurrenceId, childId), markable]))
}
