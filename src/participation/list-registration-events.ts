import { and, asc, eq, type SQL, sql } from 'drizzle-orm'
import { publications } from '../database/schema'
import type { Publication } from '../publications/publication'
import { type Actor, office, wardRoles } from '../shared/actor'
import { type Context, hasRole, requireRole } from '../shared/context'
import { DAY } from '../shared/dates'
import { closedBecause } from './open-event'

export type EventPlaces = {
  publication: Publication
  confirmed: number
  waiting: number
  /** Of the confirmed, those still to be claimed. */
  toClaim: number
  /** Kept seats that are taken; only the office sees the number. */
  priority: number | null
  /** Whether it takes registrations now. */
  open: boolean
}

const counted = (what: SQL) =>
  // Named in full, because drizzle leaves the table out of a single table's columns.
  sql`(select count(*) from registration r where r.event_id = publication.id and ${what})`.mapWith(Number)

/** Whose registrations an actor may see: a coordinator's of the own organization, a group head's of the own group. */
export function eventsInReach(actor: Actor): SQL {
  const invited = sql`json_extract(${publications.payload}, '$.groups')`
  if (actor.role === 'coordinator')
    return sql`json_extract(${publications.payload}, '$.host.id') = ${actor.organizationId ?? ''}`
  if (actor.role !== 'group_head') return sql`1`
  return sql`(json_array_length(${invited}) = 0 or exists (select 1 from json_each(${invited}) where json_extract(value, '$.id') = ${actor.groupId ?? ''}))`
}

/** The published events that children are registered for, from those of the last three weeks on, with their counts. */
export async function listRegistrationEvents(context: Context): Promise<EventPlaces[]> {
  const { actor, now } = context
  requireRole(actor, ...wardRoles)
  const found = await eventPlaces(
    context,
    sql`${publications.status} = 'published' and json_extract(${publications.payload}, '$.registration') = 'open'
      and ${publications.lastEndsAt} > ${now - 21 * DAY}`,
  )
  return found.sort((a, b) => Number(b.open) - Number(a.open))
}

/** Events within the actor's reach with their counts. */
export async function eventPlaces({ db, actor, now }: Context, which: SQL): Promise<EventPlaces[]> {
  const rows = await db
    .select({
      publication: publications,
      confirmed: counted(sql`r.status = 'confirmed'`),
      waiting: counted(sql`r.status = 'waiting'`),
      toClaim: counted(sql`r.status = 'confirmed' and r.claim_by > ${now}`),
      priority: sql`min(coalesce(json_extract(publication.payload, '$.prioritySeats'), 0),
        ${counted(sql`r.status = 'confirmed' and r.eligible = 1`)})`.mapWith(Number),
    })
    .from(publications)
    .where(and(eq(publications.wardId, actor.wardId), which, eventsInReach(actor)))
    .orderBy(asc(publications.lastEndsAt), asc(publications.id))
  const seesPriority = hasRole(actor, ...office)
  return rows.map(row => ({
    ...row,
    priority: seesPriority ? row.priority : null,
    open: closedBecause(row.publication, now) === null,
  }))
}
