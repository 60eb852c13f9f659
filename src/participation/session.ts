import { and, eq, type SQL, sql } from 'drizzle-orm'
import { eventGroups, events, occurrences, organizations, venues, wards } from '../database/schema'
import { type Actor, wardRoles } from '../shared/actor'
import type { MeetingStatus } from '../shared/choices'
import { type Context, requireRole } from '../shared/context'
import { DAY, HOUR, wallDate } from '../shared/dates'
import { Conflict, Forbidden, Missing } from '../shared/errors'
import { attendances, registrations } from './tables'

/** How long before its start an occurrence may be filled in. */
export const OPENS_BEFORE = 12 * HOUR
/** How long after its end an occurrence may still be filled in when the season is over. */
export const CLOSES_AFTER = 7 * DAY

/** One occurrence as attendance sees it. */
export type Session = {
  id: string
  eventId: string
  organizationId: string
  title: string
  category: (typeof events.$inferSelect)['category']
  organization: string
  venue: string | null
  startsAt: number
  endsAt: number
  status: MeetingStatus
  reason: string | null
  published: boolean
  /** The last day of the ward's season. */
  seasonTo: string
  /** For a group head: whether the event is meant for the own group by name. */
  forOwnGroup: boolean
}

const own = (actor: Actor) => actor.groupId ?? ''

const named = (actor: Actor): SQL =>
  sql`exists(select 1 from ${eventGroups} eg where eg.event_id = ${events.id} and eg.group_id = ${own(actor)})`

/**
 * Which events an actor keeps attendance of: the office all, a coordinator those of the own organization, a group head
 * those meant for the own group or the whole ward, and those with children of the own group.
 */
export function withinReach(actor: Actor): SQL {
  if (actor.role === 'coordinator') return eq(events.organizationId, actor.organizationId ?? '')
  if (actor.role !== 'group_head') return sql`1`
  return sql`(${named(actor)}
    or not exists(select 1 from ${eventGroups} eg where eg.event_id = ${events.id})
    or exists(select 1 from ${registrations} r join child c on c.id = r.child_id
      where r.event_id = ${events.id} and r.status = 'confirmed' and c.group_id = ${own(actor)}))`
}

/** The columns of a session, for queries over `occurrence` joined as in `sessionsOf`. */
const sessionColumns = (actor: Actor) => ({
  id: occurrences.id,
  eventId: occurrences.eventId,
  organizationId: events.organizationId,
  title: events.title,
  category: events.category,
  organization: organizations.name,
  venue: venues.name,
  startsAt: occurrences.startsAt,
  endsAt: occurrences.endsAt,
  status: occurrences.status,
  reason: occurrences.reason,
  published: occurrences.shown,
  seasonTo: wards.seasonTo,
  forOwnGroup: named(actor).mapWith(Boolean),
  reachable: withinReach(actor).mapWith(Boolean),
  registered:
    sql`(select count(*) from ${registrations} r join child c on c.id = r.child_id where r.event_id = ${events.id}
    and r.status = 'confirmed' and c.erased_at is null and ${ofOwnGroup(actor)})`.mapWith(Number),
  present: sql`(select count(*) from ${attendances} a join child c on c.id = a.child_id
    where a.occurrence_id = ${occurrences.id} and ${ofOwnGroup(actor)})`.mapWith(Number),
  anybody: sql`exists(select 1 from ${attendances} a where a.occurrence_id = ${occurrences.id})`.mapWith(Boolean),
  crowd: sql`(select coalesce(sum(h.count), 0) from headcount h where h.occurrence_id = ${occurrences.id})`.mapWith(
    Number,
  ),
})

/** For queries where `c` is a child: only the own group's for a group head. */
export const ofOwnGroup = (actor: Actor): SQL =>
  actor.role === 'group_head' ? sql`c.group_id = ${own(actor)}` : sql`1`

/** Sessions of the actor's ward, to narrow further. */
export const sessionsOf = ({ db, actor }: Context) =>
  db
    .select(sessionColumns(actor))
    .from(occurrences)
    .innerJoin(events, eq(events.id, occurrences.eventId))
    .innerJoin(organizations, eq(organizations.id, events.organizationId))
    .innerJoin(wards, eq(wards.id, occurrences.wardId))
    .leftJoin(venues, eq(venues.id, occurrences.venueId))

/** An occurrence with its counts: children registered, children present, heads of a crowd. */
export type CountedSession = Session & { registered: number; present: number; crowd: number }

/**
 * The occurrence, when the actor keeps its attendance.
 * @throws Forbidden for another organization's or group's; Missing where the ward has no such published occurrence
 */
export async function findSession(context: Context, occurrenceId: string): Promise<CountedSession> {
  const { actor } = context
  requireRole(actor, ...wardRoles)
  const [found] = await sessionsOf(context).where(
    and(eq(occurrences.id, occurrenceId), eq(occurrences.wardId, actor.wardId)),
  )
  if (!found?.published) throw new Missing()
  const { reachable, anybody: _, ...session } = found
  if (!reachable) throw new Forbidden('attendance_not_yours')
  return session
}

/** Inside a statement: the occurrence exists for this actor and its attendance is open now. */
export const isOpen = ({ actor, now }: Context, occurrenceId: string): SQL =>
  sql`exists(select 1 from ${occurrences} join ${events} on ${events.id} = ${occurrences.eventId}
    join ${wards} on ${wards.id} = ${occurrences.wardId}
    where ${occurrences.id} = ${occurrenceId} and ${occurrences.wardId} = ${actor.wardId}
    and ${occurrences.status} = 'scheduled' and ${occurrences.startsAt} <= ${now + OPENS_BEFORE}
    and (${wards.seasonTo} >= ${wallDate(now)} or ${occurrences.endsAt} >= ${now - CLOSES_AFTER})
    and ${occurrences.shown} and ${withinReach(actor)})`

/** Why nothing can be recorded now, or null while it can. */
export function closedBecause(session: Session, now: number) {
  if (session.status === 'cancelled') return 'attendance_cancelled' as const
  if (session.status === 'postponed') return 'attendance_postponed' as const
  if (session.startsAt > now + OPENS_BEFORE) return 'attendance_too_early' as const
  if (session.seasonTo < wallDate(now) && session.endsAt < now - CLOSES_AFTER) return 'attendance_closed' as const
  return null
}

/** @throws Conflict when nothing can be recorded now */
export function requireOpen(session: Session, now: number): void {
  const reason = closedBecause(session, now)
  if (reason) throw new Conflict(reason)
}
