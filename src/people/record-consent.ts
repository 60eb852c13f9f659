import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { auditIf } from '../audit/record'
import type { Statement } from '../database/database'
import { insertWhere } from '../database/insert-where'
import type { ErrorCode } from '../messages/errors'
import { consentPurposes, relations } from '../shared/choices'
import { Conflict, Invalid } from '../shared/errors'
import { familyPhone, idText, optional, optionalLine, parse } from '../shared/parse'
import { ASSENT_AGE, ageOf } from './ages'
import { provinceHash, sealGuardian } from './child-rows'
import { consentRows } from './consent-rows'
import type { PersonalContext } from './context'
import { findChild } from './get-child'
import { recogniseBy } from './recognise-by'
import { consents, guardians } from './tables'

const code = (c: ErrorCode): ErrorCode => c

/** A consent given on paper or by word: for what, how, by whom (a guardian on record, or one named now). */
export const givenConsent = z.strictObject({
  purpose: z.enum(consentPurposes, code('required')),
  method: z.enum(['paper', 'spoken'], code('consent_method_required')),
  guardianId: optional(idText()),
  guardianName: optionalLine(120),
  guardianRelation: optional(z.enum(relations, code('invalid_value'))),
  guardianPhone: optional(familyPhone()),
  /** The child's own answer, from 7 years. */
  assent: optional(z.enum(['yes', 'no'], code('invalid_value'))),
})

/**
 * Records a guardian's consent to one purpose, to the text of today. Earlier ones stay as they are; the latest counts.
 * @throws Missing, Forbidden, Invalid
 */
export async function recordConsent(context: PersonalContext, childId: string, input: unknown): Promise<void> {
  const { db, crypto } = context
  const child = await findChild(context, childId)
  const data = parse(givenConsent, input)
  if (ageOf(child.birthYear, context.now) >= ASSENT_AGE && data.assent === null)
    throw new Invalid({ assent: { code: 'assent_required' } })
  const named = data.guardianId ? null : await nameGuardian(context, childId, data)
  const guardianId = named?.id ?? data.guardianId
  const [consent] = consentRows(context, childId, guardianId, [data.purpose], {
    method: data.method,
    birthYear: child.birthYear,
    assent: data.assent === null ? null : data.assent === 'yes',
  })
  const stands = sql`exists (select 1 from child where id = ${childId} and erased_at is null)`
  const ofChild = sql`exists (select 1 from guardian where id = ${guardianId} and child_id = ${childId})`
  const written = sql`exists (select 1 from consent where id = ${consent!.id})`
  const batch: [Statement, ...Statement[]] = [
    insertWhere(db, consents, { ...consent!, guardianId }, ofChild),
    auditIf(context, written, 'consent.recorded', childId, { purpose: data.purpose }),
  ]
  if (named) {
    const name = await crypto.decrypt(child.name, `child.name:${childId}`)
    const hash = await provinceHash(context, { ...child, name }, data.guardianPhone)
    batch.unshift(insertWhere(db, guardians, named, stands), recogniseBy(db, named, hash))
  }
  await db.batch(batch)
  if (!(await db.$count(consents, sql`id = ${consent!.id}`))) throw new Conflict('changed_meanwhile')
}

async function nameGuardian(context: PersonalContext, childId: string, data: z.output<typeof givenConsent>) {
  if (!data.guardianName) throw new Invalid({ guardianName: { code: 'required' } })
  if (!data.guardianRelation) throw new Invalid({ guardianRelation: { code: 'required' } })
  return sealGuardian(context, childId, {
    name: data.guardianName,
    relation: data.guardianRelation,
    phone: data.guardianPhone,
  })
}
