import { type SQL, sql } from 'drizzle-orm'
import { getTableConfig } from 'drizzle-orm/sqlite-core'
import type { Database } from '../database/database'
import { requireRole } from '../shared/context'
import type { PersonalContext } from './context'
import type { FieldCrypto } from './field-crypto'
import { columnOf, type SealedTable, sealedTables } from './sealed-columns'

/** Thrown before anything is written; names a table and a key's id, never a value. */
export class UnreadableKey extends Error {
  constructor(
    readonly table: string,
    readonly key: string,
  ) {
    super(`The key "${key}" of FIELD_KEY does not open what ${table} holds, or is missing.`)
    this.name = 'UnreadableKey'
  }
}

export type Progress = { table: string; done: number; left: number }

const nameOf = ({ table }: SealedTable) => getTableConfig(table).name
const prefixOf = (column: SQL | object) => sql<string>`substr(${column}, 1, instr(${column}, '.') - 1)`

/** Inside a statement: an encrypted column of the row is under another key than this one. */
const isOld = ({ table, places }: SealedTable, keyId: string): SQL =>
  sql.join(
    Object.keys(places).map(
      name => sql`(${columnOf(table, name)} is not null
      and ${prefixOf(columnOf(table, name))} <> ${keyId})`,
    ),
    sql` or `,
  )

/**
 * Whether every key that something is encrypted with is there and is the right one: one text of each key and column is
 * opened.
 * @throws UnreadableKey
 */
export async function checkKeys(db: Database, crypto: FieldCrypto): Promise<void> {
  for (const sealed of sealedTables)
    for (const [name, place] of Object.entries(sealed.places)) {
      const column = columnOf(sealed.table, name)
      const samples = await db
        .select({ prefix: prefixOf(column), text: sql<string>`max(${column})`, ...keysOf(sealed) })
        .from(sealed.table)
        .where(sql`${column} is not null`)
        .groupBy(prefixOf(column))
      for (const row of samples as Row[])
        await crypto
          .decrypt(String(row.text), `${place}:${placeOf(sealed, row)}`)
          .catch(() => Promise.reject(new UnreadableKey(nameOf(sealed), String(row.prefix))))
    }
}

/** How many rows of each table are still under another key than the first. */
export async function countOldRows(db: Database, keyId: string): Promise<Progress[]> {
  const counts: Progress[] = []
  for (const sealed of sealedTables)
    counts.push({ table: nameOf(sealed), done: 0, left: await db.$count(sealed.table, isOld(sealed, keyId)) })
  return counts
}

/**
 * Encrypts anew, with the first key of `FIELD_KEY`, what is under another one. Safe beside live traffic: a row that
 * somebody changed since it was read stays as it is and is read again. Stopped in the middle, the next run goes on.
 * @param tell called after each chunk
 * @param where some of the rows only
 * @param most ends once so many rows were written
 * @returns rows written
 * @throws UnreadableKey
 */
export async function rotateKey(
  db: Database,
  crypto: FieldCrypto,
  {
    tell,
    where,
    most = Number.POSITIVE_INFINITY,
  }: { tell?: (progress: Progress) => void; where?: (sealed: SealedTable) => SQL; most?: number } = {},
): Promise<number> {
  let written = 0
  for (const sealed of sealedTables) {
    let done = 0
    for (let idle = 0; written < most && idle < 3; ) {
      const rows = await readChunk(db, crypto, sealed, where?.(sealed))
      if (!rows.length) break
      const changed = await writeChunk(db, crypto, sealed, rows)
      idle = changed ? 0 : idle + 1
      done += changed
      written += changed
      tell?.({ table: nameOf(sealed), done, left: -1 })
    }
  }
  return written
}

/** A bounded part of it in the ward, for the timer: where no command reaches the database, this turns a key over. */
export async function rotateSome({ db, crypto, actor }: PersonalContext): Promise<number> {
  requireRole(actor, 'system')
  if (crypto.keyIds.length < 2) return 0
  return rotateKey(db, crypto, { where: sealed => sealed.ofWard(actor.wardId), most: 5000 })
}

type Row = Record<string, string | number | null>

const keysOf = ({ table, key }: SealedTable) => Object.fromEntries(key.map(name => [name, columnOf(table, name)]))
const placeOf = ({ key }: SealedTable, row: Row) => key.map(name => row[name]).join(':')

function readChunk(db: Database, crypto: FieldCrypto, sealed: SealedTable, where: SQL = sql`true`): Promise<Row[]> {
  const { table, places, chunk } = sealed
  const columns = Object.fromEntries(Object.keys(places).map(name => [name, columnOf(table, name)]))
  return db
    .select({ ...keysOf(sealed), ...columns })
    .from(table)
    .where(sql`(${isOld(sealed, crypto.keyId)}) and ${where}`)
    .limit(chunk) as unknown as Promise<Row[]>
}

async function writeChunk(db: Database, crypto: FieldCrypto, sealed: SealedTable, rows: Row[]): Promise<number> {
  const { table, key, places } = sealed
  const fresh = await Promise.all(rows.map(row => sealAnew(crypto, sealed, row)))
  const [first, ...more] = rows.map((row, index) =>
    db
      .update(table)
      .set(fresh[index]!)
      .where(
        sql.join(
          [...key, ...Object.keys(places)].map(name => sql`${columnOf(table, name)} is ${row[name]}`),
          sql` and `,
        ),
      )
      .returning({ keyId: columnOf(table, 'keyId') }),
  )
  const results: unknown[][] = await db.batch([first!, ...more])
  return results.reduce((sum, result) => sum + result.length, 0)
}

async function sealAnew(crypto: FieldCrypto, sealed: SealedTable, row: Row): Promise<Record<string, string>> {
  const fresh: Record<string, string> = { keyId: crypto.keyId }
  for (const [name, prefix] of Object.entries(sealed.places)) {
    const text = row[name]
    if (typeof text !== 'string') continue
    const place = `${prefix}:${placeOf(sealed, row)}`
    const opened = await crypto
      .decrypt(text, place)
      .catch(() => Promise.reject(new UnreadableKey(nameOf(sealed), text.split('.')[0]!)))
    fresh[name] = await crypto.encrypt(opened, place)
  }
  return fresh
}
