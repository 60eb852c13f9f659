import { and, count, eq, sql } from 'drizzle-orm'
import { auditIf, previousChanged } from '../audit/record'
import { insertWhere } from '../database/insert-where'
import { residentialGroups } from '../database/schema'
import { type Context, requireRole } from '../shared/context'
import { Invalid } from '../shared/errors'
import { newId } from '../shared/ids'
import { parse } from '../shared/parse'
import { fold } from '../shared/text'
import { withFreeSlug } from './free-slug'
import { findGroup } from './list-groups'
import { nameFree } from './name-free'
import { groupSchema } from './place-fields'
import { raiseRevisions } from './raise-revisions'

/**
 * Adds a residential group to the ward; the groups it was merged from keep their own rows and last days.
 * @throws Invalid, Forbidden
 */
export async function createGroup(context: Context, input: unknown) {
  requireRole(context.actor, 'admin')
  const { db, actor, now } = context
  const fields = parse(groupSchema, input)
  await refuseUnknownGroups(context, fields.predecessors)
  const id = newId()
  const created = await withFreeSlug(db, residentialGroups, actor.wardId, fields.name, async slug => {
    const [rows] = await db.batch([
      insertWhere(
        db,
        residentialGroups,
        { id, wardId: actor.wardId, slug, ...fields, searchName: fold(fields.name), createdAt: now },
        nameFree(residentialGroups, actor.wardId, fields.name),
      ).returning({ id: residentialGroups.id }),
      auditIf(context, previousChanged, 'group.created', id),
    ])
    return rows
  })
  if (!created.length) throw new Invalid({ name: { code: 'name_taken' } })
  return findGroup(context, id)
}

/**
 * Changes a residential group, or closes it with its last day. Its slug stays, and with it every subscribed calendar.
 * @throws Missing, Invalid, Forbidden
 */
export async function editGroup(context: Context, id: string, input: unknown) {
  requireRole(context.actor, 'admin')
  const { db, actor } = context
  await findGroup(context, id)
  const fields = parse(groupSchema, input)
  await refuseUnknownGroups(
    context,
    fields.predecessors.filter(predecessor => predecessor !== id),
  )
  const [changed] = await db.batch([
    db
      .update(residentialGroups)
      .set({
        ...fields,
        predecessors: fields.predecessors.filter(predecessor => predecessor !== id),
        searchName: fold(fields.name),
      })
      .where(
        and(
          eq(residentialGroups.id, id),
          eq(residentialGroups.wardId, actor.wardId),
          nameFree(residentialGroups, actor.wardId, fields.name, id),
        ),
      )
      .returning({ id: residentialGroups.id }),
    auditIf(context, previousChanged, 'group.edited', id),
    raiseRevisions(context, previousChanged),
  ])
  if (!changed.length) throw new Invalid({ name: { code: 'name_taken' } })
  return findGroup(context, id)
}

async function refuseUnknownGroups({ db, actor }: Context, ids: string[]): Promise<void> {
  const wanted = [...new Set(ids)]
  if (!wanted.length) return
  const [found] = await db
    .select({ count: count() })
    .from(residentialGroups)
    .where(
      and(
        eq(residentialGroups.wardId, actor.wardId),
        sql`${residentialGroups.id} in (select value from json_each(${JSON.stringify(wanted)}))`,
      ),
    )
  if (found?.count !== wanted.length) throw new Invalid({ predecessors: { code: 'invalid_value' } })
}
