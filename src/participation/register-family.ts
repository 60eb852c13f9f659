import { and, eq, inArray, ne, sql } from 'drizzle-orm'
import type { PersonalContext } from '../people/context'
import { requireOwnGroup } from '../people/own-group'
import { children } from '../people/tables'
import type { Publication } from '../publications/publication'
import { planners, registrars } from '../shared/actor'
import { requireRole } from '../shared/context'
import { Conflict, Forbidden, Invalid, Missing, type Reason } from '../shared/errors'
import { consentGiven } from './consent-given'
import { findCode } from './find-code'
import { findOpenEvent, unfitBecause } from './open-event'
import { registrations } from './tables'
import { byFlags, type Source, takeSeatsStatements } from './take-seats'

/** Sisters and brothers, not a class. */
export const MOST_CHILDREN = 12

/** Nobody of the family was registered; `children` says why, by their ids. */
export class ChildrenUnfit extends Conflict {
  constructor(readonly children: Record<string, Reason>) {
    super('children_unfit', { count: Object.keys(children).length })
  }
}

export type FamilyRegistered = {
  /** What the family's ticket is of. */
  id: string
  children: {
    id: string
    childId: string
    status: 'confirmed' | 'waiting'
    /** Whether this call made it; false where the child had its place already. */
    created: boolean
  }[]
}

/**
 * Gives sisters and brothers places in a published event together: all confirmed or all at the end of the waiting list. A
 * child that has a place keeps it. The office for any children of the ward, a group head for the own group's, a
 * coordinator for an event of the own organization.
 * @param code an eligibility code of the event, as the family typed it
 * @throws Missing, Forbidden, Invalid, ChildrenUnfit, Conflict with the reason why the event or the code does not do
 */
export async function registerFamily(
  context: PersonalContext,
  eventId: string,
  childIds: string[],
  code?: string,
): Promise<FamilyRegistered> {
  const { db, actor } = context
  requireRole(actor, ...registrars, ...planners)
  const ids = [...new Set(childIds)]
  if (!ids.length) throw new Invalid({ childIds: { code: 'choose_children' } })
  if (ids.length > MOST_CHILDREN)
    throw new Invalid({ childIds: { code: 'too_many_values', values: { maximum: MOST_CHILDREN } } })
  const publication = await findOpenEvent(context, eventId)
  if (actor.role === 'coordinator' && publication.payload.host.id !== actor.organizationId) throw new Forbidden()
  await requireFit(context, publication, ids)
  const codeId = code ? await findCode(context, eventId, code) : null

  const { id, statements } = takeSeatsStatements(context, eventId, {
    ids,
    only: consentGiven(sql`child.id`),
    source: sourceOf(actor.role),
    eligible: codeId ? sql`1` : byFlags,
    codeId,
  })
  await db.batch(statements)
  const places = await findPlaces(context, eventId, ids)
  if (places.length < ids.length) {
    await requireFit(context, await findOpenEvent(context, eventId), ids)
    if (code) await findCode(context, eventId, code)
    throw new Conflict('changed_meanwhile')
  }
  const mine = (place: (typeof places)[number]) => place.id === id || place.partyId === id
  return {
    id: places.some(mine) ? id : (places[0]!.partyId ?? places[0]!.id),
    children: places.map(place => ({
      ...{ id: place.id, childId: place.childId, created: mine(place) },
      status: place.status === 'waiting' ? 'waiting' : 'confirmed',
    })),
  }
}

/** @throws Missing, Forbidden, ChildrenUnfit */
async function requireFit(context: PersonalContext, publication: Publication, ids: string[]): Promise<void> {
  const family = await findFamily(context, ids)
  for (const child of family) requireOwnGroup(context.actor, child.groupId)
  const unfit = family.flatMap(child => {
    const [reason = consentReason(child)] = Object.values(unfitBecause(publication, child, context.now))
    return reason ? [[child.id, reason] as const] : []
  })
  if (unfit.length) throw new ChildrenUnfit(Object.fromEntries(unfit))
}

const sourceOf = (role: string): Source =>
  role === 'group_head' ? 'group_head' : role === 'coordinator' ? 'school' : 'staff'

async function findFamily({ db, actor }: PersonalContext, ids: string[]) {
  const family = await db
    .select({
      id: children.id,
      birthYear: children.birthYear,
      groupId: children.groupId,
      consented: sql`exists (select 1 from consent where child_id = child.id and purpose = 'taking_part'
        and withdrawn_at is null)`.mapWith(Boolean),
      agreed: sql`coalesce(${consentGiven(sql`child.id`)}, 0)`.mapWith(Boolean),
    })
    .from(children)
    .where(and(inArray(children.id, ids), eq(children.wardId, actor.wardId), sql`erased_at is null`))
  if (family.length < ids.length) throw new Missing()
  return family
}

const consentReason = ({ consented, agreed }: { consented: boolean; agreed: boolean }): Reason | undefined =>
  agreed ? undefined : { code: consented ? 'assent_refused' : 'consent_missing' }

const findPlaces = ({ db, actor }: PersonalContext, eventId: string, ids: string[]) =>
  db
    .select({
      id: registrations.id,
      childId: registrations.childId,
      status: registrations.status,
      partyId: registrations.partyId,
    })
    .from(registrations)
    .where(
      and(
        eq(registrations.eventId, eventId),
        eq(registrations.wardId, actor.wardId),
        inArray(registrations.childId, ids),
        ne(registrations.status, 'cancelled'),
      ),
    )
    .orderBy(registrations.position)
