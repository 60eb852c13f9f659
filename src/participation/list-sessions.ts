import { and, asc, eq, gte, lt } from 'drizzle-orm'
import { events, occurrences } from '../database/schema'
import { wardRoles } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'
import { addDays, DAY, instantOf } from '../shared/dates'
import { type CountedSession, sessionsOf, withinReach } from './session'

const DAYS_BACK = 21

export type Sessions = {
  /** The day's sessions, in time order. */
  onDay: CountedSession[]
  /** Held in the three weeks before, and nobody of any group was ticked or counted; the latest first. */
  unfilled: CountedSession[]
}

/**
 * The sessions near a day (`YYYY-MM-DD`) whose attendance the actor keeps: the office's all, a coordinator's own
 * organization's, a group head's own group's.
 */
export async function listSessions(context: Context, date: string): Promise<Sessions> {
  const { actor, now } = context
  requireRole(actor, ...wardRoles)
  const dayStart = instantOf(date)
  const found = await sessionsOf(context)
    .where(
      and(
        eq(occurrences.wardId, actor.wardId),
        gte(occurrences.startsAt, dayStart - DAYS_BACK * DAY),
        lt(occurrences.startsAt, instantOf(addDays(date, 1))),
        eq(occurrences.shown, true),
        withinReach(actor),
      ),
    )
    .orderBy(asc(occurrences.startsAt), asc(events.title))
  const recorded = new Set(found.filter(session => session.anybody).map(({ id }) => id))
  const sessions: CountedSession[] = found.map(({ reachable: _, anybody: __, ...session }) => session)
  return {
    onDay: sessions.filter(session => session.startsAt >= dayStart),
    unfilled: sessions
      .filter(
        session =>
          session.startsAt < dayStart &&
          session.endsAt < now &&
          session.status === 'scheduled' &&
          !recorded.has(session.id) &&
          session.crowd === 0,
      )
      .reverse(),
  }
}
