import { Hono } from 'hono'
import { type AppContext, type AppEnv, verbContext } from '../../http/env'
import { alertInput, endOf } from '../../led/alert-schema'
import { endAlert } from '../../led/end-alert'
import { readAlert } from '../../led/list-alerts'
import { raiseAlert } from '../../led/raise-alert'
import { parse } from '../../shared/parse'
import { freshForm, submit, type Typed } from '../form'
import { readAlertForm, withEndErrors, withReady } from './led/alert-form'
import { alertListPage } from './led/alert-list'
import { alertPage } from './led/alert-page'
import { alertPreview } from './led/alert-preview'
import { alertShownPage } from './led/alert-shown'

export const ledAlertPages = new Hono<AppEnv>()

ledAlertPages.get('/staff/led/alerts', alertListPage)

ledAlertPages.get('/staff/led/alert', async c => alertPage(c, await startOf(c)))

/** What the form starts from: nothing, or the words of an emergency before (`?again=…`). */
async function startOf(c: AppContext) {
  const start = { ends: '60', boards: 'all' }
  const again = c.req.query('again')
  if (!again) return freshForm(start)
  const { kind, text, reason, screenIds } = await readAlert(verbContext(c), again)
  return freshForm({ ...start, kind, text, reason, boards: screenIds.length ? 'some' : 'all', screenIds })
}

ledAlertPages.post('/staff/led/alert/preview', alertPreview)

ledAlertPages.post('/staff/led/alerts', c =>
  submit(
    c,
    async fields => {
      if (fields.sure !== 'yes') return askOnceMore(c, withReady(fields))
      const { id } = await raiseAlert(verbContext(c), readAlertForm(fields, c.get('now')))
      return `/staff/led/alerts/${id}`
    },
    form => alertPage(c, withEndErrors(form)),
  ),
)

/** The first tap where no script asked for a second one: everything is read, nothing raised. */
function askOnceMore(c: AppContext, fields: Typed) {
  endOf(parse(alertInput, readAlertForm(fields, c.get('now'))), c.get('now'))
  return alertPage(c, { values: fields, errors: {} }, true)
}

ledAlertPages.get('/staff/led/alerts/:alert', c => alertShownPage(c, c.req.param('alert')))

ledAlertPages.post('/staff/led/alerts/:alert/end', c => {
  const id = c.req.param('alert')
  return submit(
    c,
    async () => {
      await endAlert(verbContext(c), id)
      return `/staff/led/alerts/${id}`
    },
    form => alertShownPage(c, id, form),
  )
})
