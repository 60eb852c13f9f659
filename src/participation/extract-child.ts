import { and, asc, desc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import {
  attendances,
  childChanges,
  children,
  consents,
  dataRequests,
  excuses,
  guardians,
  identityAccesses,
  registrations,
  residentialGroups,
  staff,
} from '../database/schema'
import type { PersonalContext } from '../people/context'
import { recordOpened } from '../people/open-names'
import { office } from '../shared/actor'
import { requireRole } from '../shared/context'
import { Missing } from '../shared/errors'

export type Extract = Awaited<ReturnType<typeof extractChild>>

/**
 * All that is held about a child, for a guardian who asked for it (Luật 91/2025/QH15): to be printed or handed over as a
 * file. Instants are UTC milliseconds. Recorded as opened.
 * @throws Missing, Forbidden
 */
export async function extractChild(context: PersonalContext, childId: string) {
  const { db, actor, crypto, now } = context
  requireRole(actor, ...office)
  const [row] = await db
    .select({ child: children, group: residentialGroups.name })
    .from(children)
    .innerJoin(residentialGroups, eq(residentialGroups.id, children.groupId))
    .where(and(eq(children.id, childId), eq(children.wardId, actor.wardId), isNull(children.erasedAt)))
  if (!row || row.child.name === null) throw new Missing()
  const { child, group } = row
  const open = (text: string | null, place: string) => (text === null ? null : crypto.decrypt(text, place))
  const title = sql<string>`(select title from event where event.id = event_id)`.as('title')
  const [named, given, changed, placed, came, excused, asked, opened] = await db.batch([
    db.select().from(guardians).where(eq(guardians.childId, childId)).orderBy(asc(guardians.createdAt)),
    db.select().from(consents).where(eq(consents.childId, childId)).orderBy(asc(consents.givenAt)),
    db.select().from(childChanges).where(eq(childChanges.childId, childId)).orderBy(asc(childChanges.at)),
    db
      .select({ title, status: registrations.status, createdAt: registrations.createdAt })
      .from(registrations)
      .where(eq(registrations.childId, childId))
      .orderBy(asc(registrations.createdAt)),
    db
      .select({ ...sessionOf(sql`attendance`), method: attendances.method })
      .from(attendances)
      .where(eq(attendances.childId, childId))
      .orderBy(sql`at`),
    db.select(sessionOf(sql`excuse`)).from(excuses).where(eq(excuses.childId, childId)).orderBy(sql`at`),
    db
      .select({ kind: dataRequests.kind, receivedAt: dataRequests.receivedAt, closedAt: dataRequests.closedAt })
      .from(dataRequests)
      .where(eq(dataRequests.childId, childId))
      .orderBy(asc(dataRequests.receivedAt)),
    db
      .select({
        at: identityAccesses.at,
        action: identityAccesses.action,
        by: sql<string>`coalesce(${staff.role}, ${identityAccesses.actorKind})`.as('by_whom'),
      })
      .from(identityAccesses)
      .leftJoin(staff, eq(staff.id, identityAccesses.actorId))
      .where(
        sql`identity_access.ward_id = ${actor.wardId}
          and exists (select 1 from json_each(${identityAccesses.childIds}) one where one.value = ${childId})`,
      )
      .orderBy(desc(identityAccesses.at))
      .limit(1000),
  ])
  await recordOpened(context, child.groupId, [childId], 'children.exported')
  return {
    takenAt: now,
    child: {
      name: (await open(child.name, `child.name:${childId}`))!,
      phone: await open(child.phone, `child.phone:${childId}`),
      ...{ birthYear: child.birthYear, gender: child.gender, group, household: child.household },
      ...{ specialCircumstances: child.specialCircumstances, ethnicMinority: child.ethnicMinority },
      ...{ createdAt: child.createdAt, updatedAt: child.updatedAt },
    },
    guardians: await Promise.all(
      named.map(async guardian => ({
        name: (await open(guardian.name, `guardian.name:${guardian.id}`))!,
        phone: await open(guardian.phone, `guardian.phone:${guardian.id}`),
        relation: guardian.relation,
        createdAt: guardian.createdAt,
      })),
    ),
    consents: given.map(({ purpose, textVersion, method, childAssent, givenAt, withdrawnAt }) => ({
      ...{ purpose, textVersion, method, childAssent, givenAt, withdrawnAt },
    })),
    /** What the record said before each change. */
    changes: await Promise.all(
      changed.map(async ({ id, kind, at, before }) => ({
        ...{ kind, at },
        before: JSON.parse((await open(before, `child_change.before:${id}`))!) as Record<string, unknown>,
      })),
    ),
    registrations: placed,
    attendances: came,
    excuses: excused,
    requests: asked,
    /** Who opened its identity: roles, because staff have names of their own to be kept. */
    accesses: opened,
  }
}

/** Which session a row of this table is of. */
const sessionOf = (table: SQL) => ({
  title: sql<string>`(select title from event join occurrence on occurrence.event_id = event.id
    where occurrence.id = ${table}.occurrence_id)`.as('title'),
  startsAt: sql`(select starts_at from occurrence where id = ${table}.occurrence_id)`.mapWith(Number).as('at'),
})
