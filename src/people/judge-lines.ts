import { sql } from 'drizzle-orm'
import type { Reason } from '../shared/errors'
import { fold } from '../shared/text'
import { identityHash, phoneHash } from './child-rows'
import type { PersonalContext } from './context'
import type { KeptLine } from './import-lines'
import { openRegister, type Registered } from './open-register'

export type LineStatus = 'new' | 'same' | 'changed' | 'alike' | 'twice' | 'error'
type Said = 'name' | 'birthYear' | 'gender' | 'groupId' | 'phone' | 'guardian'
export type GivenField = Said | 'household' | 'specialCircumstances' | 'ethnicMinority'

export type JudgedLine = {
  row: KeptLine
  status: LineStatus
  /** The child of the register that it is, or looks like. */
  known: Registered | null
  /** What the row says otherwise than the register. */
  differs: GivenField[]
  reasons: { field: string; reason: Reason }[]
}

/** Says of each row what would become of it, by the register as it stands now. */
export async function judgeLines(context: PersonalContext, rows: KeptLine[]): Promise<JudgedLine[]> {
  const hashes = await Promise.all(rows.map(row => lineHash(context, row)))
  const wanted = JSON.stringify(hashes.filter(Boolean))
  const likes = JSON.stringify(rows.flatMap(row => row.like?.id ?? []))
  const { role, groupId } = context.actor
  const own = role === 'group_head' ? sql`child.group_id = ${groupId ?? ''}` : sql`true`
  const register = await openRegister(
    context,
    sql`${own} and (child.identity_hash in (select w.value from json_each(${wanted}) w)
      or child.id in (select l.value from json_each(${likes}) l))`,
  )
  const byHash = new Map(register.map(child => [child.identityHash, child]))
  const byId = new Map(register.map(child => [child.id, child]))
  return Promise.all(
    rows.map(async (row, index) => {
      const reasons = Object.entries(row.errors).map(([field, reason]) => ({ field, reason }))
      // Whoever sent the file may have another group by now.
      if (role === 'group_head' && row.groupId !== groupId && !row.errors.groupId)
        reasons.push({ field: 'groupId', reason: { code: 'own_group_only' } })
      const is = byHash.get(hashes[index]!) ?? null
      const like = row.like ? (byId.get(row.like.id) ?? null) : null
      const known = reasons.length ? null : (is ?? like)
      const differs = known ? await differing(context, row, known) : []
      const status = reasons.length
        ? 'error'
        : row.twice
          ? 'twice'
          : is
            ? differs.length
              ? 'changed'
              : 'same'
            : like
              ? 'alike'
              : 'new'
      return { row, status, known, differs, reasons } as const
    }),
  )
}

/** By which the child of a row is found; null for a row that cannot be taken over. */
export const lineHash = async (context: PersonalContext, { cells, groupId, errors }: KeptLine) =>
  Object.keys(errors).length || !cells.name || !cells.birthYear || !groupId
    ? null
    : identityHash(context, { name: cells.name, birthYear: cells.birthYear, groupId })

/**
 * A cell that is empty, or a name without its marks, tells nothing against the register. A phone that only the public form
 * brought is news: the list vouches for it.
 */
async function differing(context: PersonalContext, row: KeptLine, known: Registered): Promise<GivenField[]> {
  const { cells } = row
  const isKnown = async (phone?: string | null) => !phone || known.vouched.includes(await phoneHash(context, phone))
  const { guardian } = cells
  const checks: Record<GivenField, boolean> = {
    name: nameOf(row, known) !== known.name,
    birthYear: cells.birthYear !== known.birthYear,
    gender: cells.gender !== known.gender,
    groupId: row.groupId !== known.groupId,
    household: (cells.household ?? known.household) !== known.household,
    specialCircumstances: (cells.specialCircumstances ?? known.specialCircumstances) !== known.specialCircumstances,
    ethnicMinority: (cells.ethnicMinority ?? known.ethnicMinority) !== known.ethnicMinority,
    phone: !(await isKnown(cells.phone)),
    guardian:
      guardian !== undefined &&
      (!known.guardian || fold(guardian.name) !== fold(known.guardian.name) || !(await isKnown(guardian.phone))),
  }
  return (Object.keys(checks) as GivenField[]).filter(field => checks[field])
}

/** What the child is to be called: a name that the file has without marks does not take them off. */
export function nameOf({ cells }: KeptLine, known: Registered): string {
  const name = cells.name ?? known.name
  return fold(name) === fold(known.name) && fold(name) === name.toLowerCase() ? known.name : name
}
