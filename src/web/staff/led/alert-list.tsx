import { type AppContext, verbContext } from '../../../http/env'
import { listAlerts } from '../../../led/list-alerts'
import { Card } from '../../design/card'
import { EmptyState } from '../../design/empty-state'
import { List, ListRow } from '../../design/list'
import { StatusTag } from '../../design/tag'
import { staffPage } from '../frame'
import { momentWords } from './alert-shown'
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
          {alerts.map(({ id, text, kind, raisedAt, endedAt, expiresAt, status }) => (
            <ListRow
              href={`/staff/led/alerts/${id}`}
              title={text}
              detail={`${t.kinds[kind]} · ${momentWords(raisedAt)} → ${momentWords(endedAt ?? expiresAt)}`}
              mark={status === 'running' ? 'danger' : 'neutral'}
              muted={status !== 'running'}
              aside={
                status === 'running' ? (
                  <StatusTag tone="danger" label={t.running} />
                ) : (
                  <StatusTag label={t.over[status]} />
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
