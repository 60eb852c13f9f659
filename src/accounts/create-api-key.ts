import { z } from 'zod'
import { audit } from '../audit/record'
import { apiKeys } from '../database/schema'
import { roles } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'
import { Invalid } from '../shared/errors'
import { hashSecret, newId, newSecret } from '../shared/ids'
import { line, parse } from '../shared/parse'
import { roleFields } from './account-fields'
import { roleScope } from './role-scope'

const newApiKey = z.strictObject({ name: line(80), ...roleFields, role: z.enum(roles, 'invalid_value') })

/**
 * Makes a key for another program, with one role for good. Only its hash is stored, so this is the one moment to see it.
 * A province's key reaches beyond the ward: only the system makes one.
 * @throws Invalid, Forbidden
 */
export async function createApiKey(context: Context, input: unknown): Promise<{ id: string; key: string }> {
  requireRole(context.actor, 'admin')
  const { db, actor, now } = context
  const fields = parse(newApiKey, input)
  if (fields.role === 'province' && actor.role !== 'system') throw new Invalid({ role: { code: 'invalid_value' } })
  const scope = await roleScope(context, fields.role, fields)
  const id = newId()
  const key = `sc_${newSecret()}`
  await db.batch([
    db.insert(apiKeys).values({
      ...{ id, name: fields.name, role: fields.role, ...scope },
      wardId: actor.wardId,
      keyHash: await hashSecret(key),
      hint: key.slice(0, 7),
      createdBy: actor.id,
      createdAt: now,
    }),
    audit(context, 'api_key.created', id, { role: fields.role }),
  ])
  return { id, key }
}
