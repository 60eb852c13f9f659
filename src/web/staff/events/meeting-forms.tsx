import { MINUTE, wallDate, wallTime } from '../../../shared/dates'
import { Button, ButtonLink, ButtonRow } from '../../design/button'
import { DateField, NumberField, SelectField, TextField, TimeField } from '../../design/fields'
import { fieldsOf, freshForm, optionsOf } from '../../form'
import { ClashNotice } from './form-check'
import type { Meeting } from './meeting-row'
import type { MeetingsOf } from './meetings'
import { dayText, mayApprove } from './words'

type FormOfMeeting = MeetingsOf & { meeting: Meeting }

/** The form that was asked for, in the row of its meeting. */
export function MeetingForm(props: FormOfMeeting) {
  const { c, event, open, meeting } = props
  const m = c.get('m')
  const words = m.events.meeting
  const day = dayText(m, meeting.startsAt)
  const at = `/staff/events/${event.id}/occurrences/${meeting.id}`
  const back = (
    <ButtonLink tone="quiet" href={`/staff/events/${event.id}#meetings`}>
      {m.cancel}
    </ButtonLink>
  )
  if (open.act === 'move')
    return (
      <div class="meeting-form">
        <h3>{words.moveTitle(day)}</h3>
        {event.rule ? <p class="soft">{words.moveHint}</p> : null}
        <Offer {...props} action={`${at}/time`} />
        <form method="post" action={`${at}/time`} novalidate class="stack">
          <MoveFields {...props} />
          <ButtonRow>
            <Button>{words.moveSend}</Button>
            {back}
          </ButtonRow>
        </form>
      </div>
    )
  const { title, noun, button } = {
    cancel: { title: words.cancelTitle(day), noun: 'cancellation', button: words.cancelTitle(day) },
    postpone: { title: words.postponeTitle(day), noun: 'postponement', button: words.postponeTitle(day) },
    restore: { title: words.restoreTitle(day), noun: 'restoration', button: words.restoreTitle(day) },
  }[open.act as 'cancel' | 'postpone' | 'restore']
  const isCancel = open.act === 'cancel'
  return (
    <form method="post" action={`${at}/${noun}`} class="meeting-form" novalidate>
      <h3>{title}</h3>
      <p class="soft">{words.atOnce}</p>
      <TextField
        {...fieldsOf(open.form ?? freshForm(), m.required)('reason')}
        label={m.events.reasonPublic}
        maxlength={300}
        required
        autofocus
      />
      <ButtonRow>
        <Button tone={isCancel ? 'danger' : 'primary'}>{button}</Button>
        {back}
      </ButtonRow>
    </form>
  )
}

/** What is in the way, with the free time as one press; the note and the venue go along. */
function Offer({ c, open, clash, action }: FormOfMeeting & { action: string }) {
  if (!clash || !open.form) return null
  const { freeSlot } = clash
  const sent = { ...open.form.values, ...freeSlot, durationMinutes: '' }
  return (
    <form method="post" action={action}>
      {Object.entries(sent).map(([name, value]) => (
        <input type="hidden" name={name} value={String(value)} />
      ))}
      <ClashNotice c={c} clash={clash} form={open.form} isFilled />
    </form>
  )
}

function MoveFields({ c, event, open, choices, meeting }: FormOfMeeting) {
  const m = c.get('m')
  const f = m.events.fields
  const form = open.form ?? freshForm(placeOf(event, meeting))
  const at = fieldsOf(form, m.required)
  const overnight = wallDate(meeting.endsAt) !== wallDate(meeting.startsAt)
  return (
    <>
      <input type="hidden" name="version" value={String(event.version)} />
      <input type="hidden" name="scope" value="this" />
      <div class="field-row">
        <DateField {...at('startsOn')} label={m.events.day} required />
        <TimeField {...at('startTime')} label={f.startTime} required />
        {overnight ? (
          <NumberField {...at('durationMinutes')} label={f.duration} min={5} max={1440} required />
        ) : (
          <TimeField {...at('endTime')} label={f.endTime} required />
        )}
      </div>
      {event.mode === 'online' ? null : (
        <SelectField {...at('venueId')} label={f.venue} options={optionsOf(choices?.venues ?? [])} required />
      )}
      <TextField {...at('note')} label={m.events.meeting.note} hint={m.events.meeting.noteHint} maxlength={300} />
      {open.form && mayApprove(c) ? (
        <TextField {...at('overlapReason')} label={f.overlapReason} hint={f.overlapHint} maxlength={300} />
      ) : null}
    </>
  )
}

function placeOf(event: FormOfMeeting['event'], { startsAt, endsAt, venue, note }: Meeting) {
  const overnight = wallDate(endsAt) !== wallDate(startsAt)
  return {
    startsOn: wallDate(startsAt),
    startTime: wallTime(startsAt),
    endTime: overnight ? '' : wallTime(endsAt),
    durationMinutes: overnight ? (endsAt - startsAt) / MINUTE : '',
    venueId: venue?.id ?? event.venueId,
    note,
  }
}
