import { and, asc, eq, sql } from 'drizzle-orm'
import type { PersonalContext } from '../people/context'
import { withoutPhone } from '../people/known-phone'
import { openNames } from '../people/open-names'
import { children } from '../people/tables'
import { residentialGroups } from '../places/tables'
import { registrars } from '../shared/actor'
import { requireRole } from '../shared/context'
import { compareNames } from '../shared/text'
import { doorNames } from './door-name'
import { settleLapsed } from './settle-lapsed'
import { registrations } from './tables'
import { doorCode } from './tickets'

/** A ticket on paper: all that stands on it of the child. */
export type Slip = { name: string; group: string; doorCode: string }

/**
 * The tickets of an event to print: of all children with a place or only of those whose family has no phone; for a group
 * head those of the own group. By group and name.
 * @throws Forbidden
 */
export async function listSlips(
  context: PersonalContext,
  eventId: string,
  { onlyWithoutPhone }: { onlyWithoutPhone: boolean },
): Promise<Slip[]> {
  const { db, actor, crypto } = context
  requireRole(actor, ...registrars)
  await settleLapsed(context, [eventId])
  const rows = await db
    .select({ id: registrations.id, childId: registrations.childId, group: residentialGroups.name })
    .from(registrations)
    .innerJoin(children, eq(children.id, registrations.childId))
    .innerJoin(residentialGroups, eq(residentialGroups.id, children.groupId))
    .where(
      and(
        eq(registrations.eventId, eventId),
        eq(registrations.wardId, actor.wardId),
        eq(registrations.status, 'confirmed'),
        onlyWithoutPhone ? withoutPhone : sql`true`,
        actor.role === 'group_head' ? eq(children.groupId, actor.groupId ?? '') : undefined,
      ),
    )
    .orderBy(asc(residentialGroups.searchName))
  const fullNames = await openNames(
    context,
    rows.map(({ childId }) => childId),
    eventId,
  )
  const named = rows.flatMap(row => {
    const fullName = fullNames.get(row.childId)
    return fullName === undefined ? [] : [{ ...row, fullName }]
  })
  const names = doorNames(named.map(({ childId, fullName, group }) => ({ id: childId, fullName, group })))
  const slips = await Promise.all(
    named.map(async ({ id, childId, group }) => ({
      name: names.get(childId)!,
      group,
      doorCode: await doorCode(crypto, id),
    })),
  )
  return slips.sort((a, b) => (a.group === b.group ? compareNames(a.name, b.name) : 0))
}
