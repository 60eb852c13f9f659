import { Button, ButtonRow } from '../../design/button'
import { Card, CardTitle } from '../../design/card'
import { TextField } from '../../design/fields'
import { Fold } from '../../design/fold'
import { type Form, typed } from '../../form'
import type { Act, Open, Shown } from './show'

/** What an approver may do besides publishing: return, withdraw, postpone, cancel for good, and take that back. */
export function Decisions({ c, event, open }: Shown & { open: Open }) {
  const m = c.get('m')
  const { events: words } = m
  const at = `/staff/events/${event.id}`
  const isPublic = event.publication?.status === 'published'
  const isOff = event.status === 'cancelled' || isPostponed(event, c.get('now'))
  const reasonOf = (act: Act) => ({
    label: act === 'return' ? words.reason : words.reasonPublic,
    required: m.required,
    form: open.act === act && !open.occurrence ? open.form : undefined,
  })
  return (
    <Card>
      <CardTitle>{words.moreActions}</CardTitle>
      <ButtonRow>
        {event.status === 'submitted' ? (
          <ReasonForm
            action={`${at}/return`}
            summary={words.returnTitle}
            button={words.returnIt}
            {...reasonOf('return')}
          />
        ) : null}
        {isOff ? (
          <ReasonForm
            action={`${at}/restoration`}
            summary={words.restoreAll}
            hint={words.restoreAllHint}
            button={words.restoreAll}
            {...reasonOf('restore')}
          />
        ) : null}
        {isPublic ? (
          <Fold summary={words.withdrawTitle}>
            <p class="soft">{words.withdrawHint}</p>
            <form method="post" action={`${at}/withdrawal`}>
              <Button tone="secondary" data-confirm={words.withdrawSure}>
                {words.withdraw}
              </Button>
            </form>
          </Fold>
        ) : null}
        {isPublic && !isOff ? (
          <ReasonForm
            action={`${at}/postponement`}
            summary={words.postponeAll}
            hint={words.postponeAllHint}
            button={words.postponeAll}
            {...reasonOf('postpone')}
          />
        ) : null}
        {event.status === 'cancelled' ? null : (
          <ReasonForm
            action={`${at}/cancellation`}
            summary={words.cancelAll}
            hint={words.cancelAllHint}
            button={words.cancelAll}
            confirm={words.cancelAllSure}
            danger
            {...reasonOf('cancel')}
          />
        )}
      </ButtonRow>
    </Card>
  )
}

/** Also while edits wait beside a postponed event, which then is a draft: nothing the public sees is left to come. */
function isPostponed({ status, occurrences, leaving }: Shown['event'], now: number): boolean {
  if (status === 'postponed') return true
  const seen = [...occurrences, ...leaving].filter(one => one.shown && one.endsAt > now)
  return seen.some(one => one.status === 'postponed') && seen.every(one => one.status !== 'scheduled')
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
