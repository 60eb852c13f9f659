import { sql } from 'drizzle-orm'
import type { PersonalContext } from '../people/context'
import { recordOpened } from '../people/open-names'
import { compareNames } from '../shared/text'
import { doorNames } from './door-name'
import { type CountedSession, closedBecause, ofOwnGroup } from './session'
import { findSettledSession } from './settle-lapsed'

export type RosterEntry = {
  childId: string
  /** The given name, with a family initial only where two of a group share it. */
  name: string
  group: string
  present: boolean
  /** Came without a place. */
  walkIn: boolean
  /** The family or teacher said beforehand that it cannot come. */
  excused: boolean
}

export type Roster = {
  session: CountedSession
  /** Why nothing can be recorded now; null while it can. */
  closed: ReturnType<typeof closedBecause>
  entries: RosterEntry[]
  /** Everyone present, walk-ins among them. */
  present: number
  /** With a place, not come yet. */
  awaited: number
  walkIns: number
}

/**
 * The children of one occurrence: those with a confirmed place and the walk-ins, by given name and residential group.
 * A group head sees the own group's only. Opening it is recorded with the count, never with names.
 * @throws Missing, Forbidden
 */
export async function openRoster(context: PersonalContext, occurrenceId: string): Promise<Roster> {
  const { db, actor, crypto, now } = context
  const session = await findSettledSession(context, occurrenceId)
  const rows = await db
    .select({
      childId: sql<string>`c.id`,
      sealed: sql<string>`c.name`,
      group: sql<string>`g.name`,
      groupId: sql<string>`g.id`,
      present: sql`a.id is not null`.mapWith(Boolean),
      walkIn: sql`r.id is null`.mapWith(Boolean),
      excused: sql`x.child_id is not null`.mapWith(Boolean),
    })
    .from(sql`(select child_id from registration where event_id = ${session.eventId} and status = 'confirmed'
        union select child_id from attendance where occurrence_id = ${occurrenceId}) listed
      join child c on c.id = listed.child_id
      join residential_group g on g.id = c.group_id
      left join registration r on r.event_id = ${session.eventId} and r.child_id = c.id and r.status = 'confirmed'
      left join attendance a on a.occurrence_id = ${occurrenceId} and a.child_id = c.id
      left join excuse x on x.occurrence_id = ${occurrenceId} and x.child_id = c.id`)
    .where(sql`c.ward_id = ${actor.wardId} and c.name is not null and ${ofOwnGroup(actor)}`)
  await recordOpened(
    context,
    occurrenceId,
    rows.map(({ childId }) => childId),
    'roster.opened',
  )

  const named = await Promise.all(
    rows.map(async row => ({ ...row, fullName: await crypto.decrypt(row.sealed, `child.name:${row.childId}`) })),
  )
  const names = doorNames(named.map(({ childId, fullName, groupId }) => ({ id: childId, fullName, group: groupId })))
  const entries = named
    .sort((a, b) => compareNames(a.fullName, b.fullName))
    .map(({ fullName: _, sealed: __, groupId: ___, ...entry }) => ({ ...entry, name: names.get(entry.childId)! }))
  return {
    session,
    closed: closedBecause(session, now),
    entries,
    present: entries.filter(entry => entry.present).length,
    awaited: entries.filter(entry => !entry.present).length,
    walkIns: entries.filter(entry => entry.walkIn).length,
  }
}
