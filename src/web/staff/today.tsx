import { Hono } from 'hono'
import { listToday } from '../../events/list-today'
import { type AppContext, type AppEnv, verbContext } from '../../http/env'
import { countWaitingMessages } from '../../led/count-waiting-messages'
import { listWardsOfProvince } from '../../places/list-wards-of-province'
import { approvers } from '../../shared/actor'
import { hasRole } from '../../shared/context'
import { weekdayOf, writtenDate } from '../../shared/dates'
import { ButtonLink } from '../design/button'
import { Card, CardTitle, Columns } from '../design/card'
import { EmptyState } from '../design/empty-state'
import { List, ListRow } from '../design/list'
import { staffPage } from './frame'
import { RaiseAlertLink, RunningAlert } from './led/running-alert'
import { SilentBoards } from './led/silent-boards'
import { RequestsNotice } from './requests-list'
import { Occurrences } from './today/occurrences'
import { Waiting } from './today/waiting'

export const todayPages = new Hono<AppEnv>()

todayPages.get('/staff', c => (c.get('actor').role === 'province' ? provincePage(c) : wardPage(c)))

async function wardPage(c: AppContext) {
  const m = c.get('m')
  const t = m.accounts.today
  const { role } = c.get('actor')
  const mayApprove = hasRole(c.get('actor'), ...approvers)
  const [{ date, today, upcoming, waiting }, messages] = await Promise.all([
    listToday(verbContext(c)),
    mayApprove ? countWaitingMessages(verbContext(c)) : 0,
  ])
  const plans = role !== 'group_head'
  return staffPage(
    c,
    {
      room: 'today',
      title: t.title,
      subheading: `${m.weekdays[weekdayOf(date) - 1]}, ${writtenDate(date)}`,
      actions: <RaiseAlertLink c={c} />,
      notice: <RunningAlert c={c} />,
    },
    <Columns>
      <Card>
        <CardTitle>{t.occurrences}</CardTitle>
        {today.length ? (
          <Occurrences m={m} occurrences={today} attendance now={c.get('now')} />
        ) : (
          <EmptyState
            title={t.nothing}
            level={3}
            actions={
              plans ? (
                <ButtonLink href="/staff/events" tone="secondary">
                  {t.plan}
                </ButtonLink>
              ) : null
            }
          >
            {plans ? t.nothingNote : t.nothingForGroup}
          </EmptyState>
        )}
      </Card>
      <div class="stack">
        <RequestsNotice c={c} />
        <SilentBoards c={c} />
        {plans ? <Waiting m={m} waiting={{ ...waiting, messages }} /> : null}
        <Card>
          <CardTitle>{t.upcoming}</CardTitle>
          {upcoming.length ? (
            <Occurrences m={m} occurrences={upcoming} />
          ) : (
            <EmptyState title={t.noUpcoming} level={3}>
              {t.noUpcomingNote}
            </EmptyState>
          )}
        </Card>
      </div>
    </Columns>,
  )
}

async function provincePage(c: AppContext) {
  const m = c.get('m')
  const t = m.accounts.today
  const wards = await listWardsOfProvince(verbContext(c))
  return staffPage(
    c,
    { room: 'today', title: t.wards, subheading: wards[0]?.provinceName },
    <Card>
      {wards.length ? (
        <List label={t.wards}>
          {wards.map(({ slug, kind, name, seasonName, seasonFrom, seasonTo }) => (
            <ListRow
              title={`${m.wardKinds[kind]} ${name}`}
              href={`/w/${slug}`}
              detail={t.season(seasonName, writtenDate(seasonFrom), writtenDate(seasonTo))}
              aside={
                <ButtonLink href={`/w/${slug}`} tone="secondary" small aria-label={`${t.publicPage}: ${name}`}>
                  {t.publicPage}
                </ButtonLink>
              }
            />
          ))}
        </List>
      ) : (
        <EmptyState title={t.noWards}>{t.noWardsNote}</EmptyState>
      )}
    </Card>,
  )
}
