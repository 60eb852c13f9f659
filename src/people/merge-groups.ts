import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { auditIf, previousChanged } from '../audit/record'
import type { Statement } from '../database/database'
import { residentialGroups } from '../database/schema'
import type { ErrorCode } from '../messages/errors'
import { withFreeSlug } from '../places/free-slug'
import { nameFree } from '../places/name-free'
import { requireRole } from '../shared/context'
import { addDays, wallDate } from '../shared/dates'
import { Conflict, Invalid } from '../shared/errors'
import { newId } from '../shared/ids'
import { date, idText, many, optional, optionalLine, parse } from '../shared/parse'
import { type Change, changeStatements, snapshotOf } from './change-children'
import { identityHash } from './child-rows'
import type { PersonalContext } from './context'
import { followStatements } from './follow-group'
import { openRegister } from './open-register'

const code = (c: ErrorCode): ErrorCode => c

/** Which groups become one, which, and since when. */
export const mergeGroupsInput = z.strictObject({
  groups: many(idText(), 20).refine(ids => new Set(ids).size > 1, code('choose_two_groups')),
  /** The one of them that stays; left out: a new one bears `name`. */
  into: optional(idText()),
  name: optionalLine(120),
  /** The first day of the merged group; not to come. */
  on: date(),
})

/** Records that are changed by one statement. */
const CHUNK = 400

/**
 * Merges residential groups as the ward decided: the old ones end on the day before, the successor names them, and all
 * that was theirs follows: children with their history, group heads, venues, boards, censuses, and events with what of
 * them is still to come, whose calendars change once. The old groups' addresses answer with the successor's calendar.
 * @returns the successor, how many children moved, and how many of them share name and year with another one there
 * @throws Forbidden, Invalid, Conflict `group_merged_already`
 */
export async function mergeGroups(context: PersonalContext, input: unknown) {
  const { db, actor, now } = context
  requireRole(actor, 'admin')
  const { groups, into, name, on } = parse(mergeGroupsInput, input)
  const today = wallDate(now)
  if (on > today) throw new Invalid({ on: { code: 'merge_day_future' } })
  if (into ? !groups.includes(into) : !name) throw new Invalid({ [into ? 'into' : 'name']: { code: 'required' } })
  const ids = [...new Set(groups)]
  const rows = await db
    .select()
    .from(residentialGroups)
    .where(isOne(ids, sql`ward_id = ${actor.wardId}`))
  if (rows.length !== ids.length) throw new Invalid({ groups: { code: 'unknown_group' } })

  const old = ids.filter(id => id !== into)
  const heir = rows.find(({ id }) => id === into)
  const id = heir?.id ?? newId()
  const all = sql`(select count(*) from residential_group g where ${isOne(ids, sql`g.ward_id = ${actor.wardId}`, 'g.')}
    and coalesce(g.valid_to, '9') >= ${today}) = ${ids.length}`
  const free = heir ? sql`true` : nameFree(residentialGroups, actor.wardId, name)
  const { changes, twins } = await movesOf(context, old, id)
  const merged = await withFreeSlug(db, residentialGroups, actor.wardId, heir?.name ?? name, async slug => {
    const group = { id, slug: heir?.slug ?? slug, name: heir?.name ?? name }
    const said = { groups: old.join(',') }
    const won = sql`exists (select 1 from audit_entry l where l.ward_id = ${actor.wardId} and l.subject_id = ${id}
      and l.action = 'groups.merged' and l.at = ${now} and l.detail = ${JSON.stringify(said)})`
    const [ended] = await db.batch([
      db
        .update(residentialGroups)
        .set({ validTo: addDays(on, -1) })
        .where(isOne(old, sql`${all} and ${free}`))
        .returning({ id: residentialGroups.id }),
      auditIf(context, previousChanged, 'groups.merged', id, said),
      ...followStatements(context, { old, group, on, stays: heir !== undefined, won }),
      ...(await moveStatements(context, changes, won)),
    ])
    return ended
  })
  if (!merged.length) {
    const taken = !heir && (await db.$count(residentialGroups, sql`ward_id = ${actor.wardId} and name = ${name}`)) > 0
    throw taken ? new Invalid({ name: { code: 'name_taken' } }) : new Conflict('group_merged_already')
  }
  await moveStragglers(context, old, id)
  return { id, moved: changes.length, twins }
}

/** Every child of the old groups as it is to be; one whose like is in the successor already keeps a hash of its own. */
async function movesOf(context: PersonalContext, old: string[], into: string) {
  const opened = await openRegister(context, inGroups([...old, into]))
  const taken = new Set(opened.flatMap(child => (child.groupId === into && child.identityHash) || []))
  const changes: Change[] = []
  let twins = 0
  for (const child of opened.filter(({ groupId }) => groupId !== into)) {
    const before = await snapshotOf(context, child)
    const hash = await identityHash(context, { ...child, groupId: into })
    const isTwin = taken.has(hash)
    if (isTwin) twins++
    taken.add(hash)
    const own = isTwin ? { identityHash: await context.crypto.hash(`twin|${child.wardId}|${child.id}`) } : {}
    changes.push({ kind: 'moved', child, before, after: { ...before, groupId: into }, ...own })
  }
  return { changes, twins }
}

async function moveStatements(context: PersonalContext, changes: Change[], only: SQL): Promise<Statement[]> {
  const statements: Statement[] = []
  for (let from = 0; from < changes.length; from += CHUNK) {
    const { update, kept } = await changeStatements(context, changes.slice(from, from + CHUNK), only)
    statements.push(update, kept)
  }
  return statements
}

/** Children who were saved by somebody else while the groups were merged. */
async function moveStragglers(context: PersonalContext, old: string[], into: string): Promise<void> {
  for (let round = 0; round < 3; round++) {
    const { changes } = await movesOf(context, old, into)
    const [first, ...more] = await moveStatements(context, changes, sql`true`)
    if (!first) return
    await context.db.batch([first, ...more])
  }
}

const inGroups = (ids: string[]) => sql`child.group_id in (select g.value from json_each(${JSON.stringify(ids)}) g)`

const isOne = (ids: string[], more: SQL, of: '' | 'g.' = '') =>
  sql`${sql.raw(`${of}id`)} in (select i.value from json_each(${JSON.stringify(ids)}) i) and ${more}`
