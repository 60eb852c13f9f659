import { and, eq, gt, isNull, type SQL } from 'drizzle-orm'
import type { Database } from '../database/database'
import { invitations, wards } from '../database/schema'
import { Conflict } from '../shared/errors'
import { hashSecret } from '../shared/ids'
import { wardColumns } from './actor-ward'

/** Whether an invitation can still be used: not accepted, not revoked, not past its days. */
export const invitationOpen = (now: number): SQL =>
  and(isNull(invitations.acceptedAt), isNull(invitations.revokedAt), gt(invitations.expiresAt, now))!

/**
 * The open invitation of a link's token.
 * @throws Conflict when the link is unknown, used, revoked or expired: these cannot be told apart
 */
export async function findInvitation(db: Database, token: string, now: number) {
  const [found] = await db
    .select({ invitation: invitations, ward: wardColumns })
    .from(invitations)
    .innerJoin(wards, eq(wards.id, invitations.wardId))
    .where(and(eq(invitations.tokenHash, await hashSecret(token)), invitationOpen(now)))
  if (!found) throw new Conflict('invitation_over')
  return found
}
