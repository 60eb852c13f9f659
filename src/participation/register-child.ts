import { and, eq, isNull, sql } from 'drizzle-orm'
import { consents } from '../database/schema'
import type { PersonalContext } from '../people/context'
import { requireOwnGroup } from '../people/own-group'
import { children } from '../people/tables'
import { registrars } from '../shared/actor'
import { requireRole } from '../shared/context'
import { Conflict, Missing } from '../shared/errors'
import { consentGiven } from './consent-given'
import { findOpenEvent, unfitBecause } from './open-event'
import { registrations } from './tables'
import { takeSeatsStatements } from './take-seats'

export type Registered = {
  id: string
  status: 'confirmed' | 'waiting'
  /** Whether this call made it; false where the child had its place already. */
  created: boolean
}

/**
 * Gives a child of the register a place in a published event, or the end of its waiting list. A child that has one keeps
 * it. Office roles for any child of the ward, a group head for the own group's.
 * @throws Missing, Forbidden, Conflict with the reason why the event or this child cannot
 */
export async function registerChild(context: PersonalContext, eventId: string, childId: string): Promise<Registered> {
  const { db, actor, now } = context
  requireRole(actor, ...registrars)
  const child = await findChild(context, childId)
  requireOwnGroup(actor, child.groupId)
  const publication = await findOpenEvent(context, eventId)
  const [unfit] = Object.values(unfitBecause(publication, child, now))
  if (unfit) throw new Conflict(unfit.code, unfit.values)
  await requireConsent(context, childId)

  const source = actor.role === 'group_head' ? 'group_head' : 'staff'
  const agreed = sql`id = ${childId} and ${consentGiven(sql`child.id`)}`
  const { id, statements } = takeSeatsStatements(context, eventId, { members: agreed, size: 1, source })
  await db.batch(statements)
  const place = await findPlace(context, eventId, childId)
  if (!place) {
    await findOpenEvent(context, eventId)
    await requireConsent(context, childId)
    throw new Conflict('changed_meanwhile')
  }
  return { ...place, created: place.id === id }
}

async function findChild({ db, actor }: PersonalContext, childId: string) {
  const [child] = await db
    .select({ birthYear: children.birthYear, groupId: children.groupId })
    .from(children)
    .where(and(eq(children.id, childId), eq(children.wardId, actor.wardId), isNull(children.erasedAt)))
  if (!child) throw new Missing()
  return child
}

async function requireConsent({ db }: PersonalContext, childId: string): Promise<void> {
  const given = await db
    .select({ assent: consents.childAssent })
    .from(consents)
    .where(and(eq(consents.childId, childId), eq(consents.purpose, 'taking_part'), isNull(consents.withdrawnAt)))
    .orderBy(sql`${consents.givenAt} desc`)
    .limit(1)
  if (!given.length) throw new Conflict('consent_missing')
  if (given[0]!.assent === false) throw new Conflict('assent_refused')
}

/** The place a child holds in an event: confirmed or waiting. */
export async function findPlace({ db, actor }: PersonalContext, eventId: string, childId: string) {
  const [place] = await db
    .select({ id: registrations.id, status: registrations.status })
    .from(registrations)
    .where(
      and(
        eq(registrations.eventId, eventId),
        eq(registrations.childId, childId),
        eq(registrations.wardId, actor.wardId),
      ),
    )
  return place && place.status !== 'cancelled' ? { id: place.id, status: place.status } : null
}
