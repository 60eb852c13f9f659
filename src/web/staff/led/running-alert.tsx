import { type AppContext, verbContext } from '../../../http/env'
import { listAlertsNow } from '../../../led/list-alerts'
import { approvers, office } from '../../../shared/actor'
import { hasRole } from '../../../shared/context'
import { shortDate, wallDate, wallTime } from '../../../shared/dates'
import { ButtonLink } from '../../design/button'
import { Icon } from '../../design/icons'

/**
 * The red button to raise an emergency, for those who may.
 * @example actions: <RaiseAlertLink c={c} />
 */
export function RaiseAlertLink({ c }: { c: AppContext }) {
  if (!hasRole(c.get('actor'), ...approvers)) return null
  return (
    <ButtonLink href="/staff/led/alert" tone="danger" icon="warning">
      {c.get('m').ledAlerts.raise}
    </ButtonLink>
  )
}

/**
 * A red bar for each emergency that runs, for the ward's office; nothing while none does.
 * @example notice: <RunningAlert c={c} />
 */
export async function RunningAlert({ c }: { c: AppContext }) {
  const actor = c.get('actor')
  if (!hasRole(actor, ...office)) return null
  const t = c.get('m').ledAlerts
  const words = c.get('m').led.board
  return (
    <>
      {(await listAlertsNow(verbContext(c))).map(({ id, text, expiresAt }) => (
        <div class="alarm-bar" role="status">
          <Icon name="warning" label={t.runningNow} />
          <p>
            <strong>{text}</strong> {words.until(wallTime(expiresAt), shortDate(wallDate(expiresAt)))}
          </p>
          <a href={`/staff/led/alerts/${id}`}>{hasRole(actor, ...approvers) ? t.open : t.see}</a>
        </div>
      ))}
    </>
  )
}
