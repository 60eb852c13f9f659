import { Button, ButtonRow } from '../../design/button'
import { Card, CardTitle } from '../../design/card'
import { TextField } from '../../design/fields'
import { Fold } from '../../design/fold'
import { type Form, typed } from '../../form'
import type { OfEvent } from './show'

/** What an approver may do besides publishing: return, withdraw, cancel for good. */
export function Decisions({ c, event, form }: OfEvent & { form: Form }) {
  const m = c.get('m')
  const at = `/staff/events/${event.id}`
  const isPublic = event.publication?.status === 'published'
  const tried = typed(form, 'action')
  return (
    <Card>
      <CardTitle>{m.events.moreActions}</CardTitle>
      <ButtonRow>
        {event.status === 'submitted' ? (
          <ReasonForm
            action={`${at}/return`}
            summary={m.events.returnTitle}
            label={m.events.reason}
            button={m.events.returnIt}
            required={m.required}
            form={tried === 'return' ? form : undefined}
          />
        ) : null}
        {isPublic ? (
          <Fold summary={m.events.withdrawTitle}>
            <p class="soft">{m.events.withdrawHint}</p>
            <form method="post" action={`${at}/withdrawal`}>
              <Button tone="secondary" data-confirm={m.events.withdrawSure}>
                {m.events.withdraw}
              </Button>
            </form>
          </Fold>
        ) : null}
        <ReasonForm
          action={`${at}/cancellation`}
          summary={m.events.cancelAll}
          hint={m.events.cancelAllHint}
          label={m.events.reasonPublic}
          button={m.events.cancelAll}
          required={m.required}
          confirm={m.events.cancelAllSure}
          danger
          form={tried === 'cancel' ? form : undefined}
        />
      </ButtonRow>
    </Card>
  )
}

type ReasonFormProps = {
  action: string
  summary: string
  hint?: string
  label: string
  button: string
  required: string
  confirm?: string
  danger?: boolean
  /** What was typed, when this very form was refused. */
  form?: Form
}

/** A decision that needs a reason, folded until it is wanted. */
export function ReasonForm({ action, summary, hint, label, button, required, confirm, danger, form }: ReasonFormProps) {
  return (
    <Fold summary={summary} open={Boolean(form)} danger={danger}>
      {hint ? <p class="soft">{hint}</p> : null}
      <form method="post" action={action}>
        <TextField
          name="reason"
          id={form ? 'f-reason' : `f-${action.replace(/\W+/g, '-')}`}
          label={label}
          value={form ? typed(form, 'reason') : ''}
          error={form?.errors.reason}
          maxlength={300}
          required
          requiredText={required}
        />
        <Button tone={danger ? 'danger' : 'secondary'} data-confirm={confirm}>
          {button}
        </Button>
      </form>
    </Fold>
  )
}
