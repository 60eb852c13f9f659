import { Hono } from 'hono'
import { confirmImport } from '../events/confirm-import'
import { copySeason, copySeasonInput } from '../events/copy-season'
import { getImport, type ShownImport } from '../events/get-import'
import type { JudgedRow, RowReason } from '../events/judge-rows'
import { importInput, previewImport } from '../events/preview-import'
import { planFilter, readPlan } from '../events/read-plan'
import { planWorkbook } from '../exchange/plan-workbook'
import { fieldsJson } from '../http/checked-json'
import { type AppContext, type AppEnv, verbContext } from '../http/env'
import { readJson } from '../http/read-body'
import { readFile } from '../http/read-file'
import { explain, type Messages } from '../messages'
import { Invalid } from '../shared/errors'
import { flag, parse } from '../shared/parse'
import { created } from './answers'

/** Whole plans: files in and out, a season over to the next year. */
export const importsApi = new Hono<AppEnv>()

/** Beside the file; a form may say the same in its fields. */
export const importQuery = importInput.partial().extend({ dryRun: flag().optional() })
export const seasonCopyInput = copySeasonInput.extend({ dryRun: flag().optional() })

importsApi.post('/api/v1/imports', async c => {
  const { bytes, name, fields } = await readFile(c)
  const { dryRun, ...input } = parse(importQuery, { fileName: name || 'file', ...fields, ...c.req.query() })
  const shown = await previewImport(verbContext(c), bytes, input, { dryRun })
  const body = importJson(c.get('m'), { ...shown, state: 'waiting', result: null })
  return shown.id === null ? c.json(body) : created(c, `/api/v1/imports/${shown.id}`, body)
})

const show = async (c: AppContext, id: string) => importJson(c.get('m'), await getImport(verbContext(c), id))

importsApi.get('/api/v1/imports/:import', async c => c.json(await show(c, c.req.param('import'))))

importsApi.post('/api/v1/imports/:import/confirmation', async c => {
  const id = c.req.param('import')
  await confirmImport(verbContext(c), id, await readJson(c))
  return created(c, `/api/v1/imports/${id}`, await show(c, id))
})

importsApi.get('/api/v1/events.xlsx', async c => {
  const plan = await readPlan(verbContext(c), parse(planFilter, c.req.query()))
  c.header('Content-Type', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  return c.body(planWorkbook(c.get('m'), plan) as Uint8Array<ArrayBuffer>)
})

importsApi.post('/api/v1/season-copies', async c => {
  const { dryRun, ...season } = parse(seasonCopyInput, await readJson(c))
  const m = c.get('m')
  const report = await copySeason(verbContext(c), season, { dryRun })
  const items = report.map(({ from, title, startsOn, before, meetings, fewer, ...one }) => ({
    from,
    title,
    startsOn,
    before,
    meetings,
    fewer,
    outcome: one.outcome,
    id: one.outcome === 'made' && !dryRun ? one.id : null,
    reason: one.outcome === 'refused' ? refusedJson(m, one.refused) : null,
  }))
  return c.json({ items })
})

const refusedJson = (m: Messages, refused: { reason: RowReason['reason'] }) => ({
  code: refused.reason.code,
  message: explain(m, refused.reason),
  fields: refused instanceof Invalid ? fieldsJson(m, refused.fields) : {},
})

type Shown = Pick<ShownImport, 'fileName' | 'state' | 'rows' | 'result'> & { id: string | null }

function importJson(m: Messages, { id, fileName, state, rows, result }: Shown) {
  const count = (status: JudgedRow['status']) => rows.filter(row => row.status === status).length
  const reasonsJson = (reasons: RowReason[]) =>
    reasons.map(({ field, reason }) => ({ field, code: reason.code, message: explain(m, reason) }))
  return {
    id,
    fileName,
    state,
    counts: {
      new: count('new'),
      changed: count('changed'),
      unchanged: count('unchanged'),
      conflict: count('conflict'),
      error: count('error'),
    },
    rows: rows.map(({ row, status, plan, known, venueName, differs, reasons }) => ({
      line: row.line,
      status,
      title: row.input.title ?? row.raw.title ?? '',
      startsOn: plan?.columns.startsOn ?? null,
      startTime: plan?.columns.startTime ?? null,
      meetings: plan?.slots.length ?? null,
      venueName,
      eventId: known?.event.id ?? null,
      differs,
      reasons: reasonsJson(reasons),
    })),
    result: result && { ...result, left: result.left.map(one => ({ ...one, reasons: reasonsJson(one.reasons) })) },
  }
}
