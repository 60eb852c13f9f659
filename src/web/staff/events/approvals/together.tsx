import type { Messages } from '../../../../messages'
import { Button } from '../../../design/button'
import { TextField } from '../../../design/fields'
import { Fold } from '../../../design/fold'
import { type Form, typed } from '../../../form'
import { counted } from '../pick'
import { Kept } from './card'

/**
 * The form that the ticks of all cards belong to. Its first button is what the enter key presses, in the field of the
 * reason or on a tick: it returns, and without a reason it does nothing. Nothing is published by that key.
 */
export const QueueForm = ({ kept }: { kept: Record<string, string> }) => (
  <form id="queue" method="post" action="/staff/approvals/publications">
    <button type="submit" formaction="/staff/approvals/returns" hidden tabindex={-1} />
    <Kept kept={kept} />
  </form>
)

/** What is done with all that is ticked; stays in sight. With scripts it shows once something is. */
export function DecideTogether({ m, form }: { m: Messages; form?: Form }) {
  const { publishMany, returnMany } = m.events
  return (
    <section class="decide" aria-label={m.events.together} data-decide>
      <div class="actions">
        <Button form="queue" {...counted(publishMany)}>
          {publishMany.chosen}
        </Button>
        <Fold
          summary={<span {...counted(returnMany)}>{returnMany.chosen}</span>}
          open={Boolean(form?.errors.reason || form?.errors.events)}
        >
          <TextField
            name="reason"
            id={form ? 'f-reason' : 'f-reason-all'}
            form="queue"
            label={m.events.reasonForAll}
            value={form ? typed(form, 'reason') : ''}
            error={form?.errors.reason}
            maxlength={300}
          />
          <Button tone="secondary" form="queue" formaction="/staff/approvals/returns" {...counted(returnMany)}>
            {returnMany.chosen}
          </Button>
        </Fold>
      </div>
    </section>
  )
}
