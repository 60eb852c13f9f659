import { desc, eq, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { identityAccesses, staff, users } from '../database/schema'
import type { Role } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'
import { DAY, instantOf, wallDate } from '../shared/dates'
import { date, idText, optional, parse } from '../shared/parse'

const MOST = 200

/** A day (the last thirty where none is said), a person, one child. */
export const accessQuery = z.object({
  day: optional(date()),
  actorId: optional(idText()),
  childId: optional(idText()),
})

export type Access = {
  at: number
  action: string
  actorKind: string
  /** Null for a key, a family, the system, and who is no more. */
  actorName: string | null
  role: Role | null
  /** The group, event or session they were opened for; null where it is none of these. */
  subject: string | null
  /** How many identities. */
  count: number
}

export type AccessPerson = { id: string; name: string; openings: number; identities: number }

/**
 * Who opened which identities, the latest first, and how many each person did. No identities in it. With a child: only
 * what opened that one.
 * @throws Invalid, Forbidden
 */
export async function listAccesses(context: Context, query: unknown) {
  const { db, actor, now } = context
  requireRole(actor, 'admin')
  const { day, actorId, childId } = parse(accessQuery, query)
  const from = day ? instantOf(day) : childId ? 0 : instantOf(wallDate(now - 30 * DAY))
  const span = sql`identity_access.ward_id = ${actor.wardId} and at >= ${from}
    and at < ${day ? from + DAY : Number.MAX_SAFE_INTEGER}`
  const ofChild = childId
    ? sql`exists (select 1 from json_each(${identityAccesses.childIds}) one where one.value = ${childId})`
    : sql`true`
  const count = sql`json_array_length(${identityAccesses.childIds})`.mapWith(Number)
  const [entries, people] = await db.batch([
    db
      .select({
        at: identityAccesses.at,
        action: identityAccesses.action,
        actorKind: identityAccesses.actorKind,
        actorName: sql<string | null>`${users.name}`.as('actor_name'),
        role: sql<Role | null>`${staff.role}`.as('actor_role'),
        subject: subjectName.as('subject_name'),
        count: count.as('identities'),
      })
      .from(identityAccesses)
      .leftJoin(users, eq(users.id, identityAccesses.actorId))
      .leftJoin(staff, eq(staff.id, identityAccesses.actorId))
      .where(sql`${span} and ${ofChild} and ${actorId ? sql`actor_id = ${actorId}` : sql`true`}`)
      .orderBy(desc(identityAccesses.at), desc(identityAccesses.id))
      .limit(MOST),
    db
      .select({
        id: identityAccesses.actorId,
        name: sql<string>`${users.name}`.as('person_name'),
        openings: sql`count(*)`.mapWith(Number).as('openings'),
        identities: sql`sum(${count})`.mapWith(Number).as('all_identities'),
      })
      .from(identityAccesses)
      .innerJoin(users, eq(users.id, identityAccesses.actorId))
      .where(sql`${span} and ${ofChild}`)
      .groupBy(identityAccesses.actorId)
      .orderBy(desc(sql`all_identities`))
      .limit(100),
  ])
  return { entries: entries as Access[], people: people as AccessPerson[], more: entries.length === MOST }
}

const subjectName: SQL<string | null> = sql<string | null>`coalesce(
  (select name from residential_group where residential_group.id = identity_access.subject_id),
  (select title from event where event.id = identity_access.subject_id),
  (select title from event join occurrence on occurrence.event_id = event.id where occurrence.id = identity_access.subject_id))`
