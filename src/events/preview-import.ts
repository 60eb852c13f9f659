import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { eventImports } from '../database/schema'
import { readRows } from '../exchange/read-rows'
import { readTable } from '../exchange/read-table'
import { planners } from '../shared/actor'
import { categories } from '../shared/choices'
import { type Context, requireRole } from '../shared/context'
import { DAY } from '../shared/dates'
import { Invalid } from '../shared/errors'
import { newId } from '../shared/ids'
import { idText, line, optional, parse } from '../shared/parse'
import type { KeptImport } from './import-rows'
import { type JudgedRow, judgeRows } from './judge-rows'

/** The name of a file, and what holds for its rows that say nothing themselves. */
export const importInput = z.strictObject({
  fileName: line(200),
  category: optional(z.enum(categories)),
  organizationId: optional(idText()),
})

/** A row of D1 holds two megabytes. */
const MOST_KEPT_BYTES = 1_900_000
/** Imports are of no use to anybody after that. */
const FORGOTTEN_AFTER = 30 * DAY

export type ImportPreview = { id: string | null; fileName: string; rows: JudgedRow[] }

/**
 * Reads a file and says of each row what would become of it. Nothing is made; the rows can be
 * confirmed for a day, and are forgotten after a month.
 * @param bytes null where no file was chosen
 * @param input see `importInput`
 * @param dryRun keeps nothing: there is no `id` to confirm
 * @throws Invalid (`file` for what cannot be read), Forbidden
 */
export async function previewImport(
  context: Context,
  bytes: Uint8Array | null,
  input: unknown,
  { dryRun = false } = {},
): Promise<ImportPreview> {
  requireRole(context.actor, ...planners)
  if (bytes === null) throw new Invalid({ file: { code: 'file_missing' } })
  const { fileName, ...defaults } = parse(importInput, input)
  const table = await readTable(bytes)
  const rows = readRows(table)
  const calendar = table.kind === 'calendar'
  const judged = await judgeRows(context, { rows, calendar, defaults })
  if (dryRun) return { id: null, fileName, rows: judged }
  const seen = Object.fromEntries(judged.flatMap(one => (one.known ? [[one.row.line, one.known.event.version]] : [])))
  const kept: KeptImport = { rows, calendar, defaults, seen, result: null }
  return { id: await keep(context, fileName, kept), fileName, rows: judged }
}

async function keep({ db, actor, now }: Context, fileName: string, rows: KeptImport): Promise<string> {
  if (new TextEncoder().encode(JSON.stringify(rows)).length > MOST_KEPT_BYTES)
    throw new Invalid({ file: { code: 'file_too_wordy' } })
  const id = newId()
  await db.batch([
    db
      .delete(eventImports)
      .where(sql`event_import.ward_id = ${actor.wardId} and event_import.created_at < ${now - FORGOTTEN_AFTER}`),
    db.insert(eventImports).values({ id, wardId: actor.wardId, createdBy: actor.id, createdAt: now, fileName, rows }),
  ])
  return id
}
