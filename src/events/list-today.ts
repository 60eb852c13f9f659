import { and, asc, count, eq, exists, gte, inArray, lt, notExists, or, type SQL } from 'drizzle-orm'
import { eventGroups, events, occurrences, venues } from '../database/schema'
import { wardRoles } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'
import { addDays, instantOf, wallDate } from '../shared/dates'

const UPCOMING_DAYS = 7
const UPCOMING_MAXIMUM = 8

/**
 * What the start page of a ward's staff shows: today's occurrences of published events, those of the next seven days
 * (at most eight), and what waits for the actor. A coordinator sees the own organization's, a group head those that
 * concern the own group.
 * @throws Forbidden
 */
export async function listToday(context: Context) {
  requireRole(context.actor, ...wardRoles)
  const date = wallDate(context.now)
  const tomorrow = instantOf(addDays(date, 1))
  const [today, upcoming, waiting] = await Promise.all([
    occurrencesBetween(context, instantOf(date), tomorrow, 200),
    occurrencesBetween(context, tomorrow, instantOf(addDays(date, 1 + UPCOMING_DAYS)), UPCOMING_MAXIMUM),
    countWaiting(context),
  ])
  return { date, today, upcoming, waiting }
}

function occurrencesBetween({ db, actor }: Context, from: number, until: number, maximum: number) {
  return db
    .select({
      id: occurrences.id,
      eventId: events.id,
      title: events.title,
      category: events.category,
      venue: venues.name,
      startsAt: occurrences.startsAt,
      endsAt: occurrences.endsAt,
      status: occurrences.status,
    })
    .from(occurrences)
    .innerJoin(events, eq(events.id, occurrences.eventId))
    .leftJoin(venues, eq(venues.id, occurrences.venueId))
    .where(
      and(
        eq(occurrences.wardId, actor.wardId),
        gte(occurrences.startsAt, from),
        lt(occurrences.startsAt, until),
        eq(occurrences.shown, true),
        ofActor({ db, actor }),
      ),
    )
    .orderBy(asc(occurrences.startsAt), asc(occurrences.id))
    .limit(maximum)
}

function ofActor({ db, actor }: Pick<Context, 'db' | 'actor'>): SQL | undefined {
  if (actor.role === 'coordinator') return eq(events.organizationId, actor.organizationId ?? '')
  if (actor.role !== 'group_head') return undefined
  const meant = db.select({ id: eventGroups.eventId }).from(eventGroups).where(eq(eventGroups.eventId, events.id))
  const own = db
    .select({ id: eventGroups.eventId })
    .from(eventGroups)
    .where(and(eq(eventGroups.eventId, events.id), eq(eventGroups.groupId, actor.groupId ?? '')))
  return or(notExists(meant), exists(own))
}

/** Events per status that the actor has to do something about: nothing for a group head. */
async function countWaiting({ db, actor }: Context) {
  const statuses = {
    admin: ['submitted', 'returned', 'draft'],
    approver: ['submitted'],
    editor: ['returned', 'draft'],
    coordinator: ['returned', 'draft'],
  } as const
  const wanted: readonly ('submitted' | 'returned' | 'draft')[] = statuses[actor.role as keyof typeof statuses] ?? []
  const waiting = { submitted: 0, returned: 0, draft: 0 }
  if (!wanted.length) return waiting
  const rows = await db
    .select({ status: events.status, count: count() })
    .from(events)
    .where(and(eq(events.wardId, actor.wardId), inArray(events.status, [...wanted]), ofActor({ db, actor })))
    .groupBy(events.status)
  for (const row of rows) if (row.status in waiting) waiting[row.status as keyof typeof waiting] = row.count
  return waiting
}
