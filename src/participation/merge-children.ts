import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { auditIf } from '../audit/record'
import type { Statement } from '../database/database'
import {
  attendanceMarks,
  attendances,
  auditEntries,
  childChanges,
  children,
  consents,
  dataRequests,
  excuses,
  guardians,
  identityAccesses,
  notSame,
  reachedHashes,
  registrations,
  syncedWalkIns,
} from '../database/schema'
import { changeStatements, type Snapshot, snapshotOf } from '../people/change-children'
import { identityHash } from '../people/child-rows'
import type { PersonalContext } from '../people/context'
import { findChild } from '../people/get-child'
import { openByIds, type Registered, withIds } from '../people/open-register'
import { Conflict } from '../shared/errors'
import { idText, parse, whole } from '../shared/parse'
import { consentGiven } from './consent-given'
import { promoteWaitingStatements } from './seats'
import { withdrawConsent } from './withdraw-consent'

/** Two records of one child: the one that stays and the one that becomes part of it, in the versions that were compared. */
export const mergeInput = z.strictObject({
  keep: idText(),
  keepVersion: whole(1, 1_000_000_000),
  other: idText(),
  otherVersion: whole(1, 1_000_000_000),
})

/**
 * Makes two records of one child one. All that the other took part in becomes the kept one's: of two places in an event
 * the surer or earlier stays and the other's seat goes to the next, of two attendances of a meeting one. What the kept
 * one lacks it takes over. Of the other nothing is left but its details in the kept one's history.
 * @throws Missing, Forbidden, Invalid, Conflict `changed_meanwhile`, `same_child_twice`
 */
export async function mergeChildren(context: PersonalContext, input: unknown): Promise<void> {
  const { db } = context
  const { keep, keepVersion, other, otherVersion } = parse(mergeInput, input)
  if (keep === other) throw new Conflict('same_child_twice')
  await findChild(context, keep)
  await findChild(context, other)
  const opened = await openByIds(context, [keep, other])
  const kept = opened.find(({ id }) => id === keep)
  const gone = opened.find(({ id }) => id === other)
  if (kept?.version !== keepVersion || gone?.version !== otherVersion) throw new Conflict('changed_meanwhile')

  const [before, merged] = await Promise.all([snapshotOf(context, kept), snapshotOf(context, gone)])
  const after = united(before, merged)
  const change = { kind: 'merged', child: kept, before: { ...before, merged }, after } as const
  const stands = sql`exists (select 1 from child g where g.id = ${other} and g.version = ${otherVersion}
    and g.ward_id = ${kept.wardId} and g.erased_at is null)`
  const { update, kept: history } = await changeStatements(context, [change], stands)
  const won = sql`exists (select 1 from child_change h join child k on k.id = h.child_id where k.id = ${keep}
    and h.kind = 'merged' and k.version = ${keepVersion + 1} and k.updated_at = ${context.now}
    and h.at = ${context.now}) and ${stands}`
  const shared = await eventsOfBoth(context, keep, other)
  const wasAgreed = await agreed(context, [keep, other])
  const [changed] = await db.batch([
    update,
    history,
    auditIf(context, won, 'children.merged', keep),
    ...partStatements(context, { keep, other, won }),
    ...recordStatements(context, { kept, gone, after, won }),
    // A record of two that shared their whole identity takes it back.
    db
      .update(children)
      .set({ identityHash: await identityHash(context, after) })
      .where(
        sql`child.id = ${keep} and child.updated_at = ${context.now}
          and not exists (select 1 from child t where t.ward_id = child.ward_id
            and t.identity_hash = ${await identityHash(context, after)})`,
      ),
    ...shared.flatMap(eventId => promoteWaitingStatements(context, eventId)),
  ])
  if (!changed.length) throw new Conflict('changed_meanwhile')
  // One record's withdrawal is the child's.
  if (wasAgreed && !(await agreed(context, [keep]))) await withdrawConsent(context, keep, 'taking_part')
}

const poverty = ['none', 'near_poor', 'poor'] as const

/** What either says to the child's advantage stands; where they differ otherwise the kept one is right. */
const united = (kept: Snapshot, gone: Snapshot): Snapshot => ({
  ...kept,
  phone: kept.phone ?? gone.phone,
  household: poverty[Math.max(poverty.indexOf(kept.household), poverty.indexOf(gone.household))]!,
  specialCircumstances: kept.specialCircumstances || gone.specialCircumstances,
  ethnicMinority: kept.ethnicMinority || gone.ethnicMinority,
  familyId: kept.familyId ?? gone.familyId,
  guardian: kept.guardian ?? gone.guardian,
})

