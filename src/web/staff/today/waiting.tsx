import type { listToday } from '../../../events/list-today'
import type { Messages } from '../../../messages'
import { Card, CardTitle } from '../../design/card'
import { EmptyState } from '../../design/empty-state'
import { Icon } from '../../design/icons'
import { List, ListRow } from '../../design/list'

/** `messages`: for boards, where the actor may approve them. */
type Props = { m: Messages; waiting: Awaited<ReturnType<typeof listToday>>['waiting'] & { messages: number } }

/** What waits for this person, each with the way to it. */
export function Waiting({ m, waiting }: Props) {
  const t = m.accounts.today
  const work = [
    { count: waiting.submitted, text: t.approvals, href: '/staff/approvals', mark: 'warning' },
    { count: waiting.messages, text: m.led.messagesWaiting, href: '/staff/led?show=draft', mark: 'warning' },
    { count: waiting.returned, text: t.returned, href: '/staff/events?view=list&status=returned', mark: 'danger' },
    { count: waiting.draft, text: t.drafts, href: '/staff/events?view=list&status=draft', mark: 'neutral' },
  ] as const
  const open = work.filter(({ count }) => count > 0)
  return (
    <Card>
      <CardTitle>{t.waiting}</CardTitle>
      {open.length ? (
        <List label={t.waiting}>
          {open.map(({ count, text, href, mark }) => (
            <ListRow mark={mark} title={text(count)} href={href} aside={<Icon name="right" />} />
          ))}
        </List>
      ) : (
        <EmptyState title={t.nothingWaiting} level={3}>
          {t.nothingWaitingNote}
        </EmptyState>
      )}
    </Card>
  )
}
