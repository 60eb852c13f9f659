import { and, eq, isNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { PersonalContext } from '../people/context'
import { recordOpened } from '../people/open-names'
import { requireOwnGroup } from '../people/own-group'
import { children } from '../people/tables'
import { idText, line, parse } from '../shared/parse'
import { compareNames, fold } from '../shared/text'
import { doorNames } from './door-name'
import { findSession } from './session'

const MOST = 8

/** Which child is looked for: the group it lives in, and its name or a part of it. */
export const knownChildSearch = z.strictObject({ groupId: idText(), name: line(120).pipe(z.string().min(2)) })

export type KnownChild = { id: string; name: string; birthYear: number; present: boolean }

/**
 * Looks for a child at the door within one residential group, without regard to marks: at most eight, by given name,
 * family initial and birth year. Recorded with the count only.
 * @throws Invalid, Missing, Forbidden
 */
export async function findKnownChildren(
  context: PersonalContext,
  occurrenceId: string,
  input: unknown,
): Promise<KnownChild[]> {
  const { db, actor, crypto } = context
  await findSession(context, occurrenceId)
  const { groupId, name } = parse(knownChildSearch, input)
  requireOwnGroup(actor, groupId)
  const rows = await db
    .select({
      id: children.id,
      sealed: children.name,
      birthYear: children.birthYear,
      present:
        sql`exists(select 1 from attendance a where a.occurrence_id = ${occurrenceId} and a.child_id = child.id)`.mapWith(
          Boolean,
        ),
    })
    .from(children)
    .where(and(eq(children.wardId, actor.wardId), eq(children.groupId, groupId), isNull(children.erasedAt)))
  const named = await Promise.all(
    rows.flatMap(({ sealed, ...row }) =>
      sealed ? [crypto.decrypt(sealed, `child.name:${row.id}`).then(fullName => ({ ...row, fullName }))] : [],
    ),
  )
  const wanted = fold(name)
  const found = named
    .filter(({ fullName }) => fold(fullName).includes(wanted))
    .sort((a, b) => compareNames(a.fullName, b.fullName))
    .slice(0, MOST)
  await recordOpened(
    context,
    occurrenceId,
    found.map(({ id }) => id),
    'children.searched',
    { group: groupId },
  )
  const names = doorNames(
    found.map(({ id, fullName }) => ({ id, fullName, group: groupId })),
    { always: true },
  )
  return found.map(({ id, birthYear, present }) => ({ id, name: names.get(id)!, birthYear, present }))
}
