import { desc, eq } from 'drizzle-orm'
import { auditEntries, users } from '../database/schema'
import { type Context, requireRole } from '../shared/context'

const TAIL = 50

/** The last 50 things done in the actor's ward, newest first, with the name of the staff member who did them. */
export async function listEntries({ db, actor }: Context) {
  requireRole(actor, 'admin')
  return db
    .select({
      id: auditEntries.id,
      at: auditEntries.at,
      action: auditEntries.action,
      actorKind: auditEntries.actorKind,
      actorName: users.name,
    })
    .from(auditEntries)
    .leftJoin(users, eq(users.id, auditEntries.actorId))
    .where(eq(auditEntries.wardId, actor.wardId))
    .orderBy(desc(auditEntries.at), desc(auditEntries.id))
    .limit(TAIL)
}
