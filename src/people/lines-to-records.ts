import { type Change, type Snapshot, snapshotOf } from './change-children'
import type { ChildData } from './child-input'
import { sealGuardian } from './child-rows'
import type { PersonalContext } from './context'
import type { KeptLine } from './import-lines'
import { type JudgedLine, nameOf } from './judge-lines'

/** A new child as its row says; with a consent on paper the child's own answer is held there too. */
export const newChild = ({ cells, groupId }: KeptLine, consent: boolean): ChildData => ({
  name: cells.name!,
  groupId: groupId!,
  birthYear: cells.birthYear!,
  gender: cells.gender!,
  household: cells.household ?? 'none',
  specialCircumstances: cells.specialCircumstances ?? false,
  ethnicMinority: cells.ethnicMinority ?? false,
  phone: cells.phone ?? null,
  guardianName: cells.guardian?.name ?? '',
  guardianRelation: cells.guardian?.relation ?? null,
  guardianPhone: cells.guardian?.phone ?? null,
  consentMethod: consent ? 'paper' : null,
  assent: consent ? 'yes' : null,
  version: null,
})

/** A known child as its row says; what the row leaves out stays. */
export async function changeOf(context: PersonalContext, { row, known, differs }: JudgedLine): Promise<Change> {
  const child = known!
  const before = await snapshotOf(context, child)
  const { cells, groupId } = row
  const { guardian } = cells
  const after: Snapshot = {
    ...before,
    name: nameOf(row, child),
    groupId: groupId!,
    birthYear: cells.birthYear!,
    gender: cells.gender!,
    household: cells.household ?? before.household,
    specialCircumstances: cells.specialCircumstances ?? before.specialCircumstances,
    ethnicMinority: cells.ethnicMinority ?? before.ethnicMinority,
    phone: differs.includes('phone') ? (cells.phone ?? before.phone) : before.phone,
    // A phone that was known is kept where the row has none, but for one that nobody vouched for.
    guardian:
      guardian && differs.includes('guardian')
        ? { ...guardian, phone: guardian.phone ?? (child.guardian?.byForm ? null : before.guardian?.phone) ?? null }
        : before.guardian,
  }
  return { kind: groupId === child.groupId ? 'imported' : 'moved', child, before, after }
}

/** The row of the guardian that a known child's row names anew. */
export const guardianOf = async (context: PersonalContext, { differs }: JudgedLine, { child, after }: Change) =>
  after.guardian && differs.includes('guardian') ? sealGuardian(context, child.id, after.guardian) : null
