import { type AppContext, verbContext } from '../../../http/env'
import { listScreens } from '../../../led/list-screens'
import { Button, ButtonLink } from '../../design/button'
import { ASSETS_VERSION } from '../../design/document'
import { ErrorSummary } from '../../design/error-summary'
import { Notice } from '../../design/notice'
import { type Form, labelled } from '../../form'
import { staffPage } from '../frame'
import { AlertFields } from './alert-fields'
import { AlertPreview } from './alert-preview'
import { RunningAlert } from './running-alert'

/** The scripts of the pages of emergencies, which work without them. */
export const alertScripts = (
  <>
    <script src={`/assets/led.js?v=${ASSETS_VERSION}`} defer />
    <script src={`/assets/led-alert.js?v=${ASSETS_VERSION}`} defer />
  </>
)

/**
 * Where an emergency is raised: all of it on one screen of a phone. The button asks for a second tap; without scripts
 * that is this page once more (`sure`), with everything read and found good.
 */
export async function alertPage(c: AppContext, form: Form, sure = false) {
  const m = c.get('m')
  const t = m.ledAlerts
  const screens = await listScreens(verbContext(c))
  const { kind, text, ends, endsAt, reason, someBoards: screenIds } = t
  const labels = { kind, text, ends, endsAt, reason, screenIds }
  return staffPage(
    c,
    { room: 'led', title: t.title, head: alertScripts, notice: <RunningAlert c={c} /> },
    <form method="post" action="/staff/led/alerts" class="alarm" novalidate data-alarm>
      <ErrorSummary title={m.errorSummary} errors={labelled(form, labels)} />
      {sure ? <Notice tone="warning">{t.sure}</Notice> : null}
      <AlertFields m={m} form={form} screens={screens} now={c.get('now')}>
        <div class="alarm-preview" data-alarm-preview="/staff/led/alert/preview">
          <AlertPreview c={c} form={form} screens={screens} />
        </div>
      </AlertFields>
      <div class="alarm-go">
        <ButtonLink href="/staff/led" tone="quiet">
          {t.back}
        </ButtonLink>
        {sure ? (
          <Button tone="danger" icon="warning" name="sure" value="yes">
            {t.go}
          </Button>
        ) : (
          <Button tone="danger" icon="warning" data-arm={t.again}>
            {t.go}
          </Button>
        )}
      </div>
    </form>,
  )
}
