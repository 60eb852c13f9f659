import { eq, is } from 'drizzle-orm'
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Database } from '../../src/database/database'
import * as schema from '../../src/database/schema'

/** Every table there is, tables to come among them. */
export const everyTable = (Object.values(schema) as unknown[]).filter((one): one is SQLiteTable => is(one, SQLiteTable))

export const nameOf = (table: SQLiteTable) => getTableConfig(table).name

/** Every row of every table, as `table: JSON`, of what belongs to one ward or to none. */
export async function dump(db: Database, wardId: string): Promise<string[]> {
  const lines: string[] = []
  const lists = await db.select().from(schema.childImports).where(eq(schema.childImports.wardId, wardId))
  const isOurs = (row: Record<string, unknown>) =>
    'importId' in row ? lists.some(({ id }) => id === row.importId) : !('wardId' in row) || row.wardId === wardId
  for (const table of everyTable) {
    const rows = (await db.select().from(table)) as Record<string, unknown>[]
    for (const row of rows) if (isOurs(row)) lines.push(`${nameOf(table)}: ${JSON.stringify(row)}`)
  }
  return lines
}
