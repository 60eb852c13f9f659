import { Hono } from 'hono'
import { type AppContext, type AppEnv, personalContext } from '../../../http/env'
import { enterFromPaper, readPaperEntry } from '../../../participation/enter-from-paper'
import { openPaperRoster } from '../../../participation/paper-roster'
import { type Form, freshForm, submit, typed } from '../../form'
import { paperPage } from './paper'
import { quickEntryPage } from './quick-entry'

export const paperPages = new Hono<AppEnv>()

const occurrenceOf = (c: AppContext) => c.req.param('occurrence') ?? ''

paperPages.get('/staff/attendance/:occurrence/paper', async c =>
  paperPage(c, await openPaperRoster(personalContext(c), occurrenceOf(c)), c.req.query('all') === 'yes'),
)

paperPages.get('/staff/attendance/:occurrence/quick-entry', c =>
  showEntry(c, freshForm({ sheet: c.req.query('sheet') ?? '' })),
)

paperPages.post('/staff/attendance/:occurrence/quick-entry', c =>
  submit(
    c,
    async ({ step, ...fields }) => {
      const context = personalContext(c)
      if (step === 'preview') {
        const read = await readPaperEntry(context, occurrenceOf(c), fields)
        return quickEntryPage(c, read.roster, { values: fields, errors: {} }, read)
      }
      await enterFromPaper(context, occurrenceOf(c), fields)
      return `/staff/attendance/${occurrenceOf(c)}?done=recorded`
    },
    form => showEntry(c, form),
  ),
)

const showEntry = async (c: AppContext, form: Form) =>
  quickEntryPage(c, await openPaperRoster(personalContext(c), occurrenceOf(c), typed(form, 'sheet')), form)
