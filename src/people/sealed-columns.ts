import { getTableColumns, type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import { childChanges, childImportParts, children, dataRequests, guardians } from './tables'

/** A table with encrypted columns. */
export type SealedTable = {
  table: SQLiteTable
  /** Names of the columns that make up the key, in the order of their place. */
  key: string[]
  /** Encrypted columns and the places they are sealed at: `child.name` is `child.name:{id}`. */
  places: Record<string, string>
  /** Rows read at a time: those of lists are large. */
  chunk: number
  /** Rows of one ward. */
  ofWard: (wardId: string) => SQL
}

const own = (wardId: string) => sql`ward_id = ${wardId}`

/** Every encrypted column there is: a test finds one that is missing. */
export const sealedTables: SealedTable[] = [
  {
    table: children,
    key: ['id'],
    places: { name: 'child.name', phone: 'child.phone' },
    chunk: 200,
    ofWard: own,
  },
  {
    table: guardians,
    key: ['id'],
    places: { name: 'guardian.name', phone: 'guardian.phone' },
    chunk: 200,
    ofWard: own,
  },
  { table: childChanges, key: ['id'], places: { before: 'child_change.before' }, chunk: 200, ofWard: own },
  {
    table: childImportParts,
    key: ['importId', 'part'],
    places: { rows: 'child_import' },
    chunk: 2,
    ofWard: wardId => sql`import_id in (select id from child_import where ward_id = ${wardId})`,
  },
  {
    table: dataRequests,
    key: ['id'],
    places: { words: 'data_request.words', answer: 'data_request.answer' },
    chunk: 200,
    ofWard: own,
  },
]

/** A column of a table by its name. */
export const columnOf = (table: SQLiteTable, name: string): SQLiteColumn =>
  (getTableColumns(table) as Record<string, SQLiteColumn>)[name]!
