import { and, asc, desc, eq, type SQL, sql } from 'drizzle-orm'
import { publications } from '../database/schema'
import { ageOf } from '../people/ages'
import type { PersonalContext } from '../people/context'
import { openNames } from '../people/open-names'
import { children } from '../people/tables'
import { residentialGroups } from '../places/tables'
import { wardRoles } from '../shared/actor'
import { requireRole } from '../shared/context'
import { DAY } from '../shared/dates'
import { Missing } from '../shared/errors'
import { compareNames } from '../shared/text'
import { doorNames } from './door-name'
import { type EventPlaces, eventPlaces } from './list-registration-events'
import { type Missed, missedColumn } from './no-shows'
import { settleLapsed } from './settle-lapsed'
import { type endReasons, excuses, registrations } from './tables'

/** How long after a place was given from the waiting list the family still stands among those to tell. */
const TELL = 3 * DAY
const MOST_ENDED = 100

/** A child's place as the roster shows it: never which kind of seat, nor any flag. */
export type RosterEntry = {
  registrationId: string
  childId: string
  name: string
  age: number
  group: string
  status: 'confirmed' | 'waiting'
  /** Shared by those who were registered together; null for one alone. */
  partyId: string | null
  /** Until when it is to be claimed, in UTC milliseconds; null when there is nothing to claim. */
  claimBy: number | null
  /** Null where there is nothing to warn of. */
  missed: Missed | null
  /** Null for a coordinator. */
  createdAt: number | null
}

/** A place that ended, and why. */
export type EndedEntry = Pick<RosterEntry, 'registrationId' | 'childId' | 'name' | 'group'> & {
  endReason: (typeof endReasons)[number] | null
  endedAt: number | null
}

export type RosterOfEvent = EventPlaces & { entries: RosterEntry[] }

/** What whoever follows the registrations sees besides. */
export type Followed = {
  /** The latest first. */
  ended: EndedEntry[]
  /** Registrations that moved up from the waiting list lately, whose families are to be told. */
  toTell: ReadonlySet<string>
  /** Children of places, who were excused from the next meeting. */
  excused: ReadonlySet<string>
}

/**
 * Who has a place in an event and who waits, each in order of arrival. A group head sees the own group's children only,
 * a coordinator only the events of the own organization, and children by what they are called at the door: those with a
 * place by name, because one who came later and was let in before one who waits may use a kept seat.
 * @throws Missing, Forbidden
 */
export async function getRoster(context: PersonalContext, eventId: string): Promise<RosterOfEvent> {
  let event = await findEventPlaces(context, eventId)
  if (await settleLapsed(context, [eventId])) event = await findEventPlaces(context, eventId)
  const { now } = context
  const rows = await placesOf(context, eventId, sql`${registrations.status} <> 'cancelled'`).orderBy(
    sql`${registrations.status} = 'waiting'`,
    asc(registrations.position),
  )
  const names = await namesOf(context, eventId, rows)
  const entries = rows.flatMap(({ birthYear, status, confirmedAt: _, endReason: __, endedAt: ___, ...row }) => {
    const name = names.get(row.childId)
    return name === undefined || status === 'cancelled' ? [] : [{ ...row, name, status, age: ageOf(birthYear, now) }]
  })
  if (context.actor.role !== 'coordinator') return { ...event, entries }
  const placed = entries.filter(({ status }) => status === 'confirmed').sort((a, b) => compareNames(a.name, b.name))
  const waiting = entries.filter(({ status }) => status === 'waiting')
  return { ...event, entries: [...placed, ...waiting].map(entry => ({ ...entry, createdAt: null })) }
}

/** What besides the roster there is to follow, within the same reach. @throws Missing, Forbidden */
export async function followPlaces(context: PersonalContext, eventId: string): Promise<Followed> {
  await findEventPlaces(context, eventId)
  const { db, now } = context
  const rows = await placesOf(context, eventId, sql`${registrations.status} = 'cancelled'`)
    .orderBy(desc(registrations.cancelledAt))
    .limit(MOST_ENDED)
  const names = await namesOf(context, eventId, rows)
  const movedUp = sql`${registrations.status} = 'confirmed' and ${registrations.confirmedAt} > ${registrations.createdAt}
    and (${registrations.claimBy} > ${now} or ${registrations.confirmedAt} > ${now - TELL})`
  const told = await placesOf(context, eventId, movedUp)
  const excused = await db
    .select({ id: excuses.childId })
    .from(excuses)
    .where(
      sql`occurrence_id = (select id from occurrence where event_id = ${eventId} and starts_at > ${now}
        and status = 'scheduled' and shown order by starts_at limit 1)`,
    )
  return {
    ended: rows.flatMap(({ registrationId, childId, group, endReason, endedAt }) => {
      const name = names.get(childId)
      return name === undefined ? [] : [{ registrationId, childId, name, group, endReason, endedAt }]
    }),
    toTell: new Set(told.map(({ registrationId }) => registrationId)),
    excused: new Set(excused.map(({ id }) => id)),
  }
}

const placesOf = (context: PersonalContext, eventId: string, which: SQL) => {
  const { db, actor } = context
  return db
    .select({
      registrationId: registrations.id,
      childId: registrations.childId,
      birthYear: children.birthYear,
      group: residentialGroups.name,
      status: registrations.status,
      partyId: registrations.partyId,
      claimBy: registrations.claimBy,
      confirmedAt: registrations.confirmedAt,
      endReason: registrations.endReason,
      endedAt: registrations.cancelledAt,
      createdAt: registrations.createdAt,
      missed: missedColumn(context),
    })
    .from(registrations)
    .innerJoin(children, eq(children.id, registrations.childId))
    .innerJoin(residentialGroups, eq(residentialGroups.id, children.groupId))
    .where(
      and(
        eq(registrations.eventId, eventId),
        eq(registrations.wardId, actor.wardId),
        which,
        actor.role === 'group_head' ? eq(children.groupId, actor.groupId ?? '') : undefined,
      ),
    )
}

async function namesOf(context: PersonalContext, eventId: string, rows: { childId: string; group: string }[]) {
  const ids = rows.map(row => row.childId)
  const fullNames = await openNames(context, ids, eventId)
  if (context.actor.role !== 'coordinator') return fullNames
  return doorNames(
    rows.flatMap(({ childId, group }) => {
      const fullName = fullNames.get(childId)
      return fullName === undefined ? [] : [{ id: childId, fullName, group }]
    }),
  )
}

/** One event within the actor's reach with its counts. @throws Missing, Forbidden */
export async function findEventPlaces(context: PersonalContext, eventId: string): Promise<EventPlaces> {
  requireRole(context.actor, ...wardRoles)
  const [event] = await eventPlaces(
    context,
    sql`${publications.id} = ${eventId} and ${publications.status} <> 'withdrawn'`,
  )
  if (!event) throw new Missing()
  return event
}
