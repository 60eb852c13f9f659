import { type AppContext, verbContext } from '../../http/env'
import { countRequests, type ListedRequest, type listRequests } from '../../people/list-requests'
import { office } from '../../shared/actor'
import { hasRole } from '../../shared/context'
import { shortDate, wallDate, writtenDate } from '../../shared/dates'
import { ButtonLink } from '../design/button'
import { Card, CardTitle } from '../design/card'
import { EmptyState } from '../design/empty-state'
import { List, ListRow } from '../design/list'
import { Notice } from '../design/notice'
import { StatusTag } from '../design/tag'
import { requestTones } from '../request-tones'
import { staffPage } from './frame'

/** What waits, the next deadline first, and what was closed last. */
export function requestsListPage(c: AppContext, { open, closed }: Awaited<ReturnType<typeof listRequests>>) {
  const t = c.get('m').rights
  return staffPage(
    c,
    {
      room: 'requests',
      title: t.requests,
      subheading: t.requestsNote,
      actions: (
        <ButtonLink href="/staff/requests/new" icon="plus">
          {t.newRequest}
        </ButtonLink>
      ),
    },
    <div class="stack">
      <Card>
        <CardTitle>{t.openOnes}</CardTitle>
        {open.length ? (
          <List label={t.openOnes}>
            {open.map(request => (
              <Listed c={c} request={request} />
            ))}
          </List>
        ) : (
          <EmptyState title={t.noRequests} level={3}>
            {t.noRequestsWhat}
          </EmptyState>
        )}
      </Card>
      {closed.length ? (
        <Card>
          <CardTitle>{t.closedOnes}</CardTitle>
          <List label={t.closedOnes}>
            {closed.map(request => (
              <Listed c={c} request={request} />
            ))}
          </List>
        </Card>
      ) : null}
    </div>,
  )
}

function Listed({ c, request }: { c: AppContext; request: ListedRequest }) {
  const t = c.get('m').rights
  const { kind, via, state, acknowledgedAt, closedAt, receivedAt } = request
  const tone = requestTones[state]
  const due = shortDate(request.dueBy)
  const when =
    closedAt !== null
      ? `${t.closedOn.toLowerCase()} ${writtenDate(wallDate(closedAt))}`
      : acknowledgedAt === null
        ? t.deadlineOf(shortDate(request.acknowledgeBy), due)
        : t.dueOnly(due)
  return (
    <ListRow
      mark={tone}
      title={t.kinds[kind]}
      href={`/staff/requests/${request.id}`}
      detail={`${writtenDate(wallDate(receivedAt))} · ${t.via[via]} · ${when}`}
      aside={<StatusTag tone={tone} label={t.states[state]} />}
      muted={closedAt !== null}
    />
  )
}

/** On the page of the day: families' requests that wait, in red where a deadline has passed. */
export async function RequestsNotice({ c }: { c: AppContext }) {
  if (!hasRole(c.get('actor'), ...office)) return null
  const { open, late } = await countRequests(verbContext(c))
  if (!open) return null
  const t = c.get('m').rights
  return (
    <Notice
      tone={late ? 'danger' : 'info'}
      title={late ? t.late(late) : t.waiting(open)}
      actions={
        <ButtonLink href="/staff/requests" tone="secondary" small>
          {t.requests}
        </ButtonLink>
      }
    />
  )
}
