import { wallDate } from '../../../shared/dates'
import { cleanLine } from '../../../shared/text'
import type { WalkIn } from './contract'
import type { Draft } from './phone'

export const emptyDraft: Draft = { name: '', groupId: '', birthYear: '', gender: '', assent: '', consent: false }

export type WalkInField = 'name' | 'groupId' | 'birthYear' | 'gender' | 'consent' | 'assent'
type Fault =
  | 'nameMissing'
  | 'nameShort'
  | 'nameLong'
  | 'groupMissing'
  | 'yearMissing'
  | 'yearFuture'
  | 'yearOld'
  | 'genderMissing'
  | 'consentMissing'
  | 'assentMissing'
  | 'assentRefused'
export type Faults = Partial<Record<WalkInField, Fault>>
type Ages = { assentAge: number; oldest: number }

const LONGEST_NAME = 120

/** The age a child reaches this year; null while no year can be read. */
export function ageOf(birthYear: string, now: number): number | null {
  return /^\d{4}$/.test(birthYear.trim()) ? Number(wallDate(now).slice(0, 4)) - Number(birthYear) : null
}

/** What the form says as the child to send, or what is to be mended, as the server would say it. */
export function readWalkIn(
  fields: Draft,
  now: number,
  { assentAge, oldest }: Ages,
): { child: WalkIn; faults: null } | { child: null; faults: Faults } {
  const faults: Faults = {}
  const name = cleanLine(fields.name)
  const age = ageOf(fields.birthYear, now)
  if (!name) faults.name = 'nameMissing'
  else if (!/\p{L}/u.test(name)) faults.name = 'nameShort'
  else if (name.length > LONGEST_NAME) faults.name = 'nameLong'
  if (!fields.groupId) faults.groupId = 'groupMissing'
  if (age === null) faults.birthYear = 'yearMissing'
  else if (age < 0) faults.birthYear = 'yearFuture'
  else if (age > oldest) faults.birthYear = 'yearOld'
  if (!fields.gender) faults.gender = 'genderMissing'
  const asked = age !== null && age >= assentAge && age <= oldest
  if (asked && !fields.assent) faults.assent = 'assentMissing'
  if (asked && fields.assent === 'no') faults.assent = 'assentRefused'
  if (!fields.consent) faults.consent = 'consentMissing'
  if (Object.keys(faults).length) return { child: null, faults }
  const { groupId, birthYear } = fields
  const gender = fields.gender as WalkIn['gender']
  const child: WalkIn = { name, groupId, birthYear: Number(birthYear), gender, consent: true }
  return { child: asked ? { ...child, assent: 'yes' } : child, faults: null }
}
