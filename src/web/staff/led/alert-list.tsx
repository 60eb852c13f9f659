import { type AppContext, verbContext } from '../../../http/env'
import { listAlerts } from '../../../led/list-alerts'
import { Card } from '../../design/card'
import { EmptyState } from '../../design/empty-state'
import { List, ListRow } from '../../design/list'
import { StatusTag } from '../../design/tag'
import { staffPage } from '../frame'
import { spanWords } from './alert-shown'
import { RaiseAlertLink } from './running-alert'

/** The ward's emergencies: what runs, then what is over. */
export async function alertListPage(c: AppContext) {
  const m = c.get('m')
  const t = m.ledAlerts
  const alerts = await listAlerts(verbContext(c))
  const actions = <RaiseAlertLink c={c} />
  return staffPage(
    c,
    { room: 'led', title: t.list, subheading: t.listAbout, actions },
    <Card>
      {alerts.length ? (
        <List>
          {alerts.map(alert => (
            <ListRow
              href={`/staff/led/alerts/${alert.id}`}
              title={alert.text}
              detail={`${t.kinds[alert.kind]} · ${spanWords(alert)}`}
              mark={alert.status === 'running' ? 'danger' : 'neutral'}
              muted={alert.status !== 'running'}
              aside={
                alert.status === 'running' ? (
                  <StatusTag tone="danger" label={t.running} />
                ) : (
                  <StatusTag label={t.over[alert.status]} />
                )
              }
            />
          ))}
        </List>
      ) : (
        <EmptyState title={t.none}>{t.noneNext}</EmptyState>
      )}
    </Card>,
  )
}