async function eventsOfBoth({ db }: PersonalContext, keep: string, other: string): Promise<string[]> {
  const rows = await db
    .select({ id: registrations.eventId })
    .from(registrations)
    .where(sql`child_id in (${keep}, ${other}) and status <> 'cancelled'`)
    .groupBy(registrations.eventId)
    .having(sql`count(*) > 1`)
  return rows.map(({ id }) => id)
}

async function agreed({ db }: PersonalContext, ids: string[]): Promise<boolean> {
  const given = consentGiven(sql`child.id`)
  return (await db.$count(children, sql`${withIds(ids)} and ${given}`)) > 0
}

type Sides = { keep: string; other: string; won: SQL }

/** What the child took part in. */
function partStatements({ db }: PersonalContext, { keep, other, won }: Sides): Statement[] {
  const both = sql`(${keep}, ${other})`
  const rank = (of: string) =>
    sql.raw(`(case ${of}.status when 'confirmed' then 0 when 'waiting' then 1 else 2 end, ${of}.position, ${of}.id)`)
  const moved = { childId: keep }
  const theirs = sql`child_id = ${other} and ${won}`
  return [
    db.delete(registrations).where(
      sql`registration.child_id in ${both} and ${won} and exists (select 1 from registration o
        where o.event_id = registration.event_id and o.child_id in ${both} and o.id <> registration.id
          and ${rank('o')} < ${rank('registration')})`,
    ),
    db.update(registrations).set(moved).where(theirs),
    db.delete(attendances).where(
      sql`${theirs} and exists (select 1 from attendance a
        where a.occurrence_id = attendance.occurrence_id and a.child_id = ${keep})`,
    ),
    db.update(attendances).set(moved).where(theirs),
    db.delete(attendanceMarks).where(
      sql`attendance_mark.child_id in ${both} and ${won} and exists (select 1 from attendance_mark o
        where o.occurrence_id = attendance_mark.occurrence_id and o.child_id in ${both}
          and (o.stamp, o.child_id) > (attendance_mark.stamp, attendance_mark.child_id))`,
    ),
    db.update(attendanceMarks).set(moved).where(theirs),
    db
      .update(attendanceMarks)
      .set({ present: true })
      .where(
        sql`child_id = ${keep} and ${won} and exists (select 1 from attendance a
          where a.occurrence_id = attendance_mark.occurrence_id and a.child_id = ${keep})`,
      ),
    db.delete(excuses).where(
      sql`${theirs} and exists (select 1 from excuse e
        where e.occurrence_id = excuse.occurrence_id and e.child_id = ${keep})`,
    ),
    db.update(excuses).set(moved).where(theirs),
    db.update(syncedWalkIns).set(moved).where(theirs),
  ]
}

type Records = { kept: Registered; gone: Registered; after: Snapshot; won: SQL }

/** What is recorded of the child, and at last the other record. */
function recordStatements({ db, actor }: PersonalContext, { kept, gone, after, won }: Records): Statement[] {
  const moved = { childId: kept.id }
  const theirs = sql`child_id = ${gone.id} and ${won}`
  const renamed = (text: SQL) => sql`replace(${text}, ${gone.id}, ${kept.id})`
  const withdrawn = sql`(select max(w.withdrawn_at) from consent w
    where w.child_id = consent.child_id and w.purpose = consent.purpose)`
  return [
    ...[guardians, consents, childChanges].map(table => db.update(table).set(moved).where(theirs)),
    db.update(dataRequests).set(moved).where(theirs),
    db
      .update(consents)
      .set({ withdrawnAt: sql`${withdrawn}` })
      .where(sql`child_id = ${kept.id} and withdrawn_at is null and given_at <= ${withdrawn} and ${won}`),
    db
      .update(children)
      .set({ familyId: after.familyId })
      .where(sql`family_id = ${gone.familyId ?? ''} and ${won}`),
    db.delete(notSame).where(sql`${gone.id} in (first_id, second_id) and ${won}`),
    db.delete(reachedHashes).where(
      sql`hash = ${gone.provinceHash ?? ''} and hash is not (select province_hash from child where id = ${kept.id})
        and report_id in (select id from report where ward_id = ${actor.wardId}) and ${won}`,
    ),
    db
      .update(identityAccesses)
      .set({ childIds: renamed(sql`child_ids`), subjectId: renamed(sql`subject_id`) })
      .where(
        sql`ward_id = ${actor.wardId} and (subject_id = ${gone.id} or instr(child_ids, ${gone.id}) > 0) and ${won}`,
      ),
    db
      .update(auditEntries)
      .set({ subjectId: renamed(sql`subject_id`), detail: renamed(sql`detail`) })
      .where(sql`ward_id = ${actor.wardId} and (subject_id = ${gone.id} or instr(detail, ${gone.id}) > 0) and ${won}`),
    db.delete(children).where(sql`id = ${gone.id} and ${won}`),
  ]
}
