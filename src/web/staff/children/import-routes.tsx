import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { childTemplate } from '../../../exchange/child-template'
import { MOST_BYTES } from '../../../exchange/limits'
import { type AppContext, type AppEnv, personalContext } from '../../../http/env'
import { readFile, type SentFile } from '../../../http/read-file'
import { statusOf } from '../../../http/status'
import { explain } from '../../../messages'
import { confirmChildImport } from '../../../people/confirm-child-import'
import { getChildImport } from '../../../people/get-child-import'
import { previewChildImport } from '../../../people/preview-child-import'
import { Invalid } from '../../../shared/errors'
import { freshForm, submit } from '../../form'
import { groupsInReach } from '../children-groups'
import { sendWorkbook } from '../events/exchange/xlsx'
import { importSendPage } from './import-send'
import { importGoingPage, importShownPage } from './import-shown'

/** A ward's list of children from Excel: template, preview, bringing in. */
export const childImportPages = new Hono<AppEnv>()

const IMPORT = '/staff/children/import'
const one = '/staff/children/imports/:list'
/** What a form adds to a file. */
const AROUND = 64 * 1024

childImportPages.get(IMPORT, c => importSendPage(c, freshForm({ groupId: c.req.query('group') })))

childImportPages.get(`${IMPORT}/template.xlsx`, async c => {
  const m = c.get('m')
  const groups = (await groupsInReach(c)).map(({ name }) => name)
  return sendWorkbook(c, m.register.fileTemplate, childTemplate(m, groups))
})

const tooLarge = (c: AppContext) =>
  refused(c, new Invalid({ file: { code: 'file_too_large', values: { megabytes: MOST_BYTES / 1024 / 1024 } } }))

childImportPages.post(IMPORT, bodyLimit({ maxSize: MOST_BYTES + AROUND, onError: tooLarge }), async c => {
  let sent: SentFile | undefined
  try {
    sent = await readFile(c)
    const { consents, groupId } = sent.fields
    const input = { fileName: sent.name || 'file', consents, groupId }
    const { id } = await previewChildImport(personalContext(c), sent.bytes, input)
    return c.redirect(`/staff/children/imports/${id}`, 303)
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    return refused(c, error, sent?.fields)
  }
})

function refused(c: AppContext, error: Invalid, values: Record<string, string> = {}) {
  const m = c.get('m')
  const said = Object.entries(error.fields).map(([field, reason]) => [field, explain(m, reason)])
  c.status(statusOf(error))
  return importSendPage(c, { ...freshForm(values), errors: Object.fromEntries(said) })
}

childImportPages.get(one, async c => importShownPage(c, await getChildImport(personalContext(c), c.req.param('list'))))

childImportPages.post(`${one}/confirmation`, c => {
  const id = c.req.param('list')
  return submit(
    c,
    async fields => {
      const chosen = chosenIn(fields)
      const { left, counts } = await confirmChildImport(personalContext(c), id, chosen)
      return left ? importGoingPage(c, id, chosen, counts, left) : `/staff/children/imports/${id}`
    },
    async form => importShownPage(c, await getChildImport(personalContext(c), id), form),
  )
})

/** The choice beside each row (`choice.12=same`), as the verb takes it; the page between two parts sends the lists. */
function chosenIn(fields: Record<string, string | string[]>) {
  const listed = (name: string) => [fields[name] ?? []].flat().flatMap(text => text.split(',').filter(Boolean))
  const picked = (wanted: string) =>
    Object.entries(fields).flatMap(([name, value]) =>
      value === wanted && /^choice\.\d+$/.test(name) ? [name.slice(7)] : [],
    )
  const update = fields.updateAll
  return {
    same: [...listed('same'), ...picked('same')],
    other: [...listed('other'), ...picked('other')],
    ...(update ? { updateAll: String(update) } : {}),
  }
}
