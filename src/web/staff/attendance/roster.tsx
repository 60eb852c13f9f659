import type { AppContext } from '../../../http/env'
import { explain, type Messages } from '../../../messages'
import type { Roster as RosterOfSession } from '../../../participation/open-roster'
import { ButtonLink } from '../../design/button'
import { EmptyState } from '../../design/empty-state'
import { List, ListRow } from '../../design/list'
import { Notice } from '../../design/notice'
import { Roster, RosterRow, RosterSummary } from '../../design/roster'
import { StatusTag } from '../../design/tag'
import { doorPage } from './frame'

/** The children of a session with a big tick each; read only while nothing may be recorded. */
export function rosterPage(c: AppContext, roster: RosterOfSession, error?: string) {
  const m = c.get('m').attendance
  const { session, closed } = roster
  const path = `/staff/attendance/${session.id}`
  const mayCount = c.get('actor').role !== 'group_head' || session.forOwnGroup
  const bottom = closed ? undefined : (
    <>
      <ButtonLink href={`${path}/walk-ins`} icon="plus" tone="secondary">
        {m.addWalkIn}
      </ButtonLink>
      {mayCount ? (
        <ButtonLink href={`${path}/headcount`} icon="people" tone="secondary">
          {m.countHeads}
        </ButtonLink>
      ) : null}
    </>
  )
  const back = { href: '/staff/attendance', label: m.backToSessions }
  return doorPage(
    c,
    { session, title: session.title, back, bottom },
    <>
      {closed ? (
        <Notice tone="warning">{[explain(c.get('m'), { code: closed }), session.reason].join(' ')}</Notice>
      ) : null}
      {error ? (
        <Notice tone="danger" live>
          {error}
        </Notice>
      ) : null}
      <Counts roster={roster} m={c.get('m')} />
      {session.crowd ? <p class="soft">{m.crowd(c.get('m').number(session.crowd))}</p> : null}
      {roster.entries.length === 0 ? <EmptyState title={m.empty}>{m.emptyHelp}</EmptyState> : null}
      {roster.entries.length > 0 ? <Children roster={roster} m={m} path={path} /> : null}
    </>,
  )
}

type Words = Messages

const Counts = ({ roster, m }: { roster: RosterOfSession; m: Words }) => (
  <RosterSummary
    items={[
      { value: m.number(roster.present), label: m.attendance.present },
      { value: m.number(roster.awaited), label: m.attendance.awaited },
      { value: m.number(roster.walkIns), label: m.attendance.walkIns },
    ]}
  />
)

type ChildrenProps = { roster: RosterOfSession; m: Words['attendance']; path: string }

function Children({ roster: { entries, closed }, m, path }: ChildrenProps) {
  const detail = (entry: (typeof entries)[number]) => (entry.walkIn ? `${entry.group} · ${m.walkIn}` : entry.group)
  if (closed)
    return (
      <List label={m.roster}>
        {entries.map(entry => (
          <ListRow
            title={entry.name}
            detail={detail(entry)}
            aside={entry.present ? <StatusTag tone="success" label={m.present} /> : <StatusTag label={m.awaited} />}
          />
        ))}
      </List>
    )
  const words = { unsent: m.unsent, pending: m.pending, signIn: m.signIn, refused: m.refused }
  return (
    <div data-attendance={JSON.stringify(words)}>
      <Roster label={m.roster}>
        {entries.map(entry => (
          <RosterRow
            id={`c-${entry.childId}`}
            name={entry.name}
            detail={detail(entry)}
            present={entry.present}
            action={`${path}/ticks`}
            tickText={m.tick(entry.name)}
            fields={{
              child: entry.childId,
              present: entry.present ? 'no' : 'yes',
              ...(entry.walkIn ? { walkIn: 'yes' } : {}),
            }}
          />
        ))}
      </Roster>
    </div>
  )
}
