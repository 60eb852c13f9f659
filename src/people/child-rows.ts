import type { InferInsertModel } from 'drizzle-orm'
import { newId } from '../shared/ids'
import { fold } from '../shared/text'
import type { ChildData } from './child-input'
import { type ConsentRow, consentRows } from './consent-rows'
import type { PersonalContext } from './context'
import { provinceOfWard } from './province-of-ward'
import type { children, guardians } from './tables'

type ChildRow = InferInsertModel<typeof children>
type GuardianRow = InferInsertModel<typeof guardians>
export type ChildRows = { child: ChildRow; guardian: GuardianRow | null; consent: ConsentRow | null }

/** Finds the same child again, however its name was typed. */
export const identityHash = (
  { crypto, actor }: PersonalContext,
  child: { name: string; birthYear: number; groupId: string },
): Promise<string> => crypto.hash(`child|${actor.wardId}|${fold(child.name)}|${child.birthYear}|${child.groupId}`)

/** Finds whoever has this phone, within the ward. */
export const phoneHash = ({ crypto, actor }: PersonalContext, phone: string): Promise<string> =>
  crypto.hash(`phone|${actor.wardId}|${phone}`)

/** Tells a child that two wards of the province count, by its own phone or else its guardian's; null without one. */
export async function provinceHash(
  context: PersonalContext,
  child: { name: string; birthYear: number },
  phone: string | null,
): Promise<string | null> {
  if (!phone) return null
  const province = await provinceOfWard(context)
  return context.crypto.hash(`province|${province}|${fold(child.name)}|${child.birthYear}|${phone}`)
}

/** What of a child is encrypted or looked up by. */
type Identity = Pick<ChildData, 'name' | 'birthYear' | 'groupId' | 'phone' | 'guardianPhone'>

/** The encrypted columns and look-up hashes of a child. */
export async function sealChild(context: PersonalContext, id: string, data: Identity) {
  const { crypto } = context
  return {
    name: await crypto.encrypt(data.name, `child.name:${id}`),
    phone: data.phone && (await crypto.encrypt(data.phone, `child.phone:${id}`)),
    identityHash: await identityHash(context, data),
    phoneHash: data.phone && (await phoneHash(context, data.phone)),
    provinceHash: await provinceHash(context, data, data.phone ?? data.guardianPhone),
    keyId: crypto.keyId,
  }
}

/** A guardian's row, encrypted. */
export async function sealGuardian(
  context: PersonalContext,
  childId: string,
  guardian: { name: string; relation: GuardianRow['relation']; phone: string | null },
): Promise<GuardianRow> {
  const { crypto, actor, now } = context
  const id = newId()
  return {
    id,
    wardId: actor.wardId,
    childId,
    name: await crypto.encrypt(guardian.name, `guardian.name:${id}`),
    phone: guardian.phone && (await crypto.encrypt(guardian.phone, `guardian.phone:${id}`)),
    phoneHash: guardian.phone && (await phoneHash(context, guardian.phone)),
    relation: guardian.relation,
    keyId: crypto.keyId,
    createdAt: now,
  }
}

/** The rows of a new child: itself, its guardian where named, and the consent. */
export async function childRows(context: PersonalContext, data: ChildData): Promise<ChildRows> {
  const { actor, now } = context
  const id = newId()
  const child: ChildRow = {
    id,
    wardId: actor.wardId,
    groupId: data.groupId,
    ...(await sealChild(context, id, data)),
    birthYear: data.birthYear,
    gender: data.gender,
    household: data.household,
    specialCircumstances: data.specialCircumstances,
    ethnicMinority: data.ethnicMinority,
    createdBy: actor.id,
    createdAt: now,
    updatedAt: now,
    erasedAt: null,
  }
  const guardian =
    data.guardianName && data.guardianRelation
      ? await sealGuardian(context, id, {
          name: data.guardianName,
          relation: data.guardianRelation,
          phone: data.guardianPhone,
        })
      : null
  const consent = data.consentMethod
    ? consentRows(context, id, guardian?.id ?? null, ['taking_part'], {
        method: data.consentMethod,
        birthYear: data.birthYear,
        assent: data.assent === null ? null : data.assent === 'yes',
      })[0]!
    : null
  return { child, guardian, consent }
}
