import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { confirmImport } from '../../../../events/confirm-import'
import { copySeason } from '../../../../events/copy-season'
import { readEventChoices } from '../../../../events/event-choices'
import { getImport, type ShownImport } from '../../../../events/get-import'
import { previewImport } from '../../../../events/preview-import'
import { readPlan } from '../../../../events/read-plan'
import { MOST_BYTES } from '../../../../exchange/limits'
import { planWorkbook } from '../../../../exchange/plan-workbook'
import { templateWorkbook } from '../../../../exchange/template-workbook'
import { type AppContext, type AppEnv, verbContext } from '../../../../http/env'
import { readFile, type SentFile } from '../../../../http/read-file'
import { statusOf } from '../../../../http/status'
import { explain } from '../../../../messages'
import { Invalid, Missing } from '../../../../shared/errors'
import { type Form, freshForm, submit } from '../../../form'
import { copyPage, copyReport } from './copy-page'
import { previewPage } from './preview-page'
import { leftOut, resultPage } from './result-page'
import { seasonOf } from './season'
import { seasonPlanPage } from './season-plan'
import { sendPage } from './send-page'
import { sendWorkbook } from './xlsx'

/** Whole plans: from and to files, onto paper, over to another year. */
export const planPages = new Hono<AppEnv>()

const IMPORT = '/staff/events/import'
const one = '/staff/events/imports/:import'

/** What a form adds to a file. */
const AROUND = 64 * 1024

planPages.get(IMPORT, c => sendPage(c))

planPages.get(`${IMPORT}/template.xlsx`, async c => {
  const m = c.get('m')
  const [choices, season] = await Promise.all([readEventChoices(verbContext(c)), seasonOf(c)])
  const names = (list: { name: string }[]) => list.map(({ name }) => name)
  const { venues, organizations, groups } = choices
  const lists = { venues: names(venues), organizations: names(organizations), groups: names(groups) }
  return sendWorkbook(
    c,
    m.plans.files.template,
    templateWorkbook(m, { ...lists, year: Number(season.seasonFrom.slice(0, 4)) }),
  )
})

const tooLarge = (c: AppContext) =>
  refused(c, new Invalid({ file: { code: 'file_too_large', values: { megabytes: MOST_BYTES / 1024 / 1024 } } }))

planPages.post(IMPORT, bodyLimit({ maxSize: MOST_BYTES + AROUND, onError: tooLarge }), async c => {
  let sent: SentFile | undefined
  try {
    sent = await readFile(c)
    const { category, organizationId } = sent.fields
    const fileName = sent.name || 'file'
    const { id } = await previewImport(verbContext(c), sent.bytes, { fileName, category, organizationId })
    return c.redirect(`/staff/events/imports/${id}`, 303)
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    return refused(c, error, sent?.fields)
  }
})

function refused(c: AppContext, error: Invalid, values: Record<string, string> = {}) {
  const m = c.get('m')
  const said = Object.entries(error.fields).map(([field, reason]) => [field, explain(m, reason)])
  c.status(statusOf(error))
  return sendPage(c, { ...freshForm(values), errors: Object.fromEntries(said) })
}

const importPage = (c: AppContext, shown: ShownImport, form?: Form) =>
  shown.state === 'waiting' ? previewPage(c, shown, form) : resultPage(c, shown, form)

planPages.get(one, async c => importPage(c, await getImport(verbContext(c), c.req.param('import'))))

planPages.post(`${one}/confirmation`, c => {
  const id = c.req.param('import')
  return submit(
    c,
    async ({ update, updateAll }) => {
      await confirmImport(verbContext(c), id, { update, updateAll })
      return `/staff/events/imports/${id}`
    },
    async form => importPage(c, await getImport(verbContext(c), id), form),
  )
})

planPages.get(`${one}/left-out.xlsx`, async c => {
  const shown = await getImport(verbContext(c), c.req.param('import'))
  if (shown.left.length === 0) throw new Missing()
  return leftOut(c, shown)
})

planPages.get('/staff/events/export.xlsx', async c => {
  const m = c.get('m')
  const { from, to } = await seasonOf(c)
  const plan = await readPlan(verbContext(c), { ...c.req.query(), from, to })
  return sendWorkbook(c, `${m.plans.files.plan}-${from}`, planWorkbook(m, plan))
})

planPages.get('/staff/events/plan', c => seasonPlanPage(c))

planPages.get('/staff/events/copy', c => copyPage(c))

planPages.post('/staff/events/copy', c =>
  submit(
    c,
    async ({ confirmed, ...input }) => {
      const report = await copySeason(verbContext(c), input, { dryRun: !confirmed })
      return copyReport(c, report, freshForm(input), Boolean(confirmed))
    },
    form => copyPage(c, form),
  ),
)
