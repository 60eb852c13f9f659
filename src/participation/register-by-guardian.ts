import { and, eq, type SQL, sql } from 'drizzle-orm'
import { auditIf, previousChanged } from '../audit/record'
import { incoming, insertRows } from '../database/insert-rows'
import { childRows, identityHash, phoneHash } from '../people/child-rows'
import { consentRows } from '../people/consent-rows'
import type { PersonalContext } from '../people/context'
import { knownBy, vouchedFor, withoutPhone } from '../people/known-phone'
import { recogniseBy } from '../people/recognise-by'
import { children, consents, guardians } from '../people/tables'
import { wardGroupIds } from '../people/ward-groups'
import { requireRole } from '../shared/context'
import { DAY } from '../shared/dates'
import { Conflict, Invalid, type Reason } from '../shared/errors'
import { type FamilyRegistration, purposesOf, readFamily } from './family-form'
import { codeIsFree, findCode } from './find-code'
import { eventIsOpen, findOpenEvent } from './open-event'
import { registrations } from './tables'
import { byFlags, takeSeatsStatements } from './take-seats'
import { mayHold } from './ticket-reach'

/** How many places one phone may ask for in a day. */
const PER_PHONE_AND_DAY = 10

export type FamilyRegistered = {
  /** Whose family ticket it is: the first registration's id. */
  id: string
  /** How many of the children had a place before and keep it, on its own ticket. */
  kept: number
}

/**
 * A parent or guardian registers the family's children from the public page, all or nothing: with consent for each
 * purpose apart, and from 7 years the child's assent. A child the ward knows is found again, any other is added, without
 * flags. A child whose family is known by other phones, or for whom staff took a place already, is refused, so that a
 * stranger neither takes its place nor learns of it (decision 23).
 * @throws Missing, Invalid, Conflict
 */
export async function registerByGuardian(
  context: PersonalContext,
  eventId: string,
  input: unknown,
): Promise<FamilyRegistered> {
  requireRole(context.actor, 'guardian')
  const publication = await findOpenEvent(context, eventId)
  const family = readFamily(input, publication, await wardGroupIds(context), context.now)
  const caller = await phoneHash(context, family.phone)
  // Of two who add the same child at once one wins; the other finds it the second time.
  for (const _ of ['first', 'again']) {
    const members = await recognise(context, eventId, family, caller)
    const codeId = family.code && countNew(members) ? await codeOf(context, eventId, family.code) : null
    const place = await write(context, eventId, { family, members, caller, codeId })
    if (place) return place
    await findOpenEvent(context, eventId)
  }
  throw new Conflict('changed_meanwhile')
}

type Member = { child: FamilyRegistration['children'][number]; id: string | null; placed: boolean }

/** The children the ward knows already. @throws Invalid, Conflict */
async function recognise(context: PersonalContext, eventId: string, family: FamilyRegistration, caller: string) {
  const { db, actor } = context
  const hashes = await Promise.all(family.children.map(child => identityHash(context, child)))
  const [known, [asked]] = await db.batch([
    db
      .select({
        id: children.id,
        hash: children.identityHash,
        fits: sql`${mayAct(caller)} and not exists (select 1 from registration where event_id = ${eventId}
          and child_id = child.id and status <> 'cancelled' and not ${mayHold(caller)})`.mapWith(Boolean),
        placed: sql`exists (select 1 from registration r where r.event_id = ${eventId} and r.child_id = child.id
          and r.status <> 'cancelled')`.mapWith(Boolean),
      })
      .from(children)
      .where(
        sql`ward_id = ${actor.wardId} and identity_hash in (select value from json_each(${JSON.stringify(hashes)}))`,
      ),
    db.select({ places: askedToday(context, caller) }).from(sql`(select 1)`),
  ])
  const fields: Record<string, Reason> = {}
  const members = family.children.map((child, index): Member => {
    const found = known.find(({ hash }) => hash === hashes[index])
    if (found && !found.fits) fields[`children.${index}.name`] = { code: 'phone_not_on_record' }
    return { child, id: found?.id ?? null, placed: found?.placed ?? false }
  })
  if (Object.keys(fields).length) throw new Invalid(fields)
  if (asked!.places + countNew(members) > PER_PHONE_AND_DAY) throw new Conflict('phone_registered_often')
  return members
}

/** Why a code cannot be used stands beside it. */
async function codeOf(context: PersonalContext, eventId: string, code: string): Promise<string> {
  try {
    return await findCode(context, eventId, code)
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    throw new Invalid({ code: error.reason })
  }
}

const countNew = (members: Member[]) => members.filter(({ placed }) => !placed).length

/**
 * Whether this phone may act for a child of table `child`: one that somebody vouched for; any other where no other phone
 * is known, and nobody else who speaks for the child said no last.
 */
const mayAct = (caller: string) => sql`(${vouchedFor(caller)} or ((${knownBy(caller)} or ${withoutPhone})
  and coalesce((select k.withdrawn_at is null and coalesce(k.child_assent, 1) = 1
    from consent k left join guardian g on g.id = k.guardian_id
    where k.child_id = child.id and k.purpose = 'taking_part' and g.phone_hash is not ${caller}
    order by k.given_at desc, k.rowid desc limit 1), 1)))`

