import { getTableColumns, type InferInsertModel, type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Database } from './database'

/**
 * Inserts many rows in one statement with one bound parameter, because D1 allows a hundred. Keep a call under 500 rows.
 * @param only a condition on each row; `incoming(guardians.childId)` is what the row brings for that column
 */
export function insertRows<T extends SQLiteTable>(
  db: Database,
  table: T,
  rows: InferInsertModel<T>[],
  only: SQL = sql`true`,
) {
  const columns = Object.entries(getTableColumns(table) as Record<string, SQLiteColumn>)
  const values = rows.map(row =>
    columns.map(([key, column]) => {
      const given = (row as Record<string, unknown>)[key] ?? column.default ?? null
      return given === null ? null : column.mapToDriverValue(given)
    }),
  )
  const fields = columns.map((_, index) => valueAt(index))
  return db
    .insert(table)
    .select(sql`select ${sql.join(fields, sql`, `)} from json_each(${JSON.stringify(values)}) where ${only}`)
}

const valueAt = (index: number) => sql.raw(`json_extract(value, '$[${index}]')`)

/** For the condition of `insertRows`: what a row brings for this column. */
export const incoming = (column: SQLiteColumn): SQL =>
  valueAt(Object.values(getTableColumns(column.table) as Record<string, SQLiteColumn>).indexOf(column))
