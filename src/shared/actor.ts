export const roles = ['admin', 'approver', 'editor', 'coordinator', 'group_head', 'province'] as const
export type Role = (typeof roles)[number]

/** Who approves and publishes. */
export const approvers = ['admin', 'approver'] as const
/** The ward's own office. */
export const office = [...approvers, 'editor'] as const
/** Who plans events: the office, and coordinators for their own organization. */
export const planners = [...office, 'coordinator'] as const
/** Who knows families: the office, and group heads for their own group. */
export const registrars = [...office, 'group_head'] as const
/** Every role of a ward: those its administrator may give. A province's officers are created by the system alone. */
export const wardRoles = [...planners, 'group_head'] as const

/** Who acts. `wardId` bounds everything a verb reads or writes; a province officer has a province instead. */
export type Actor = {
  kind: 'staff' | 'api_key' | 'guardian' | 'system'
  /** A staff or key id; `guardian` and `system` have no identity. */
  id: string
  role: Role | 'guardian' | 'system'
  wardId: string
  provinceCode?: string
  /** A coordinator's own organization. */
  organizationId?: string
  /** A group head's own residential group. */
  groupId?: string
}

/** Somebody on the public side of a ward: may register a child with consent, and nothing else. */
export const guardianOf = (wardId: string): Actor => ({ kind: 'guardian', id: 'guardian', role: 'guardian', wardId })

/** The seed and command-line tools. */
export const systemOf = (wardId: string): Actor => ({ kind: 'system', id: 'system', role: 'system', wardId })
