import { and, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm'
import { audit } from '../audit/record'
import type { Database } from '../database/database'
import { childImportParts, childImports, children } from '../database/schema'
import type { PersonalContext } from '../people/context'
import { formerHashes } from '../people/former-hashes'
import { office } from '../shared/actor'
import { requireRole } from '../shared/context'
import { newId } from '../shared/ids'
import { fold } from '../shared/text'
import { erasureStatements } from './erasure-statements'
import { promoteWaitingStatements } from './seats'
import { registrations } from './tables'

/** Children of one batch: each of its statements stays well under what D1 takes. */
const CHUNK = 250

export type ErasureReason = 'request' | 'staff' | 'retention'

/**
 * Deletes the identity of children for good (Luật 91/2025/QH15): names, phones, hashes, guardians, consents, history,
 * requests. What stays is a row that points to nobody, with its attendances and its cuts, so that no figure changes.
 * Places in what has not ended are given up, and their waiting lists move up. An id that is erased already, or of
 * another ward, changes nothing.
 * @returns how many were erased
 * @throws Forbidden
 */
export async function eraseChildren(
  context: PersonalContext,
  childIds: string[],
  reason: ErasureReason,
): Promise<number> {
  requireRole(context.actor, ...office)
  let erased = 0
  for (let from = 0; from < childIds.length; from += CHUNK)
    erased += await eraseChunk(context, childIds.slice(from, from + CHUNK), reason)
  return erased
}

/** One child. */
export const eraseChild = (context: PersonalContext, childId: string, reason: ErasureReason): Promise<number> =>
  eraseChildren(context, [childId], reason)

async function eraseChunk(context: PersonalContext, childIds: string[], reason: ErasureReason): Promise<number> {
  const { db, actor, now } = context
  const asked = sql`(select value from json_each(${JSON.stringify(childIds)}))`
  const rows = await db
    .select({ id: children.id, name: children.name })
    .from(children)
    .where(and(eq(children.wardId, actor.wardId), isNull(children.erasedAt), sql`${children.id} in ${asked}`))
  if (!rows.length) return 0
  const pairs = rows.map(({ id }) => ({ old: id, new: newId() }))
  const eventsOf = async (condition: SQL) =>
    (await db.selectDistinct({ id: registrations.eventId }).from(registrations).where(condition)).map(({ id }) => id)
  const promote = (eventId: string) => promoteWaitingStatements(context, eventId)

  const held = await eventsOf(sql`ward_id = ${actor.wardId} and child_id in ${asked} and status <> 'cancelled'
    and event_id in (select id from publication where ward_id = ${actor.wardId} and last_ends_at > ${now})`)
  const [phones, formerly] = await Promise.all([
    phonesOfNobodyElse(db, actor.wardId, asked),
    formerHashes(context, childIds),
    dropPreviews(context, rows),
  ])
  await db.batch([
    ...erasureStatements(context, pairs, phones, formerly),
    audit(context, 'children.erased', actor.wardId, { count: rows.length, reason }),
    ...held.flatMap(promote),
  ])
  // A place that was given since the places were read went with the others; its waiting list follows here.
  const kept = sql`(select value from json_each(${JSON.stringify(pairs.map(pair => pair.new))}))`
  const given = await eventsOf(sql`ward_id = ${actor.wardId} and child_id in ${kept} and end_reason = 'erased'`)
  const [first, ...more] = given.filter(eventId => !held.includes(eventId)).flatMap(promote)
  if (first) await db.batch([first, ...more])
  return rows.length
}

/** Phones by which no child or guardian who stays is known: closed requests made with them go too. */
async function phonesOfNobodyElse(db: Database, wardId: string, asked: SQL): Promise<string[]> {
  const rows = await db
    .select({ hash: sql<string>`hash` })
    .from(
      sql`(select phone_hash as hash from child where ward_id = ${wardId} and id in ${asked}
        union select phone_hash from guardian where ward_id = ${wardId} and child_id in ${asked})`,
    )
    .where(
      sql`hash is not null
        and not exists (select 1 from child c where c.ward_id = ${wardId} and c.phone_hash = hash and c.id not in ${asked})
        and not exists (select 1 from guardian g where g.ward_id = ${wardId} and g.phone_hash = hash
          and g.child_id not in ${asked})`,
    )
  return rows.map(({ hash }) => hash)
}

/** A list that waits to be brought in and names one of the children goes too; it has to be read in again. */
async function dropPreviews(context: PersonalContext, rows: { id: string; name: string | null }[]): Promise<void> {
  const { db, actor, crypto } = context
  const parts = await db
    .select({ importId: childImportParts.importId, part: childImportParts.part, rows: childImportParts.rows })
    .from(childImportParts)
    .innerJoin(childImports, eq(childImports.id, childImportParts.importId))
    .where(eq(childImports.wardId, actor.wardId))
  if (!parts.length) return
  const names = await Promise.all(
    rows.flatMap(({ id, name }) => (name === null ? [] : [crypto.decrypt(name, `child.name:${id}`).then(fold)])),
  )
  const found = new Set<string>()
  for (const part of parts) {
    if (found.has(part.importId)) continue
    const text = fold(await crypto.decrypt(part.rows, `child_import:${part.importId}:${part.part}`))
    if (names.some(name => text.includes(name))) found.add(part.importId)
  }
  if (!found.size) return
  const ids = [...found]
  await db.batch([
    db.delete(childImportParts).where(inArray(childImportParts.importId, ids)),
    db.delete(childImports).where(inArray(childImports.id, ids)),
  ])
}
