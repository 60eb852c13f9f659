import { and, eq, ne, sql } from 'drizzle-orm'
import { z } from 'zod'
import { audit } from '../audit/record'
import { hotlines, wards } from '../database/schema'
import { type Context, requireRole } from '../shared/context'
import { wallDate } from '../shared/dates'
import { newId } from '../shared/ids'
import { date, line, optional, parse, whole } from '../shared/parse'
import { readPhone } from '../shared/phone'
import { cleanLine } from '../shared/text'
import { findWard } from './find-ward'

/** How many contacts of its own a ward can show beside 111. */
export const CONTACTS_MAXIMUM = 5
const CHILD_HOTLINE = '111'

const contacts = z
  .array(z.strictObject({ name: z.string().max(80, 'too_long'), phone: z.string().max(40, 'invalid_phone') }))
  .max(CONTACTS_MAXIMUM, 'too_many_values')

/** Reasons stand beside `contactName1`, `contactPhone1` and so on. */
const wardSchema = z
  .strictObject({
    seasonName: line(60),
    seasonFrom: date(),
    seasonTo: date(),
    contacts,
    /** Left out, they stay as they are. */
    noShowLimit: optional(whole(0, 20)),
    retentionDays: optional(whole(0, 365)),
  })
  .transform((fields, context) => {
    const refuse = (field: string, message: string) =>
      context.issues.push({ code: 'custom', path: [field], message, input: fields })
    const read = fields.contacts.flatMap((contact, index) => {
      const name = cleanLine(contact.name)
      const phone = readPhone(contact.phone)
      if (!name && !contact.phone.trim()) return []
      if (!name) refuse(`contactName${index + 1}`, 'required')
      if (!phone) refuse(`contactPhone${index + 1}`, contact.phone.trim() ? 'invalid_phone' : 'required')
      if (phone === CHILD_HOTLINE) refuse(`contactPhone${index + 1}`, 'hotline_always')
      return [{ name, phone: phone ?? '' }]
    })
    if (fields.seasonTo < fields.seasonFrom) refuse('seasonTo', 'end_before_start')
    return { ...fields, contacts: read }
  })

/**
 * Sets the ward's season, its local contacts and how long it keeps places and identities; hotline 111 always stays first.
 * What is public shows it at once.
 * @throws Invalid, Forbidden
 */
export async function editWard(context: Context, input: unknown) {
  requireRole(context.actor, 'admin')
  const { db, actor, now } = context
  const { contacts, noShowLimit, retentionDays, ...season } = parse(wardSchema, input)
  await db.batch([
    db
      .update(wards)
      .set({
        ...season,
        seasonBefore: sql`case when season_to <> ${season.seasonTo} and season_to < ${wallDate(now)} then season_to
          else season_before end`,
        ...(noShowLimit === null ? {} : { noShowLimit }),
        ...(retentionDays === null ? {} : { retentionDays }),
        revision: sql`${wards.revision} + 1`,
        ledRevision: sql`${wards.ledRevision} + 1`,
      })
      .where(eq(wards.id, actor.wardId)),
    db.delete(hotlines).where(and(eq(hotlines.wardId, actor.wardId), ne(hotlines.phone, CHILD_HOTLINE))),
    ...contacts.map((contact, index) =>
      db.insert(hotlines).values({ id: newId(), wardId: actor.wardId, ...contact, position: index + 1 }),
    ),
    audit(context, 'ward.edited', actor.wardId),
  ])
  return findWard(context)
}
