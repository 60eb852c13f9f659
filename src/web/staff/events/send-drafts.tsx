import type { Messages } from '../../../messages'
import { Button } from '../../design/button'
import { tickOf } from './pick'

/** As many as are sent with one press. */
export const MOST_SENT = 100

export type SendDraftsProps = {
  m: Messages
  drafts: { id: string; version: number }[]
  /** The page to come back to, which then offers the rest. */
  back: string
  label: (count: string) => string
}

/** One button that sends drafts for approval, a hundred at a time. */
export function SendDrafts({ m, drafts, back, label }: SendDraftsProps) {
  const { sending } = m.events
  const [all, now] = [m.number(drafts.length), drafts.slice(0, MOST_SENT)]
  return (
    <form method="post" action="/staff/events/submissions" class="send-drafts">
      <input type="hidden" name="back" value={back} />
      <input type="hidden" name="events" value={tickOf(now)} />
      <Button>{now.length < drafts.length ? sending.someOf(m.number(now.length), all) : label(all)}</Button>
      {now.length < drafts.length ? <p class="soft">{sending.rest(m.number(MOST_SENT))}</p> : null}
    </form>
  )
}
