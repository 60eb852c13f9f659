import { and, eq } from 'drizzle-orm'
import { auditIf, previousChanged } from '../audit/record'
import { sessions } from '../database/schema'
import type { Context } from '../shared/context'
import { Missing } from '../shared/errors'

/**
 * Ends one of the actor's own sessions.
 * @throws Missing
 */
export async function revokeSession(context: Context, id: string): Promise<void> {
  const { db, actor } = context
  const [ended] = await db.batch([
    db
      .delete(sessions)
      .where(and(eq(sessions.id, id), eq(sessions.userId, actor.id)))
      .returning({ id: sessions.id }),
    auditIf(context, previousChanged, 'session.revoked', actor.id),
  ])
  if (!ended.length) throw new Missing()
}

/** Ends the session that a request came with. */
export async function signOut({ db, actor }: Context, token: string): Promise<void> {
  await db.delete(sessions).where(and(eq(sessions.token, token), eq(sessions.userId, actor.id)))
}
