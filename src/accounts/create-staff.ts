import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { audit } from '../audit/record'
import { roles } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'
import { Invalid } from '../shared/errors'
import { newId } from '../shared/ids'
import { optional, parse } from '../shared/parse'
import { personFields, refuseGuessable, roleFields } from './account-fields'
import { accountRows, refuseTaken } from './account-rows'
import type { Auth } from './auth'
import { roleScope } from './role-scope'

const newStaff = z.strictObject({
  ...personFields,
  ...roleFields,
  role: z.enum(roles, 'invalid_value'),
  /** Of a province officer, who belongs to no ward. */
  provinceCode: optional(z.string().regex(/^\d{2}$/, 'invalid_value')),
})

/**
 * Creates an account at once, for the seed and command-line tools; people come by invitation. Only the system may.
 * @returns the account's id
 * @throws Invalid, Forbidden
 */
export async function createStaff(context: Context, auth: Auth, input: unknown): Promise<string> {
  requireRole(context.actor, 'system')
  const fields = parse(newStaff, input)
  const { name, username, phone, password, role, provinceCode } = fields
  refuseGuessable(password, username, name)
  if (role === 'province' && !provinceCode) throw new Invalid({ provinceCode: { code: 'required' } })
  const scope = await roleScope(context, role, fields)
  await refuseTaken(context.db, { username, phone })
  const id = newId()
  const account = {
    ...{ id, name, username, phone, role, ...scope },
    passwordHash: await (await auth.$context).password.hash(password),
    wardId: role === 'province' ? null : context.actor.wardId,
    provinceCode: role === 'province' ? provinceCode : null,
  }
  await context.db.batch([
    ...accountRows(context.db, account, context.now, sql`1`),
    audit(context, 'staff.created', id, { role }),
  ])
  return id
}
