import { and, asc, eq, ne, sql } from 'drizzle-orm'
import { publications } from '../database/schema'
import { ageOf } from '../people/ages'
import type { PersonalContext } from '../people/context'
import { type ListedChild, listGroup } from '../people/list-children'
import { openNames } from '../people/open-names'
import { children } from '../people/tables'
import { residentialGroups } from '../places/tables'
import { wardRoles } from '../shared/actor'
import { requireRole } from '../shared/context'
import { Missing } from '../shared/errors'
import { doorNames } from './door-name'
import { type EventPlaces, eventPlaces } from './list-registration-events'
import { unfitBecause } from './open-event'
import { registrations } from './tables'

/** A child's place as the roster shows it: never which kind of seat, nor any flag. */
export type RosterEntry = {
  registrationId: string
  childId: string
  name: string
  age: number
  group: string
  status: 'confirmed' | 'waiting'
  createdAt: number
}

export type RosterOfEvent = EventPlaces & { entries: RosterEntry[] }

/**
 * Who has a place in an event and who waits, each in order of arrival. A group head sees the own group's children only,
 * a coordinator only the events of the own organization, and children by what they are called at the door.
 * @throws Missing, Forbidden
 */
export async function getRoster(context: PersonalContext, eventId: string): Promise<RosterOfEvent> {
  const event = await findEventPlaces(context, eventId)
  const { db, actor, now } = context
  const rows = await db
    .select({
      registrationId: registrations.id,
      childId: registrations.childId,
      birthYear: children.birthYear,
      group: residentialGroups.name,
      status: registrations.status,
      createdAt: registrations.createdAt,
    })
    .from(registrations)
    .innerJoin(children, eq(children.id, registrations.childId))
    .innerJoin(residentialGroups, eq(residentialGroups.id, children.groupId))
    .where(
      and(
        eq(registrations.eventId, eventId),
        eq(registrations.wardId, actor.wardId),
        ne(registrations.status, 'cancelled'),
        actor.role === 'group_head' ? eq(children.groupId, actor.groupId ?? '') : undefined,
      ),
    )
    .orderBy(sql`${registrations.status} = 'waiting'`, asc(registrations.position))
  const fullNames = await openNames(
    context,
    rows.map(row => row.childId),
    eventId,
  )
  const names = actor.role === 'coordinator' ? calledAtTheDoor(rows, fullNames) : fullNames
  const entries = rows.flatMap(({ birthYear, status, ...row }) => {
    const name = names.get(row.childId)
    return name === undefined || status === 'cancelled' ? [] : [{ ...row, name, status, age: ageOf(birthYear, now) }]
  })
  return { ...event, entries }
}

const calledAtTheDoor = (rows: { childId: string; group: string }[], fullNames: Map<string, string>) =>
  doorNames(
    rows.flatMap(({ childId, group }) => {
      const fullName = fullNames.get(childId)
      return fullName === undefined ? [] : [{ id: childId, fullName, group }]
    }),
  )

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

/** The children of a group who fit the event and have no place in it yet, by name. */
export async function listCandidates(
  context: PersonalContext,
  event: EventPlaces,
  groupId: string,
): Promise<ListedChild[]> {
  const placed = await context.db
    .select({ childId: registrations.childId })
    .from(registrations)
    .where(and(eq(registrations.eventId, event.publication.id), ne(registrations.status, 'cancelled')))
  const taken = new Set(placed.map(row => row.childId))
  const group = await listGroup(context, groupId)
  return group.filter(
    child => !taken.has(child.id) && Object.keys(unfitBecause(event.publication, child, context.now)).length === 0,
  )
}
