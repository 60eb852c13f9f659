import { eq, type SQL, sql } from 'drizzle-orm'
import { requireOwnGroup } from '../people/own-group'
import { children } from '../people/tables'
import { registrars } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'
import { Missing } from '../shared/errors'
import { registrations } from './tables'

/** Inside a statement over `registration`: those registered together with this one, by its id or the party's. */
export const ofParty = ({ actor }: Context, id: string): SQL =>
  sql`(registration.ward_id = ${actor.wardId} and (registration.id = ${id} or registration.party_id = ${id}
    or registration.party_id = (select party_id from registration where id = ${id})))`

export type Place = {
  id: string
  eventId: string
  childId: string
  status: 'confirmed' | 'waiting' | 'cancelled'
  claimBy: number | null
  apart: boolean
}

/**
 * The places of one registration and those made together with it, cancelled ones too. For the office, a group head of
 * the own group, and a family, whose ticket was read before.
 * @param id a registration's, or the one that a party shares
 * @throws Missing, Forbidden
 */
export async function findParty(context: Context, id: string): Promise<Place[]> {
  const { db, actor } = context
  requireRole(actor, ...registrars, 'guardian')
  const rows = await db
    .select({
      id: registrations.id,
      eventId: registrations.eventId,
      childId: registrations.childId,
      status: registrations.status,
      claimBy: registrations.claimBy,
      apart: registrations.apart,
      groupId: children.groupId,
    })
    .from(registrations)
    .innerJoin(children, eq(children.id, registrations.childId))
    .where(ofParty(context, id))
    .orderBy(registrations.position)
  if (!rows.length) throw new Missing()
  return rows.map(({ groupId, ...place }) => {
    requireOwnGroup(actor, groupId)
    return place
  })
}
