import { z } from 'zod'
import { audit } from '../audit/record'
import { invitations } from '../database/schema'
import { type Context, requireRole } from '../shared/context'
import { DAY } from '../shared/dates'
import { hashSecret, newId, newSecret } from '../shared/ids'
import { line, parse } from '../shared/parse'
import { roleFields } from './account-fields'
import { roleScope } from './role-scope'

/** How long an invitation's link can be used, in milliseconds. */
export const INVITATION_LENGTH = 7 * DAY

const newInvitation = z.strictObject({ name: line(80), ...roleFields })

/**
 * Invites a person to the actor's ward by a link that works once. Only the token's hash is stored, so this is the one
 * moment to see it.
 * @throws Invalid, Forbidden
 */
export async function inviteStaff(context: Context, input: unknown): Promise<{ id: string; token: string }> {
  requireRole(context.actor, 'admin')
  const fields = parse(newInvitation, input)
  const { db, actor, now } = context
  const scope = await roleScope(context, fields.role, fields)
  const id = newId()
  const token = newSecret()
  await db.batch([
    db.insert(invitations).values({
      ...{ id, name: fields.name, role: fields.role, ...scope },
      wardId: actor.wardId,
      tokenHash: await hashSecret(token),
      invitedBy: actor.id,
      expiresAt: now + INVITATION_LENGTH,
      createdAt: now,
    }),
    audit(context, 'invitation.created', id, { role: fields.role }),
  ])
  return { id, token }
}
