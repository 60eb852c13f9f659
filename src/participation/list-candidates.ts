import { and, eq, ne, sql } from 'drizzle-orm'
import type { PersonalContext } from '../people/context'
import { type ListedChild, openGroup } from '../people/list-children'
import { recordOpened } from '../people/open-names'
import { children } from '../people/tables'
import { consentGiven } from './consent-given'
import type { EventPlaces } from './list-registration-events'
import { unfitBecause } from './open-event'
import { MOST_CHILDREN } from './register-family'
import { registrations } from './tables'

export type Candidate = ListedChild & {
  /** What children of one home share: said so in the register, or one phone; their own where nothing is known. */
  home: string
  /** Whether the family agreed to taking part, and the child with it. */
  agreed: boolean
}

const homeOf = sql<string>`coalesce(child.family_id, child.phone_hash, (select g.phone_hash from guardian g
  where g.child_id = child.id and g.phone_hash is not null order by g.created_at desc limit 1), child.id)`

/** The children of a group who fit the event and have no place in it yet, by name; recorded as opened. @throws Invalid, Forbidden */
export async function listCandidates(
  context: PersonalContext,
  event: EventPlaces,
  groupId: string,
): Promise<Candidate[]> {
  const { db, actor, now } = context
  const group = await openGroup(context, groupId)
  const [placed, homes] = await db.batch([
    db
      .select({ childId: registrations.childId })
      .from(registrations)
      .where(and(eq(registrations.eventId, event.publication.id), ne(registrations.status, 'cancelled'))),
    db
      .select({
        id: children.id,
        home: homeOf,
        agreed: sql`coalesce(${consentGiven(sql`child.id`)}, 0)`.mapWith(Boolean),
      })
      .from(children)
      .where(and(eq(children.wardId, actor.wardId), eq(children.groupId, groupId))),
  ])
  const taken = new Set(placed.map(row => row.childId))
  const known = new Map(homes.map(row => [row.id, row]))
  const candidates = group.flatMap(child => {
    const fits = !taken.has(child.id) && !Object.keys(unfitBecause(event.publication, child, now)).length
    const of = known.get(child.id)
    return fits && of ? [{ ...child, home: of.home, agreed: of.agreed }] : []
  })
  if (candidates.length)
    await recordOpened(
      context,
      groupId,
      candidates.map(({ id }) => id),
    )
  return candidates
}

/**
 * Which of these children are of one home, for registering each home together. A phone that more share than a family has
 * children is a neighbour's or the group head's: each stands alone.
 */
export async function homesOf({ db, actor }: PersonalContext, childIds: string[]): Promise<string[][]> {
  const rows = await db
    .select({ id: children.id, home: homeOf })
    .from(children)
    .where(
      and(
        eq(children.wardId, actor.wardId),
        sql`child.id in (select value from json_each(${JSON.stringify(childIds)}))`,
      ),
    )
  const known = new Map(rows.map(row => [row.id, row.home]))
  const homes = new Map<string, string[]>()
  // One that is not known stands alone, to be refused by whoever registers it.
  for (const id of childIds) homes.set(known.get(id) ?? id, [...(homes.get(known.get(id) ?? id) ?? []), id])
  return [...homes.values()].flatMap(home => (home.length > MOST_CHILDREN ? home.map(id => [id]) : [home]))
}

/** Children by home, in the order in which the first of each stands. */
export function byHome(candidates: Candidate[]): Candidate[][] {
  const homes = new Map<string, Candidate[]>()
  for (const child of candidates) homes.set(child.home, [...(homes.get(child.home) ?? []), child])
  return [...homes.values()]
}
