import type { AppContext } from '../../../http/env'
import type { Messages } from '../../../messages'
import type { Sessions } from '../../../participation/list-sessions'
import { type CountedSession, closedBecause } from '../../../participation/session'
import { addDays, shortDate, wallDate, writtenDate } from '../../../shared/dates'
import { ButtonLink } from '../../design/button'
import { Card, CardTitle, Columns } from '../../design/card'
import { EmptyState } from '../../design/empty-state'
import { List, ListRow } from '../../design/list'
import { Pagination } from '../../design/pagination'
import { CategoryTag, StatusTag } from '../../design/tag'
import { staffPage } from '../frame'
import { whenAndWhere } from './frame'

/** A day's sessions as cards, and the recent ones nobody has filled in. */
export function sessionsPage(c: AppContext, date: string, { onDay, unfilled }: Sessions) {
  const m = c.get('m')
  const now = c.get('now')
  const isToday = date === wallDate(now)
  const first = onDay.find(session => session.endsAt > now && closedBecause(session, now) === null)
  return staffPage(
    c,
    {
      room: 'attendance',
      title: m.attendance.title,
      subheading: m.attendance.intro,
      actions: (
        <ButtonLink href="/staff/attendance/phones" tone="secondary">
          {m.checkin.phones}
        </ButtonLink>
      ),
    },
    <>
      <h2>{isToday ? m.attendance.today : m.attendance.onDay(writtenDate(date))}</h2>
      {onDay.length === 0 ? (
        <EmptyState level={3} title={m.attendance.noSessions}>
          {m.attendance.noSessionsHelp}
        </EmptyState>
      ) : (
        <Columns>
          {onDay.map(session => (
            <SessionCard session={session} m={m} now={now} first={session === first} />
          ))}
        </Columns>
      )}
      <Pagination
        label={m.attendance.days}
        previous={{ href: `?date=${addDays(date, -1)}`, label: m.attendance.previousDay }}
        status={shortDate(date)}
        next={{ href: `?date=${addDays(date, 1)}`, label: m.attendance.nextDay }}
      />
      {unfilled.length > 0 ? (
        <Card>
          <CardTitle note={m.attendance.unfilledHelp}>{m.attendance.unfilled}</CardTitle>
          <List label={m.attendance.unfilled}>
            {unfilled.map(session => (
              <ListRow
                mark={session.category}
                title={session.title}
                detail={whenAndWhere(m, session)}
                aside={
                  <ButtonLink href={`/staff/attendance/${session.id}`} tone="secondary" small>
                    {m.attendance.fill}
                  </ButtonLink>
                }
              />
            ))}
          </List>
        </Card>
      ) : null}
    </>,
  )
}

type CardProps = { session: CountedSession; m: Messages; now: number; first: boolean }

function SessionCard({ session, m, now, first }: CardProps) {
  const words = m.attendance
  const closed = closedBecause(session, now)
  return (
    <Card>
      <CardTitle level={3} aside={<CategoryTag category={session.category} label={m.categories[session.category]} />}>
        {session.title}
      </CardTitle>
      <p>
        {whenAndWhere(m, session)}{' '}
        {session.status === 'cancelled' ? <StatusTag tone="danger" label={words.cancelled} /> : null}
        {session.status === 'scheduled' && session.startsAt <= now && session.endsAt > now ? (
          <StatusTag tone="success" label={words.going} />
        ) : null}
      </p>
      <p class="soft">
        {words.counts(m.number(session.present), m.number(session.registered))}
        {session.crowd ? ` · ${words.crowd(m.number(session.crowd))}` : ''}
      </p>
      <ButtonLink href={`/staff/attendance/${session.id}`} tone={first ? 'primary' : 'secondary'} wide>
        {closed ? words.open : words.take}
      </ButtonLink>
    </Card>
  )
}
