import type { PlanRow } from '../exchange/plan-row'
import { planners } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'
import { type ImportResult, KEPT, readImport } from './import-rows'
import { type JudgedRow, judgeRows } from './judge-rows'

/** `begun`: somebody confirmed it and it is not finished, or was cut off. */
export type ImportState = 'waiting' | 'begun' | 'done' | 'expired'

export type ShownImport = {
  id: string
  fileName: string
  createdAt: number
  state: ImportState
  /** The rows as they stand now, while it waits. */
  rows: JudgedRow[]
  result: ImportResult | null
  /** The rows left out, as they stood in the file. */
  left: PlanRow[]
  calendar: boolean
}

/**
 * An import with its rows judged anew, or with what came of it.
 * @throws Missing, Forbidden
 */
export async function getImport(context: Context, id: string): Promise<ShownImport> {
  requireRole(context.actor, ...planners)
  const { kept, fileName, createdAt, importedAt } = await readImport(context, id)
  const state: ImportState = kept.result
    ? 'done'
    : importedAt !== null
      ? 'begun'
      : context.now - createdAt > KEPT
        ? 'expired'
        : 'waiting'
  const rows = state === 'waiting' ? await judgeRows(context, kept) : []
  const lines = new Set(kept.result?.left.map(one => one.line))
  const left = kept.rows.filter(row => lines.has(row.line))
  return { id, fileName, createdAt, state, rows, result: kept.result, left, calendar: kept.calendar }
}
