import { and, eq, isNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import { auditIf, previousChanged } from '../audit/record'
import { insertRows } from '../database/insert-rows'
import { insertWhere } from '../database/insert-where'
import type { ErrorCode } from '../messages/errors'
import { ASSENT_AGE, ageOf, checkBirthYear } from '../people/ages'
import { identityFields } from '../people/child-input'
import { childRows, phoneHash } from '../people/child-rows'
import type { PersonalContext } from '../people/context'
import { children, consents, guardians } from '../people/tables'
import { wardGroupIds } from '../people/ward-groups'
import type { Publication } from '../publications/publication'
import { relations } from '../shared/choices'
import { requireRole } from '../shared/context'
import { DAY } from '../shared/dates'
import { Conflict, Invalid, type Reason } from '../shared/errors'
import { flag, line, parse, phone } from '../shared/parse'
import { eventIsOpen, findOpenEvent, unfitBecause } from './open-event'
import { registrations } from './tables'
import { takeSeatsStatements } from './take-seats'

/** How many places one phone may ask for in a day. */
const PER_PHONE_AND_DAY = 10

const code = (c: ErrorCode): ErrorCode => c

export const guardianRegistration = z.strictObject({
  ...identityFields,
  guardianName: line(120),
  relation: z.enum(relations, code('required')),
  phone: phone(),
  consent: flag().refine(given => given, code('consent_required')),
  /** The child's own wish; asked from 7 years. */
  assent: flag(),
})

/**
 * A parent or guardian registers a child from the public page: with consent, and from 7 years the child's assent. A child
 * the ward knows is found again, any other is added, without flags. The answer is that of an unknown child unless the
 * phone is the one the family is known by: so a stranger learns neither whether the ward knows a child, nor that a seat
 * is kept for it.
 * @throws Missing, Invalid, Conflict
 */
export async function registerByGuardian(
  context: PersonalContext,
  eventId: string,
  input: unknown,
): Promise<{ status: 'confirmed' | 'waiting' }> {
  const { db } = context
  requireRole(context.actor, 'guardian')
  const publication = await findOpenEvent(context, eventId)
  const data = await read(context, publication, input)
  const caller = await phoneHash(context, data.phone)
  await refuseTooOften(context, caller)

  const { child, guardian, consent } = await childRows(context, {
    ...data,
    household: 'none',
    specialCircumstances: false,
    ethnicMinority: false,
    guardianRelation: data.relation,
    guardianPhone: data.phone,
    consentMethod: 'web',
    assent: data.assent ? 'yes' : null,
  })
  const found = sql`ward_id = ${child.wardId} and identity_hash = ${child.identityHash}`
  const childId = sql`(select id from child where ${found})`
  const agreed = sql`exists (select 1 from consent join guardian on guardian.id = consent.guardian_id
    where consent.child_id = ${childId} and guardian.phone_hash = ${caller}
      and consent.purpose = 'taking_part' and consent.withdrawn_at is null)`
  // Said again where it is written, for many sent at the same instant.
  const mayAsk = sql`${askedToday(context, caller)} < ${PER_PHONE_AND_DAY}`
  const seat = takeSeatsStatements(context, eventId, {
    members: sql`${found} and ${mayAsk}`,
    size: 1,
    source: 'guardian',
  })
  await db.batch([
    insertRows(db, children, [child], sql`${eventIsOpen(context, eventId)} and ${mayAsk}`).onConflictDoNothing({
      target: [children.wardId, children.identityHash],
    }),
    auditIf(context, previousChanged, 'child.added', child.id, { group: child.groupId }),
    insertWhere(db, guardians, { ...guardian!, childId }, sql`${childId} is not null and not ${agreed} and ${mayAsk}`),
    insertWhere(
      db,
      consents,
      { ...consent!, childId },
      sql`exists (select 1 from guardian where id = ${guardian!.id})`,
    ),
    ...seat.statements,
  ])
  return answer(context, publication, child.identityHash!, caller)
}

/** All reasons at once, so that nobody mends a form twice. */
async function read(context: PersonalContext, publication: Publication, input: unknown) {
  const { now } = context
  const fields: Record<string, Reason> = {}
  const collect = (check: () => void) => {
    try {
      check()
    } catch (error) {
      if (!(error instanceof Invalid)) throw error
      for (const [name, reason] of Object.entries(error.fields)) fields[name] ??= reason
    }
  }
  let data: z.output<typeof guardianRegistration> | undefined
  collect(() => {
    data = parse(guardianRegistration, input)
  })
  const said = identityFields.birthYear.safeParse((input as Record<string, unknown>)?.birthYear)
  if (said.success) {
    collect(() => checkBirthYear(said.data, now))
    const assented = flag().parse((input as Record<string, unknown>).assent)
    if (ageOf(said.data, now) >= ASSENT_AGE && !assented) fields.assent ??= { code: 'assent_required' }
  }
  if (data && !(await wardGroupIds(context)).has(data.groupId)) fields.groupId = { code: 'unknown_group' }
  if (data && !Object.keys(fields).length) Object.assign(fields, unfitBecause(publication, data, now))
  if (!data || Object.keys(fields).length) throw new Invalid(fields)
  return data
}

/** How many places this phone asked for within a day. */
const askedToday = ({ actor, now }: PersonalContext, caller: string) =>
  sql<number>`(select count(*) from registration where ward_id = ${actor.wardId} and source = 'guardian'
    and created_at > ${now - DAY} and child_id in
    (select child_id from guardian where ward_id = ${actor.wardId} and phone_hash = ${caller}))`

async function refuseTooOften(context: PersonalContext, caller: string): Promise<void> {
  const [row] = await context.db.select({ asked: askedToday(context, caller) }).from(sql`(select 1)`)
  if (row && row.asked >= PER_PHONE_AND_DAY) throw new Conflict('phone_registered_often')
}

async function answer(context: PersonalContext, publication: Publication, identityHash: string, caller: string) {
  const { db, actor } = context
  const [place] = await db
    .select({ status: registrations.status, phoneHash: children.phoneHash })
    .from(registrations)
    .innerJoin(children, eq(children.id, registrations.childId))
    .where(
      and(
        eq(registrations.eventId, publication.id),
        eq(children.wardId, actor.wardId),
        eq(children.identityHash, identityHash),
        isNull(children.erasedAt),
      ),
    )
  if (!place || place.status === 'cancelled') {
    await findOpenEvent(context, publication.id)
    await refuseTooOften(context, caller)
    throw new Conflict('changed_meanwhile')
  }
  const known = place.phoneHash === caller
  const unknownWouldGet = publication.seatsLeft === null || publication.seatsLeft > 0 ? 'confirmed' : 'waiting'
  return { status: known ? place.status : unknownWouldGet } as const
}
