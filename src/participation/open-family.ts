import { desc, eq, sql } from 'drizzle-orm'
import { consents, dataRequests, publications, registrations, residentialGroups } from '../database/schema'
import { recordOpened } from '../people/open-names'
import { openRegister, type Registered, withIds } from '../people/open-register'
import { type ConsentPurpose, consentPurposes } from '../shared/choices'
import { Missing } from '../shared/errors'
import { ofParty } from './find-party'
import type { Held } from './find-ticket'

export type FamilyConsent = {
  purpose: ConsentPurpose
  textVersion: string
  method: (typeof consents.$inferSelect)['method']
  childAssent: boolean | null
  givenAt: number
  withdrawnAt: number | null
}

export type FamilyChild = Pick<Registered, 'id' | 'name' | 'birthYear' | 'gender'> & {
  group: string
  guardian: { name: string; relation: NonNullable<Registered['guardian']>['relation'] } | null
  /** The last digits of the family's phone: whoever holds a link that was passed on does not read it. */
  phoneEnds: string | null
  /** Of each purpose the latest. */
  consents: FamilyConsent[]
  places: { eventId: string; title: string; status: (typeof registrations.$inferSelect)['status'] }[]
  attendances: number
  /** Requests that are open. */
  requests: { kind: (typeof dataRequests.$inferSelect)['kind']; dueBy: string }[]
}

/** The children that a family's link is of. */
export async function childrenOfTicket({ id, context }: Held): Promise<string[]> {
  const rows = await context.db
    .selectDistinct({ childId: registrations.childId })
    .from(registrations)
    .where(ofParty(context, id))
  return rows.map(({ childId }) => childId)
}

/**
 * What is held about the children of a family's link, as their guardian may read it there. Circumstances (poverty,
 * special, ethnic minority) are read at the desk alone, because a link can be passed on. Recorded as opened.
 * @throws Missing when nothing of it is left
 */
export async function openFamily(held: Held): Promise<FamilyChild[]> {
  const { context } = held
  const { db, actor, crypto } = context
  const ids = await childrenOfTicket(held)
  const found = await openRegister(context, withIds(ids))
  if (!found.length) throw new Missing('ticket_missing')
  await recordOpened(
    context,
    held.eventId,
    found.map(({ id }) => id),
    'family.opened',
  )
  const theirs = sql`child_id in (select value from json_each(${JSON.stringify(ids)}))`
  const [groups, given, places, came, asked] = await db.batch([
    db
      .select({ id: residentialGroups.id, name: residentialGroups.name })
      .from(residentialGroups)
      .where(eq(residentialGroups.wardId, actor.wardId)),
    db.select().from(consents).where(theirs).orderBy(desc(consents.givenAt)),
    db
      .select({
        childId: registrations.childId,
        eventId: registrations.eventId,
        status: registrations.status,
        title: sql<string>`json_extract(${publications.payload}, '$.title')`.as('title'),
      })
      .from(registrations)
      .innerJoin(publications, eq(publications.id, registrations.eventId))
      .where(theirs)
      .orderBy(desc(registrations.createdAt)),
    db
      .select({ childId: sql<string>`child_id`, count: sql`count(*)`.mapWith(Number).as('times') })
      .from(sql`attendance`)
      .where(theirs)
      .groupBy(sql`child_id`),
    db
      .select({ childId: dataRequests.childId, kind: dataRequests.kind, dueBy: dataRequests.dueBy })
      .from(dataRequests)
      .where(sql`${theirs} and closed_at is null`),
  ])
  const phoneOf = async (child: Registered) => {
    const guardian = child.guardian
    if (guardian?.phone) return crypto.decrypt(guardian.phone, `guardian.phone:${guardian.id}`)
    return child.phone && crypto.decrypt(child.phone, `child.phone:${child.id}`)
  }
  return Promise.all(
    found.map(async child => ({
      ...{ id: child.id, name: child.name, birthYear: child.birthYear, gender: child.gender },
      group: groups.find(({ id }) => id === child.groupId)?.name ?? '',
      guardian: child.guardian && { name: child.guardian.name, relation: child.guardian.relation },
      phoneEnds: (await phoneOf(child))?.slice(-3) ?? null,
      consents: consentPurposes.flatMap(
        purpose => given.find(one => one.childId === child.id && one.purpose === purpose) ?? [],
      ),
      places: places.filter(({ childId }) => childId === child.id),
      attendances: came.find(({ childId }) => childId === child.id)?.count ?? 0,
      requests: asked.filter(({ childId }) => childId === child.id),
    })),
  )
}
