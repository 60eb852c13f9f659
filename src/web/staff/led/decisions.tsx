import type { LedMessage } from '../../../led/list-messages'
import type { Messages } from '../../../messages'
import { approvers, type Role } from '../../../shared/actor'
import { Button, ButtonRow } from '../../design/button'
import { Card, CardTitle } from '../../design/card'
import { StatusTag } from '../../design/tag'
import { toneOfStatus } from './words'

/** Where a message stands, and what may be decided about it. */
export function Decisions({
  m,
  message,
  role,
}: {
  m: Messages
  message: LedMessage
  role: Role | 'system' | 'guardian'
}) {
  const base = `/staff/led/messages/${message.id}`
  const { status } = message
  const notes = { draft: m.led.waitingNote, approved: m.led.approvedNote, withdrawn: m.led.withdrawnNote }
  const mayApprove = (approvers as readonly string[]).includes(role)
  return (
    <Card class="led-decide">
      <CardTitle aside={<StatusTag tone={toneOfStatus[status]} label={m.led.statuses[status]} />} note={notes[status]}>
        {m.led.state}
      </CardTitle>
      {status === 'withdrawn' ? null : (
        <ButtonRow>
          {status === 'draft' && mayApprove ? (
            <form method="post" action={`${base}/approval`}>
              <input type="hidden" name="version" value={String(message.version)} />
              <Button icon="check">{m.led.approve}</Button>
            </form>
          ) : null}
          <form method="post" action={`${base}/withdrawal`}>
            <input type="hidden" name="version" value={String(message.version)} />
            {status === 'approved' ? (
              <Button tone="danger" data-confirm={m.led.withdrawSure}>
                {m.led.withdraw}
              </Button>
            ) : (
              <Button tone="quiet">{m.led.withdrawDraft}</Button>
            )}
          </form>
        </ButtonRow>
      )}
    </Card>
  )
}
