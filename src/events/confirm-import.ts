import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { auditIf, previousChanged } from '../audit/record'
import { eventImports } from '../database/schema'
import { MOST_ROWS } from '../exchange/limits'
import { planners } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'
import { Conflict, DomainError } from '../shared/errors'
import { flag, many, parse, whole } from '../shared/parse'
import { createEvents } from './create-events'
import { type ImportResult, KEPT, type KeptImport, readImport } from './import-rows'
import { type JudgedRow, judgeRows, type RowReason, told } from './judge-rows'
import { saveEvent } from './save-event'

/** The lines of changed events that are to be saved as the file has them; the others stay as they are. */
export const confirmImportInput = z.strictObject({
  update: many(whole(1, 1_000_000), MOST_ROWS),
  /** All of them. */
  updateAll: z.preprocess(value => value === 'yes' || value, flag()),
})

/**
 * Brings in the good rows of a preview, judged again at this moment: new events in one batch, changed ones one by one
 * where they were ticked. Nothing is deleted. Whoever comes second changes nothing.
 * @param input see `confirmImportInput`
 * @throws Missing, Invalid, Conflict (`import_done`, `import_expired`, `changed_meanwhile`)
 */
export async function confirmImport(context: Context, id: string, input: unknown): Promise<ImportResult> {
  const { db, now } = context
  requireRole(context.actor, ...planners)
  const { update, updateAll } = parse(confirmImportInput, input)
  const { kept, createdAt, importedAt } = await readImport(context, id)
  if (importedAt !== null) throw new Conflict('import_done')
  if (now - createdAt > KEPT) throw new Conflict('import_expired')
  const mine = sql`event_import.id = ${id} and event_import.imported_at is null`
  const [claimed] = await db.batch([
    db.update(eventImports).set({ importedAt: now }).where(mine).returning({ id: eventImports.id }),
    auditIf(context, previousChanged, 'events.imported', id, { rows: kept.rows.length }),
  ])
  if (claimed.length === 0) throw new Conflict('import_done')
  try {
    const result = await bringIn(context, kept, line => updateAll || update.includes(line))
    await write(context, id, { rows: { ...kept, result } })
    return result
  } catch (error) {
    // Whatever was made before a failure is known by its key and not made again.
    await write(context, id, { importedAt: null })
    throw error
  }
}

const write = ({ db }: Context, id: string, columns: { rows?: KeptImport; importedAt?: null }) =>
  db.update(eventImports).set(columns).where(sql`event_import.id = ${id}`)

async function bringIn(
  context: Context,
  { rows, calendar, defaults, seen }: KeptImport,
  isTicked: (line: number) => boolean,
) {
  const judged = await judgeRows(context, { rows, calendar, defaults })
  const result: ImportResult = { made: [], updated: [], unchanged: [], left: [] }
  for (const one of judged) {
    if (one.status === 'unchanged') result.unchanged.push(one.row.line)
    if (one.status === 'error' || one.status === 'conflict') leave(result, one, one.reasons)
  }
  await makeNew(
    context,
    judged.filter(one => one.status === 'new'),
    result,
  )
  for (const one of judged.filter(({ status }) => status === 'changed')) {
    if (!isTicked(one.row.line)) leave(result, one, [because('row_not_ticked')])
    else if (seen[one.row.line] !== one.known!.event.version) leave(result, one, [because('row_moved_on')])
    else await saveChanged(context, one, result)
  }
  result.left.sort((a, b) => a.line - b.line)
  return result
}

const because = (code: 'row_not_ticked' | 'row_moved_on'): RowReason => ({ field: 'form', reason: { code } })

const leave = (result: ImportResult, { row }: JudgedRow, reasons: RowReason[]) =>
  result.left.push({ line: row.line, title: row.input.title ?? row.raw.title ?? '', reasons })

async function makeNew(context: Context, fresh: JudgedRow[], result: ImportResult): Promise<void> {
  const outcomes = await createEvents(
    context,
    fresh.map(one => ({ input: one.plan!.input, importKey: one.row.key })),
  )
  fresh.forEach((one, index) => {
    const outcome = outcomes[index]!
    if (outcome.refused) leave(result, one, told(outcome.refused).reasons)
    else result.made.push({ line: one.row.line, id: outcome.id, title: one.plan!.input.title })
  })
}

async function saveChanged(context: Context, one: JudgedRow, result: ImportResult): Promise<void> {
  const { id, version } = one.known!.event
  try {
    await saveEvent(context, id, { ...one.plan!.input, version })
    result.updated.push({ line: one.row.line, id, title: one.plan!.input.title })
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    leave(result, one, told(error).reasons)
  }
}
