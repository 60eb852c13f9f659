import type { LedMessage } from '../../../led/list-messages'
import type { Messages } from '../../../messages'
import { wallDate } from '../../../shared/dates'
import { ButtonLink } from '../../design/button'
import { Card, CardTitle } from '../../design/card'
import { FilterChips } from '../../design/chips'
import { EmptyState } from '../../design/empty-state'
import { List, ListRow } from '../../design/list'
import { StatusTag, type Tone } from '../../design/tag'
import { toneOfStatus, windowWords } from './words'

const filters = ['all', 'draft', 'approved', 'over'] as const
type Filter = (typeof filters)[number]

type Props = { m: Messages; messages: LedMessage[]; filter?: string; now: number }

/** The ward's messages by what is to be done with them. */
export function MessageList({ m, messages, filter, now }: Props) {
  const today = wallDate(now)
  const chosen = filters.find(one => one === filter) ?? 'all'
  const of = (one: Filter) => messages.filter(message => one === 'all' || standOf(message, today) === one)
  const shown = of(chosen)
  return (
    <Card id="messages" class="led-list">
      <CardTitle
        aside={
          <ButtonLink href="/staff/led/messages/new" icon="plus" small>
            {m.led.newMessage}
          </ButtonLink>
        }
      >
        {m.led.messages}
      </CardTitle>
      {messages.length ? (
        <FilterChips
          label={m.led.filterMessages}
          chips={filters.map(one => ({
            href: one === 'all' ? '/staff/led#messages' : `/staff/led?show=${one}#messages`,
            label: m.led.filters[one],
            current: one === chosen,
            count: m.number(of(one).length),
          }))}
        />
      ) : null}
      {shown.length ? (
        <MessageRows m={m} messages={shown} today={today} />
      ) : (
        <EmptyState title={messages.length ? m.led.noneLikeThis : m.led.noMessages} level={3}>
          {m.led.noMessagesNext}
        </EmptyState>
      )}
    </Card>
  )
}

/** Messages one under another, each with when it shows and where it stands. */
export const MessageRows = ({ m, messages, today }: { m: Messages; messages: LedMessage[]; today: string }) => (
  <List label={m.led.messages}>
    {messages.map(message => {
      const isOver = standOf(message, today) === 'over'
      const over = isOver && message.status === 'approved'
      return (
        <ListRow
          href={`/staff/led/messages/${message.id}`}
          title={message.text}
          detail={windowWords(m, message)}
          mark={markOfStand[standOf(message, today)]}
          muted={isOver}
          aside={
            <StatusTag
              tone={over ? 'neutral' : toneOfStatus[message.status]}
              label={over ? m.led.ended : m.led.statuses[message.status]}
            />
          }
        />
      )
    })}
  </List>
)

const markOfStand: Record<Exclude<Filter, 'all'>, Tone> = { draft: 'warning', approved: 'info', over: 'neutral' }

const standOf = ({ status, endsOn }: LedMessage, today: string): Exclude<Filter, 'all'> =>
  status === 'withdrawn' || (status === 'approved' && endsOn < today) ? 'over' : status
