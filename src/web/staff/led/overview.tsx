import type { AppContext } from '../../../http/env'
import { verbContext } from '../../../http/env'
import { listDay } from '../../../led/list-day'
import { type LedMessage, listMessages } from '../../../led/list-messages'
import { type BoardPlan, planBoards } from '../../../led/plan-boards'
import { segmentAt } from '../../../led/resolve-timeline'
import type { Messages } from '../../../messages'
import { HOUR, instantOf, wallDate } from '../../../shared/dates'
import { ButtonLink } from '../../design/button'
import { Card, CardTitle, Columns } from '../../design/card'
import { EmptyState } from '../../design/empty-state'
import { List, ListRow } from '../../design/list'
import { StatusTag } from '../../design/tag'
import { staffPage } from '../frame'
import { BoardPreview, pictured } from './board-preview'
import { EntryTag } from './entry-tag'
import { campaignNames, entryWords, markOf, screenWords, toneOfStatus, windowWords } from './words'

const HOURS_AHEAD = 6
const MOST_ROWS = 4

/** All boards as they are now, what they will show, and the ward's messages. */
export async function overviewPage(c: AppContext) {
  const m = c.get('m')
  const now = c.get('now')
  const { role } = c.get('actor')
  const [plans, messages] = await Promise.all([
    planBoards(verbContext(c), instantOf(wallDate(now)), now + HOURS_AHEAD * HOUR),
    listMessages(verbContext(c)),
  ])
  const actions = (
    <>
      {role === 'admin' ? (
        <ButtonLink href="/staff/led/screens/new" tone="secondary">
          {m.led.registerScreen}
        </ButtonLink>
      ) : null}
      <ButtonLink href="/staff/led/messages/new" icon="plus">
        {m.led.newMessage}
      </ButtonLink>
    </>
  )
  return staffPage(
    c,
    { room: 'led', title: m.nav.led, subheading: m.led.about, actions },
    <>
      {plans.length ? (
        <Columns>
          {plans.map(plan => (
            <BoardCard m={m} plan={plan} now={now} campaigns={campaignNames(messages)} />
          ))}
        </Columns>
      ) : (
        <NoBoards m={m} isAdmin={role === 'admin'} />
      )}
      <Card>
        <CardTitle>{m.led.messages}</CardTitle>
        {messages.length ? (
          <List>
            {messages.map(message => (
              <MessageRow m={m} message={message} today={wallDate(now)} />
            ))}
          </List>
        ) : (
          <EmptyState title={m.led.noMessages} level={3}>
            {m.led.noMessagesNext}
          </EmptyState>
        )}
      </Card>
    </>,
  )
}

function NoBoards({ m, isAdmin }: { m: Messages; isAdmin: boolean }) {
  const actions = isAdmin ? (
    <ButtonLink href="/staff/led/screens/new" tone="secondary">
      {m.led.registerScreen}
    </ButtonLink>
  ) : undefined
  return (
    <Card>
      <EmptyState title={m.led.noBoards} actions={actions}>
        {isAdmin ? m.led.noBoardsNext : m.led.noBoardsAsk}
      </EmptyState>
    </Card>
  )
}

type BoardCardProps = { m: Messages; plan: BoardPlan; now: number; campaigns: Map<string, string> }

function BoardCard({ m, plan: { screen, segments }, now, campaigns }: BoardCardProps) {
  const current = segmentAt(segments, now)
  const items = screen.revokedAt === null ? (current?.items ?? []) : []
  const state = screen.revokedAt !== null ? m.led.revoked : items.length ? m.led.lit : m.led.dark
  const entries = listDay(segments, now).filter(({ state }) => state !== 'past')
  return (
    <Card>
      <CardTitle
        aside={<StatusTag tone={items.length ? 'success' : 'neutral'} label={state} />}
        note={screenWords(m, screen)}
      >
        <a href={`/staff/led/screens/${screen.id}`}>{screen.name}</a>
      </CardTitle>
      <BoardPreview m={m} screen={screen} item={pictured(items)} label={m.led.showingNow} />
      {screen.revokedAt === null ? (
        <List label={m.led.comingHours}>
          {entries.slice(0, MOST_ROWS).map(entry => (
            <ListRow
              mark={markOf(entry.item)}
              title={entry.item.text}
              detail={entryWords(m, entry, campaigns)}
              aside={entry.state === 'now' ? undefined : <EntryTag m={m} entry={entry} />}
            />
          ))}
        </List>
      ) : null}
      {screen.revokedAt === null && entries.length > MOST_ROWS ? (
        <a href={`/staff/led/screens/${screen.id}`}>{m.led.more(entries.length - MOST_ROWS)}</a>
      ) : null}
    </Card>
  )
}

function MessageRow({ m, message, today }: { m: Messages; message: LedMessage; today: string }) {
  const over = message.status === 'approved' && message.endsOn < today
  return (
    <ListRow
      href={`/staff/led/messages/${message.id}`}
      title={message.text}
      detail={windowWords(m, message)}
      mark={
        over ? 'neutral' : message.status === 'draft' ? 'warning' : message.status === 'approved' ? 'info' : 'neutral'
      }
      muted={over || message.status === 'withdrawn'}
      aside={
        <StatusTag
          tone={over ? 'neutral' : toneOfStatus[message.status]}
          label={over ? m.led.ended : m.led.statuses[message.status]}
        />
      }
    />
  )
}
