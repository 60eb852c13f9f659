import { z } from 'zod'
import type { ErrorCode } from '../messages/errors'
import { ASSENT_AGE, ageOf, checkBirthYear } from '../people/ages'
import { identityFields } from '../people/child-input'
import type { Publication } from '../publications/publication'
import { type ConsentPurpose, relations } from '../shared/choices'
import { Invalid, type Reason } from '../shared/errors'
import { familyPhone, flag, line, optionalLine, parse } from '../shared/parse'
import { fold } from '../shared/text'
import { unfitBecause } from './open-event'

/** How many children one family registers at a time. */
export const MOST_CHILDREN = 6

const code = (c: ErrorCode): ErrorCode => c

/** What a parent or guardian says on the public page, once for all of the family's children. */
export const familyRegistration = z.strictObject({
  children: z
    .array(
      z.strictObject({
        ...identityFields,
        /** The child's own wish; asked from 7 years. */
        assent: flag(),
      }),
    )
    .min(1, code('required'))
    .max(MOST_CHILDREN, code('too_many_values')),
  guardianName: line(120),
  relation: z.enum(relations, code('required')),
  phone: familyPhone(),
  /** To taking part, without which nobody can be registered. */
  consent: flag().refine(given => given, code('consent_required')),
  photo: flag(),
  contact: flag(),
  /** A code that the group head handed out. */
  code: optionalLine(40),
})

export type FamilyRegistration = z.output<typeof familyRegistration>

/** What the guardian agreed to. */
export const purposesOf = ({ photo, contact }: FamilyRegistration): ConsentPurpose[] => [
  'taking_part',
  ...(photo ? (['photo'] as const) : []),
  ...(contact ? (['contact'] as const) : []),
]

/**
 * Reads a family's registration for an event, with all reasons at once, so that nobody mends a form twice. Those of a
 * child stand beside its own fields, such as `children.1.birthYear`.
 * @param groups ids of the ward's residential groups
 * @throws Invalid
 */
export function readFamily(
  input: unknown,
  publication: Publication,
  groups: ReadonlySet<string>,
  now: number,
): FamilyRegistration {
  const fields: Record<string, Reason> = {}
  let family: FamilyRegistration | undefined
  try {
    family = parse(familyRegistration, input)
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    Object.assign(fields, error.fields)
  }
  const said = (input as { children?: unknown } | null)?.children
  const children: unknown[] = Array.isArray(said) ? said.slice(0, MOST_CHILDREN) : []
  for (const [index, child] of children.entries())
    for (const [field, reason] of Object.entries(whyNot((child ?? {}) as Said, publication, groups, now)))
      fields[`children.${index}.${field}`] ??= reason
  for (const [index, child] of (family?.children ?? []).entries())
    if (family?.children.slice(0, index).some(other => isSame(other, child)))
      fields[`children.${index}.name`] ??= { code: 'child_twice' }
  if (!family || Object.keys(fields).length) throw new Invalid(fields)
  return family
}

type Said = Record<string, unknown>
type Named = { name: string; birthYear: number; groupId: string }

const isSame = (a: Named, b: Named) =>
  fold(a.name) === fold(b.name) && a.birthYear === b.birthYear && a.groupId === b.groupId

function whyNot(
  { birthYear, groupId, assent }: Said,
  publication: Publication,
  groups: ReadonlySet<string>,
  now: number,
) {
  const fields: Record<string, Reason> = {}
  const group = identityFields.groupId.safeParse(groupId)
  if (group.success && !groups.has(group.data)) fields.groupId = { code: 'unknown_group' }
  const year = identityFields.birthYear.safeParse(birthYear)
  if (!year.success) return fields
  try {
    checkBirthYear(year.data, now)
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    return { ...fields, ...error.fields }
  }
  const unfit = unfitBecause(publication, { birthYear: year.data, groupId: group.data ?? '' }, now)
  if (ageOf(year.data, now) >= ASSENT_AGE && !flag().parse(assent)) unfit.assent = { code: 'assent_required' }
  return { ...unfit, ...fields }
}
