import { type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { fold, likePattern } from '../shared/text'

/** D1 takes no longer LIKE pattern, in bytes. */
const PATTERN_MAXIMUM = 50

/** A condition for search without marks over a folded column; undefined when nothing is asked for. */
export function matches(column: SQLiteColumn, query: string | undefined): SQL | undefined {
  let text = fold((query ?? '').normalize('NFC').slice(0, 200))
  while (new TextEncoder().encode(likePattern(text)).length > PATTERN_MAXIMUM) text = text.slice(0, -1)
  return text ? sql`${column} like ${likePattern(text)} escape '\\'` : undefined
}
