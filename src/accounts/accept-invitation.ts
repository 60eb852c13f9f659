import { and, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { auditIf } from '../audit/record'
import type { Database } from '../database/database'
import { invitations, users } from '../database/schema'
import { Conflict } from '../shared/errors'
import { newId } from '../shared/ids'
import { parse } from '../shared/parse'
import { personFields, refuseGuessable } from './account-fields'
import { accountRows, refuseTaken } from './account-rows'
import type { Auth } from './auth'
import { findInvitation, invitationOpen } from './find-invitation'

const acceptance = z.strictObject(personFields)

/**
 * Makes the account an invitation promised. The link works once, also for two people at the same instant.
 * @returns the new account's user name
 * @throws Conflict when the link can no longer be used, Invalid
 */
export async function acceptInvitation(
  { db, now }: { db: Database; now: number },
  auth: Auth,
  token: string,
  input: unknown,
): Promise<string> {
  const { invitation } = await findInvitation(db, token, now)
  const { name, username, phone, password } = parse(acceptance, input)
  refuseGuessable(password, username, name)
  await refuseTaken(db, { username, phone })

  const id = newId()
  const { wardId, role, organizationId, groupId } = invitation
  const open = sql`exists (select 1 from ${invitations} where ${and(eq(invitations.id, invitation.id), invitationOpen(now))})`
  const passwordHash = await (await auth.$context).password.hash(password)
  const [user, credential, member] = accountRows(
    db,
    { ...{ id, name, username, phone, passwordHash, role, wardId, organizationId, groupId }, provinceCode: null },
    now,
    open,
  )
  const newcomer = { db, now, actor: { kind: 'staff' as const, id, role, wardId } }
  try {
    const results = await db.batch([
      user,
      credential,
      member,
      db
        .update(invitations)
        .set({ acceptedAt: now, acceptedBy: id })
        .where(and(eq(invitations.id, invitation.id), invitationOpen(now)))
        .returning({ id: invitations.id }),
      auditIf(
        newcomer,
        sql`exists (select 1 from ${users} where ${eq(users.id, id)})`,
        'invitation.accepted',
        invitation.id,
        { role },
      ),
    ])
    if (!results[3].length) throw new Conflict('invitation_over')
  } catch (error) {
    if (!(error instanceof Conflict)) await refuseTaken(db, { username, phone })
    throw error
  }
  return username
}
