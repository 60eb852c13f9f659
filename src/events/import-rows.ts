import { sql } from 'drizzle-orm'
import { eventImports } from '../database/schema'
import type { PlanRow } from '../exchange/plan-row'
import { office } from '../shared/actor'
import { type Context, hasRole } from '../shared/context'
import { DAY } from '../shared/dates'
import { Missing } from '../shared/errors'
import type { RowReason } from './judge-rows'
import type { Defaults } from './resolve-names'

/** What is kept of a file between its preview and the confirmation, and of what came of it. */
export type KeptImport = {
  rows: PlanRow[]
  /** It was a calendar rather than a table. */
  calendar: boolean
  defaults: Defaults
  /** The version of each event the preview spoke of, by line. */
  seen: Record<number, number>
  result: ImportResult | null
}

export type ImportResult = {
  made: { line: number; id: string; title: string }[]
  updated: { line: number; id: string; title: string }[]
  /** Lines that are in the plan already, as they stand in the file. */
  unchanged: number[]
  left: { line: number; title: string; reasons: RowReason[] }[]
}

/** How long a preview can be confirmed. */
export const KEPT = DAY

/**
 * An import of the ward; a coordinator sees only what they brought themselves.
 * @throws Missing
 */
export async function readImport({ db, actor }: Context, id: string) {
  const [found] = await db
    .select()
    .from(eventImports)
    .where(
      sql`event_import.id = ${id} and event_import.ward_id = ${actor.wardId}
        and (${hasRole(actor, ...office) ? 1 : 0} or event_import.created_by = ${actor.id})`,
    )
  if (!found) throw new Missing()
  return { ...found, kept: found.rows as KeptImport }
}
