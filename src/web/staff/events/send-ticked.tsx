import type { EventSummary } from '../../../events/list-events'
import type { Messages } from '../../../messages'
import { Button } from '../../design/button'
import { errorList, type Form } from '../../form'
import { counted, tickOf } from './pick'

/** Whether an event can be sent for approval. */
export const isUnsent = ({ status }: EventSummary) => status === 'draft' || status === 'returned'

/** That nothing is ticked is no field's fault. */
export const errorsOf = (form: Form) => errorList(form).map(({ message }) => ({ field: '', message }))

type NamedProps = { m: Messages; item: EventSummary; isTicked: (tick: string) => boolean }

/** The name of an event in the list, behind a tick where it can be sent for approval. */
export function Named({ m, item, isTicked }: NamedProps) {
  const tick = tickOf([item])
  return (
    <div class="row-named">
      {isUnsent(item) ? (
        <label class="row-pick">
          <input type="checkbox" name="events" value={tick} form="sending" checked={isTicked(tick)} data-pick />
          <span class="sr">{m.events.pick(item.title)}</span>
        </label>
      ) : null}
      <a href={`/staff/events/${item.id}`}>{item.title}</a>
    </div>
  )
}

/** The form that the ticks belong to. The enter key on a tick presses its first button, which sends nothing. */
export const SendingForm = ({ back }: { back: string }) => (
  <form id="sending" method="post" action="/staff/events/submissions">
    <button type="submit" name="stay" value="yes" hidden tabindex={-1} />
    <input type="hidden" name="back" value={back} />
  </form>
)

/** Sends what is ticked for approval; stays in sight. With scripts it shows once something is. */
export function SendTogether({ m }: { m: Messages }) {
  const { chosen, together } = m.events.sending
  return (
    <section class="decide" aria-label={together} data-decide>
      <div class="actions">
        <Button form="sending" {...counted(chosen)}>
          {chosen.chosen}
        </Button>
      </div>
    </section>
  )
}
