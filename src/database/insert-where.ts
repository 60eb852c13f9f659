import { getTableColumns, type InferInsertModel, type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Database } from './database'

/**
 * `insert into table select …row… where condition`: an insert that happens only while the condition holds,
 * for batches, which cannot branch. Values of the row may be SQL expressions.
 */
export function insertWhere<T extends SQLiteTable>(
  db: Database,
  table: T,
  row: { [K in keyof InferInsertModel<T>]: InferInsertModel<T>[K] | SQL },
  condition: SQL,
) {
  const values = Object.entries(getTableColumns(table) as Record<string, SQLiteColumn>).map(([key, column]) => {
    const given = (row as Record<string, unknown>)[key] ?? column.default ?? null
    return given === null || (typeof given === 'object' && 'queryChunks' in given)
      ? sql`${given}`
      : sql`${sql.param(given, column)}`
  })
  return db.insert(table).select(sql`select ${sql.join(values, sql`, `)} where ${condition}`)
}
