import { and, eq } from 'drizzle-orm'
import { auditIf, previousChanged } from '../audit/record'
import { invitations } from '../database/schema'
import { type Context, requireRole } from '../shared/context'
import { Missing } from '../shared/errors'
import { invitationOpen } from './find-invitation'

/**
 * Takes an open invitation back; its link stops working at once.
 * @throws Missing, Forbidden
 */
export async function revokeInvitation(context: Context, id: string): Promise<void> {
  requireRole(context.actor, 'admin')
  const { db, actor, now } = context
  const [revoked] = await db.batch([
    db
      .update(invitations)
      .set({ revokedAt: now })
      .where(and(eq(invitations.id, id), eq(invitations.wardId, actor.wardId), invitationOpen(now)))
      .returning({ id: invitations.id }),
    auditIf(context, previousChanged, 'invitation.revoked', id),
  ])
  if (!revoked.length) throw new Missing()
}
