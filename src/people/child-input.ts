import { z } from 'zod'
import type { ErrorCode } from '../messages/errors'
import { genders, households, relations } from '../shared/choices'
import type { Reason } from '../shared/errors'
import { Invalid } from '../shared/errors'
import { familyPhone, flag, idText, line, optional, optionalLine, parse, whole } from '../shared/parse'
import { ASSENT_AGE, ageOf, checkBirthYear } from './ages'

const code = (c: ErrorCode): ErrorCode => c

/** Who a child is: what everyone who adds one says. */
export const identityFields = {
  name: line(120),
  groupId: idText(),
  birthYear: whole(1900, 2199),
  gender: z.enum(genders, code('required')),
}

const detailFields = {
  ...identityFields,
  household: z.enum(households, code('invalid_value')).default('none'),
  specialCircumstances: flag(),
  ethnicMinority: flag(),
  /** The family's phone; many have none. */
  phone: optional(familyPhone()),
  guardianName: optionalLine(120),
  guardianRelation: optional(z.enum(relations, code('invalid_value'))),
  guardianPhone: optional(familyPhone()),
}

const methods = ['web', 'paper', 'spoken'] as const
const assent = optional(z.enum(['yes', 'no'], code('invalid_value')))

/** A new child: consent to taking part must be said to have been given, and how. */
export const childInput = z.strictObject({
  ...detailFields,
  consentMethod: z.enum(methods, code('consent_method_required')),
  /** The child's own answer, from 7 years. */
  assent,
})

/** A change; a consent is named only when a new one was given. */
export const childChanges = z.strictObject({
  ...detailFields,
  /** The version the edit started from; left out: whichever stands. */
  version: optional(whole(1, 1_000_000_000)),
  consentMethod: optional(z.enum(methods, code('invalid_value'))),
  assent,
})

export type ChildInput = z.input<typeof childInput>
export type ChildChangesData = z.output<typeof childChanges>
export type ChildData = z.output<typeof childInput> | ChildChangesData

/** Reads and checks a new child. @throws Invalid */
export function readChild(input: unknown, now: number): z.output<typeof childInput> {
  const data = parse(childInput, input)
  checkChild(data, now)
  return data
}

/** Reads and checks a child's changes. @throws Invalid */
export function readChanges(input: unknown, now: number): z.output<typeof childChanges> {
  const data = parse(childChanges, input)
  checkChild(data, now)
  return data
}

function checkChild(data: ChildData, now: number): void {
  checkBirthYear(data.birthYear, now)
  const fields: Record<string, Reason> = {}
  if (data.consentMethod && ageOf(data.birthYear, now) >= ASSENT_AGE && data.assent === null)
    fields.assent = { code: 'assent_required' }
  if (!data.guardianName && (data.guardianRelation || data.guardianPhone)) fields.guardianName = { code: 'required' }
  if (data.guardianName && !data.guardianRelation) fields.guardianRelation = { code: 'required' }
  if (Object.keys(fields).length) throw new Invalid(fields)
}
