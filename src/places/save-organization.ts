import { and, eq } from 'drizzle-orm'
import { auditIf, previousChanged } from '../audit/record'
import { insertWhere } from '../database/insert-where'
import { organizations } from '../database/schema'
import { type Context, requireRole } from '../shared/context'
import { Invalid } from '../shared/errors'
import { newId } from '../shared/ids'
import { parse } from '../shared/parse'
import { fold } from '../shared/text'
import { findOrganization } from './list-organizations'
import { nameFree } from './name-free'
import { organizationSchema } from './place-fields'
import { raiseRevisions } from './raise-revisions'

/**
 * Adds an organization to the ward.
 * @throws Invalid, Forbidden
 */
export async function createOrganization(context: Context, input: unknown) {
  requireRole(context.actor, 'admin')
  const { db, actor, now } = context
  const fields = parse(organizationSchema, input)
  const id = newId()
  const [created] = await db.batch([
    insertWhere(
      db,
      organizations,
      { id, wardId: actor.wardId, ...fields, searchName: fold(fields.name), createdAt: now },
      nameFree(organizations, actor.wardId, fields.name),
    ).returning({ id: organizations.id }),
    auditIf(context, previousChanged, 'organization.created', id),
  ])
  if (!created.length) throw new Invalid({ name: { code: 'name_taken' } })
  return findOrganization(context, id)
}

/**
 * Changes an organization. What was published keeps the old name until it is published again.
 * @throws Missing, Invalid, Forbidden
 */
export async function editOrganization(context: Context, id: string, input: unknown) {
  requireRole(context.actor, 'admin')
  const { db, actor } = context
  await findOrganization(context, id)
  const fields = parse(organizationSchema, input)
  const [changed] = await db.batch([
    db
      .update(organizations)
      .set({ ...fields, searchName: fold(fields.name) })
      .where(
        and(
          eq(organizations.id, id),
          eq(organizations.wardId, actor.wardId),
          nameFree(organizations, actor.wardId, fields.name, id),
        ),
      )
      .returning({ id: organizations.id }),
    auditIf(context, previousChanged, 'organization.edited', id),
    raiseRevisions(context, previousChanged),
  ])
  if (!changed.length) throw new Invalid({ name: { code: 'name_taken' } })
  return findOrganization(context, id)
}
