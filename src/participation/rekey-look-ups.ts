import { eq, sql } from 'drizzle-orm'
import type { Database, Statement } from '../database/database'
import {
  children,
  dataRequests,
  eligibilityCodes,
  guardians,
  reachedHashes,
  registrations,
  wards,
} from '../database/schema'
import { identityHash, phoneHash, provinceHash } from '../people/child-rows'
import type { PersonalContext } from '../people/context'
import type { FieldCrypto } from '../people/field-crypto'
import type { RequestWords } from '../people/make-request'
import { systemOf } from '../shared/actor'

export type Rekeyed = {
  /** Look-ups that were made anew. */
  hashes: number
  /** Look-ups that could not: of records that share name, year and group, or changed meanwhile. */
  kept: number
  /** Codes not used yet, which nobody can use any more: they are stored nowhere but as hashes. */
  lostCodes: number
}

const CHUNK = 200

/**
 * Makes every look-up hash anew with another key, so that the last key of `FIELD_KEY` can be retired. Needs a pause:
 * until the server runs with the new key alone it finds nobody. Stopped in the middle, the next run goes on. Tickets and
 * family links that were handed out, and codes not used yet, stop working.
 * @param from opens with all keys and makes the old hashes
 * @param to makes the new ones
 * @param only one ward
 */
export async function rekeyLookUps(
  db: Database,
  from: FieldCrypto,
  to: FieldCrypto,
  now: number,
  only?: string,
): Promise<Rekeyed> {
  const result: Rekeyed = { hashes: 0, kept: 0, lostCodes: 0 }
  const all = only ? [only] : (await db.select({ id: wards.id }).from(wards)).map(({ id }) => id)
  for (const wardId of all) {
    const context = { db, actor: systemOf(wardId), now }
    const both = [
      { ...context, crypto: from },
      { ...context, crypto: to },
    ] as const
    for (const part of [rekeyChildren, rekeyGuardians, rekeyRequests]) await part(both, result)
  }
  result.lostCodes = await db.$count(
    eligibilityCodes,
    sql`revoked_at is null and id not in (select code_id from ${registrations} where code_id is not null)`,
  )
  return result
}

type Both = readonly [from: PersonalContext, to: PersonalContext]

/** The new hash where the stored one is the old key's; null where there is nothing to do. */
async function renewed(both: Both, stored: string | null, make: (context: PersonalContext) => Promise<string | null>) {
  if (stored === null) return null
  const [old, fresh] = await Promise.all([make(both[0]), make(both[1])])
  return stored === old && fresh !== old ? fresh : null
}

async function rekeyChildren(both: Both, result: Rekeyed): Promise<void> {
  const [{ db, crypto, actor }] = both
  await eachPage(db, children, actor.wardId, async rows => {
    const statements: Statement[] = []
    for (const row of rows) {
      if (row.name === null) continue
      const name = await crypto.decrypt(row.name, `child.name:${row.id}`)
      const phone = row.phone && (await crypto.decrypt(row.phone, `child.phone:${row.id}`))
      const identity = await renewed(both, row.identityHash, context => identityHash(context, { ...row, name }))
      const byPhone = phone && (await renewed(both, row.phoneHash, context => phoneHash(context, phone)))
      const province = await provinceOf(both, { ...row, name }, phone)
      const set = {
        ...(identity && { identityHash: identity }),
        ...(byPhone && { phoneHash: byPhone }),
        ...(province && { provinceHash: province }),
      }
      result.hashes += Object.keys(set).length
      if (!identity && row.identityHash !== (await identityHash(both[1], { ...row, name }))) result.kept++
      if (!Object.keys(set).length) continue
      statements.push(db.update(children).set(set).where(sql`id = ${row.id} and name = ${row.name}`))
      if (province)
        statements.push(
          db.update(reachedHashes).set({ hash: province }).where(eq(reachedHashes.hash, row.provinceHash!)),
        )
    }
    await write(db, statements)
  })
}

/** It was made of the child's own phone or, without one, of a guardian's: the one that the stored hash is of. */
async function provinceOf(both: Both, child: typeof children.$inferSelect & { name: string }, phone: string | null) {
  const [{ db, crypto }] = both
  if (child.provinceHash === null) return null
  const named = await db
    .select({ id: guardians.id, phone: guardians.phone })
    .from(guardians)
    .where(sql`child_id = ${child.id} and phone is not null`)
  const reaches = named.map(one => crypto.decrypt(one.phone!, `guardian.phone:${one.id}`))
  for (const reach of phone ? [phone] : await Promise.all(reaches)) {
    const hash = await renewed(both, child.provinceHash, context => provinceHash(context, child, reach))
    if (hash) return hash
  }
  return null
}

async function rekeyGuardians(both: Both, result: Rekeyed): Promise<void> {
  const [{ db, crypto, actor }] = both
  await eachPage(db, guardians, actor.wardId, async rows => {
    const statements: Statement[] = []
    for (const { id, phone: sealed, phoneHash: stored } of rows) {
      const phone = sealed && (await crypto.decrypt(sealed, `guardian.phone:${id}`))
      const hash = phone && (await renewed(both, stored, context => phoneHash(context, phone)))
      if (hash) statements.push(db.update(guardians).set({ phoneHash: hash }).where(eq(guardians.id, id)))
    }
    result.hashes += statements.length
    await write(db, statements)
  })
}

async function rekeyRequests(both: Both, result: Rekeyed): Promise<void> {
  const [{ db, crypto, actor }] = both
  await eachPage(db, dataRequests, actor.wardId, async rows => {
    const statements: Statement[] = []
    for (const { id, words, phoneHash: stored } of rows) {
      if (!words) continue
      const { phone }: RequestWords = JSON.parse(await crypto.decrypt(words, `data_request.words:${id}`))
      const hash = phone && (await renewed(both, stored, context => phoneHash(context, phone)))
      if (hash) statements.push(db.update(dataRequests).set({ phoneHash: hash }).where(eq(dataRequests.id, id)))
    }
    result.hashes += statements.length
    await write(db, statements)
  })
}

async function eachPage<T extends typeof children | typeof guardians | typeof dataRequests>(
  db: Database,
  table: T,
  wardId: string,
  work: (rows: T['$inferSelect'][]) => Promise<void>,
): Promise<void> {
  for (let after = ''; ; ) {
    const rows = (await db
      .select()
      .from(table)
      .where(sql`ward_id = ${wardId} and id > ${after}`)
      .orderBy(table.id)
      .limit(CHUNK)) as (T['$inferSelect'] & { id: string })[]
    if (!rows.length) return
    await work(rows)
    after = rows.at(-1)!.id
  }
}

async function write(db: Database, [first, ...more]: Statement[]): Promise<void> {
  if (first) await db.batch([first, ...more])
}
