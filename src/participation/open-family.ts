import { desc, eq, sql } from 'drizzle-orm'
import { consents, dataRequests, guardians, publications, registrations, residentialGroups } from '../database/schema'
import { recordOpened } from '../people/open-names'
import { openByIds, type Registered } from '../people/open-register'
import { type ConsentPurpose, consentPurposes } from '../shared/choices'
import { Missing } from '../shared/errors'
import type { Held } from './find-ticket'
import { formPhone, reachOfTicket } from './ticket-reach'

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

/**
 * What is held about the children of a family's link, as their guardian may read it there. Circumstances (poverty,
 * special, ethnic minority) are read at the desk alone, because a link can be passed on. From a phone that nobody vouched
 * for only what came from it is shown, so that a stranger does not read what the ward holds. Recorded as opened.
 * @throws Missing when nothing of it is left
 */
export async function openFamily(held: Held): Promise<FamilyChild[]> {
  const { context } = held
  const { db, actor, crypto } = context
  const reach = await reachOfTicket(held)
  const ids = [...reach.keys()]
  const found = await openByIds(context, ids)
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
    db
      .select({
        childId: consents.childId,
        purpose: consents.purpose,
        textVersion: consents.textVersion,
        method: consents.method,
        childAssent: consents.childAssent,
        givenAt: consents.givenAt,
        withdrawnAt: consents.withdrawnAt,
        phone: sql<
          string | null
        >`(select phone_hash from ${guardians} where ${guardians.id} = ${consents.guardianId})`.as('giver'),
      })
      .from(consents)
      .where(theirs)
      .orderBy(desc(consents.givenAt)),
    db
      .select({
        childId: registrations.childId,
        eventId: registrations.eventId,
        status: registrations.status,
        title: sql<string>`json_extract(${publications.payload}, '$.title')`.as('title'),
        phone: sql<string | null>`${formPhone}`.as('form_phone'),
      })
      .from(registrations)
      .innerJoin(publications, eq(publications.id, registrations.eventId))
      .where(theirs)
      .orderBy(desc(registrations.createdAt)),
    db
      .select({
        childId: sql<string>`attendance.child_id`.as('child'),
        eventId: sql<string>`occurrence.event_id`.as('event'),
        times: sql`count(*)`.mapWith(Number).as('times'),
      })
      .from(sql`attendance join occurrence on occurrence.id = attendance.occurrence_id`)
      .where(theirs)
      .groupBy(sql`attendance.child_id, occurrence.event_id`),
    db
      .select({
        ...{ childId: dataRequests.childId, kind: dataRequests.kind, dueBy: dataRequests.dueBy },
        via: dataRequests.via,
      })
      .from(dataRequests)
      .where(sql`${theirs} and closed_at is null`),
  ])
  const phoneOf = (child: Registered, guardian: Registered['guardian'], only: string | null) => {
    if (guardian?.phone) return crypto.decrypt(guardian.phone, `guardian.phone:${guardian.id}`)
    return only === null && child.phone ? crypto.decrypt(child.phone, `child.phone:${child.id}`) : null
  }
  return Promise.all(
    found.map(async child => {
      const only = reach.get(child.id) ?? null
      const mine = <T extends { childId: string | null; phone: string | null }>(rows: T[]) =>
        rows.filter(({ childId, phone }) => childId === child.id && (only === null || phone === only))
      const guardian = only === null || child.guardian?.phoneHash === only ? child.guardian : null
      const shown = mine(places)
      const agreed = mine(given)
      const isShown = (eventId: string) => only === null || shown.some(place => place.eventId === eventId)
      return {
        ...{ id: child.id, name: child.name, birthYear: child.birthYear, gender: child.gender },
        group: groups.find(({ id }) => id === child.groupId)?.name ?? '',
        guardian: guardian && { name: guardian.name, relation: guardian.relation },
        phoneEnds: (await phoneOf(child, guardian, only))?.slice(-3) ?? null,
        consents: consentPurposes.flatMap(purpose => agreed.find(one => one.purpose === purpose) ?? []),
        places: shown,
        attendances: came
          .filter(({ childId, eventId }) => childId === child.id && isShown(eventId))
          .reduce((sum, { times }) => sum + times, 0),
        requests: asked.filter(({ childId, via }) => childId === child.id && (only === null || via === 'link')),
      }
    }),
  )
}
