import { and, eq } from 'drizzle-orm'
import { auditIf, previousChanged } from '../audit/record'
import { insertWhere } from '../database/insert-where'
import { residentialGroups, venues } from '../database/schema'
import { type Context, requireRole } from '../shared/context'
import { Invalid } from '../shared/errors'
import { newId } from '../shared/ids'
import { parse } from '../shared/parse'
import { fold } from '../shared/text'
import { withFreeSlug } from './free-slug'
import { findVenue } from './list-venues'
import { nameFree } from './name-free'
import { venueSchema } from './place-fields'
import { raiseRevisions } from './raise-revisions'

/**
 * Adds a venue to the ward.
 * @throws Invalid, Forbidden
 */
export async function createVenue(context: Context, input: unknown) {
  requireRole(context.actor, 'admin')
  const { db, actor, now } = context
  const fields = parse(venueSchema, input)
  await refuseUnknownGroup(context, fields.groupId)
  const id = newId()
  const created = await withFreeSlug(db, venues, actor.wardId, fields.name, async slug => {
    const [rows] = await db.batch([
      insertWhere(
        db,
        venues,
        { id, wardId: actor.wardId, slug, ...fields, searchName: fold(fields.name), createdAt: now },
        nameFree(venues, actor.wardId, fields.name),
      ).returning({ id: venues.id }),
      auditIf(context, previousChanged, 'venue.created', id),
    ])
    return rows
  })
  if (!created.length) throw new Invalid({ name: { code: 'name_taken' } })
  return findVenue(context, id)
}

/**
 * Changes a venue. Its slug stays, and with it every subscribed calendar.
 * @throws Missing, Invalid, Forbidden
 */
export async function editVenue(context: Context, id: string, input: unknown) {
  requireRole(context.actor, 'admin')
  const { db, actor } = context
  await findVenue(context, id)
  const fields = parse(venueSchema, input)
  await refuseUnknownGroup(context, fields.groupId)
  const [changed] = await db.batch([
    db
      .update(venues)
      .set({ ...fields, searchName: fold(fields.name) })
      .where(and(eq(venues.id, id), eq(venues.wardId, actor.wardId), nameFree(venues, actor.wardId, fields.name, id)))
      .returning({ id: venues.id }),
    auditIf(context, previousChanged, 'venue.edited', id),
    raiseRevisions(context, previousChanged),
  ])
  if (!changed.length) throw new Invalid({ name: { code: 'name_taken' } })
  return findVenue(context, id)
}

async function refuseUnknownGroup({ db, actor }: Context, id: string | null): Promise<void> {
  if (!id) return
  const found = await db.query.residentialGroups.findFirst({
    where: and(eq(residentialGroups.id, id), eq(residentialGroups.wardId, actor.wardId)),
    columns: { id: true },
  })
  if (!found) throw new Invalid({ groupId: { code: 'invalid_value' } })
}