/** How many places this phone asked for within a day. */
const askedToday = ({ actor, now }: PersonalContext, caller: string) =>
  sql<number>`(select count(*) from registration where +ward_id = ${actor.wardId} and source = 'guardian'
    and created_at > ${now - DAY} and child_id in
    (select child_id from guardian where ward_id = ${actor.wardId} and phone_hash = ${caller}))`

type Asked = { family: FamilyRegistration; members: Member[]; caller: string; codeId: string | null }

/** What was read is said again in each statement, for many sent at the same instant; null when it did not hold. */
async function write(
  context: PersonalContext,
  eventId: string,
  { family, members, caller, codeId }: Asked,
): Promise<FamilyRegistered | null> {
  const { db } = context
  const rows = await Promise.all(members.map(member => rowsOf(context, family, member)))
  const fresh = rows.filter((_, index) => members[index]!.id === null).map(({ child }) => child)
  const ids = rows.map(({ id }) => id)
  const known = members.flatMap(({ id }) => id ?? [])
  const mayAsk = sql`${askedToday(context, caller)} + ${countNew(members)} <= ${PER_PHONE_AND_DAY}
    and (select count(*) from child where ${among(known)} and ${mayAct(caller)}) = ${known.length}
    and ${codeId ? codeIsFree(codeId) : sql`true`}`
  const seats = takeSeatsStatements(context, eventId, {
    ids,
    only: sql`${mayAct(caller)} and ${mayAsk}`,
    source: 'guardian',
    eligible: codeId ? sql`1` : sql`(${byFlags} and ${vouchedFor(caller)})`,
    codeId,
  })
  const [first, ...more] = fresh.length
    ? [
        insertRows(db, children, fresh, sql`${eventIsOpen(context, eventId)} and ${mayAsk}`).onConflictDoNothing({
          target: [children.wardId, children.identityHash],
        }),
        auditIf(context, previousChanged, 'children.added', context.actor.wardId, { count: fresh.length }),
        ...seats.statements,
      ]
    : seats.statements
  const written = await db.batch([
    first!,
    ...more,
    insertRows(
      db,
      guardians,
      rows.map(({ guardian }) => guardian),
      sql`${hasPlace(eventId, incoming(guardians.childId))} and ${lacksConsent(family, caller)}`,
    ),
    insertRows(
      db,
      consents,
      rows.flatMap(row => row.consents),
      sql`exists (select 1 from guardian where id = ${incoming(consents.guardianId)})
        and not ${stands(incoming(consents.childId), incoming(consents.purpose), caller)}`,
    ),
    ...rows.flatMap(({ child, guardian }, index) =>
      members[index]!.id ? [recogniseBy(db, guardian, child.provinceHash ?? null)] : [],
    ),
    db
      .select({ id: registrations.id, partyId: registrations.partyId })
      .from(registrations)
      .where(
        and(
          eq(registrations.eventId, eventId),
          sql`${registrations.childId} in (select value from json_each(${JSON.stringify(ids)}))
            and ${registrations.status} <> 'cancelled' and ${mayHold(caller)}`,
        ),
      ),
  ])
  const places = written.at(-1) as Pick<typeof registrations.$inferSelect, 'id' | 'partyId'>[]
  if (places.length < rows.length) return null
  const made = places.filter(({ id, partyId }) => (partyId ?? id) === seats.id)
  const [old] = places
  return made.length ? { id: seats.id, kept: places.length - made.length } : { id: old!.partyId ?? old!.id, kept: 0 }
}

/** What is to be written of a child; its guardian and consents belong to the child that the ward knows, if it does. */
async function rowsOf(context: PersonalContext, family: FamilyRegistration, { child: said, id: known }: Member) {
  const { assent, ...identity } = said
  const { child, guardian } = await childRows(context, {
    ...identity,
    household: 'none',
    specialCircumstances: false,
    ethnicMinority: false,
    // The phone is the guardian's: what stands with the child itself was written by somebody who knows the family.
    phone: null,
    guardianName: family.guardianName,
    guardianRelation: family.relation,
    guardianPhone: family.phone,
    consentMethod: 'web',
    assent: null,
  })
  const id = known ?? child.id
  const given = { method: 'web', birthYear: said.birthYear, assent } as const
  return {
    id,
    child,
    guardian: { ...guardian!, childId: id },
    consents: consentRows(context, id, guardian!.id, purposesOf(family), given),
  }
}

const among = (ids: string[]) => sql`child.id in (select value from json_each(${JSON.stringify(ids)}))`

const hasPlace = (eventId: string, childId: SQL) =>
  sql`exists (select 1 from registration r where r.event_id = ${eventId} and r.child_id = ${childId}
    and r.status <> 'cancelled')`

/** Whether the last consent to a purpose is this caller's, and the child did not say no with it. */
const stands = (childId: SQL, purpose: SQL, caller: string) =>
  sql`coalesce((select g.phone_hash = ${caller} and coalesce(k.child_assent, 1) = 1
    from consent k left join guardian g on g.id = k.guardian_id
    where k.child_id = ${childId} and k.purpose = ${purpose} and k.withdrawn_at is null
    order by k.given_at desc limit 1), 0)`

const lacksConsent = (family: FamilyRegistration, caller: string) => {
  const child = incoming(guardians.childId)
  return sql`(${sql.join(
    purposesOf(family).map(purpose => sql`not ${stands(child, sql`${purpose}`, caller)}`),
    sql` or `,
  )})`
}
