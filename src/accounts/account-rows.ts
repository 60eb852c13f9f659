import { eq, type SQL } from 'drizzle-orm'
import type { Database } from '../database/database'
import { insertWhere } from '../database/insert-where'
import { credentials, staff, users } from '../database/schema'
import type { Role } from '../shared/actor'
import { Invalid } from '../shared/errors'
import { newId } from '../shared/ids'

type Account = {
  id: string
  name: string
  username: string
  phone: string | null
  passwordHash: string
  role: Role
  wardId: string | null
  provinceCode: string | null
  organizationId: string | null
  groupId: string | null
}

/** The statements that write an account while the condition holds: the user, its password and what it may do. */
export function accountRows(db: Database, account: Account, now: number, condition: SQL) {
  const at = new Date(now)
  const { id, name, username, passwordHash, ...rest } = account
  const user = insertWhere(
    db,
    users,
    // better-auth wants an address; nothing is ever sent to it.
    { id, name, username, displayUsername: username, email: `${id}@san-choi.invalid`, createdAt: at, updatedAt: at },
    condition,
  )
  const credential = insertWhere(
    db,
    credentials,
    {
      id: newId(),
      accountId: id,
      providerId: 'credential',
      userId: id,
      password: passwordHash,
      createdAt: at,
      updatedAt: at,
    },
    condition,
  )
  const { phone, role, wardId, provinceCode, organizationId, groupId } = rest
  const member = insertWhere(
    db,
    staff,
    { id, phone, role, wardId, provinceCode, organizationId, groupId, createdAt: now },
    condition,
  )
  return [user, credential, member] as const
}

/**
 * Says which of the two is taken, before or after the database has refused it.
 * @throws Invalid
 */
export async function refuseTaken(db: Database, { username, phone }: { username: string; phone: string | null }) {
  const [user, member] = await Promise.all([
    db.query.users.findFirst({ where: eq(users.username, username), columns: { id: true } }),
    phone ? db.query.staff.findFirst({ where: eq(staff.phone, phone), columns: { id: true } }) : undefined,
  ])
  if (user) throw new Invalid({ username: { code: 'username_taken' } })
  if (member) throw new Invalid({ phone: { code: 'phone_taken' } })
}
