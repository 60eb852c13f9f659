import { and, desc, eq, gt } from 'drizzle-orm'
import { sessions } from '../database/schema'
import type { Context } from '../shared/context'

/** The actor's own sessions that still run, newest first. */
export const listSessions = ({ db, actor, now }: Context) =>
  db
    .select({ id: sessions.id, token: sessions.token, userAgent: sessions.userAgent, createdAt: sessions.createdAt })
    .from(sessions)
    .where(and(eq(sessions.userId, actor.id), gt(sessions.expiresAt, new Date(now))))
    .orderBy(desc(sessions.createdAt))
    .limit(50)
