import { timeOf } from '../../calendar/describe'
import type { Messages } from '../../messages'
import type { Ticket, TicketPlace } from '../../participation/open-ticket'
import type { Publication, PublicOccurrence } from '../../publications/publication'
import { Button } from '../design/button'
import { CheckboxField, CheckboxGroup } from '../design/fields'
import { Fold } from '../design/fold'
import { Notice } from '../design/notice'
import { valuesOf } from '../form'
import type { Refused } from './ticket-page'
import { untilWhen } from './ticket-place'

type Props = { m: Messages; address: string; ticket: Ticket; refused?: Refused; now: number; publication: Publication }

/** Where places are to be claimed: one button for all of them. */
export function Claim({ m, address, ticket }: Props) {
  const due = ticket.places.flatMap(({ claimBy }) => claimBy ?? [])
  if (!due.length) return null
  const r = m.registration
  return (
    <form method="post" action={`${address}/claim`} class="ticket-claim">
      <Notice tone="warning" title={r.claimUntilTitle(untilWhen(m, Math.min(...due)))}>
        <Button wide icon="check">
          {r.claim}
        </Button>
      </Notice>
    </form>
  )
}

/** Where sisters and brothers wait for each other: each may take a place alone. */
export function Separate({ m, address, ticket }: Props) {
  const r = m.registration
  if (ticket.places.filter(({ state, together }) => state === 'waiting' && together).length < 2) return null
  return (
    <form method="post" action={`${address}/separation`} class="ticket-separate">
      <p>{r.waitsTogether}</p>
      <Button tone="secondary">{r.separate}</Button>
    </form>
  )
}

/** Says beforehand who cannot come to which meeting. */
export function Absence({
  m,
  address,
  ticket,
  refused,
  publication,
  now,
  meetings,
}: Props & { meetings: PublicOccurrence[] }) {
  const r = m.registration
  const coming = ticket.places.filter(({ state }) => state === 'confirmed' || state === 'to_claim')
  const ahead = meetings.filter(({ startsAt }) => startsAt > now)
  if (!coming.length || !ahead.length) return null
  const mine = refused?.of === 'absence' ? refused : undefined
  const excused = ahead.flatMap(meeting => {
    const names = coming.filter(place => place.excused.includes(meeting.id)).map(({ name }) => name)
    return names.length ? [`${timeOf(m, publication, meeting)}: ${r.absent(names.join(', '))}`] : []
  })
  return (
    <section class="no-print">
      {excused.length ? (
        <ul class="soft">
          {excused.map(words => (
            <li>{words}</li>
          ))}
        </ul>
      ) : null}
      <Fold summary={r.absence} open={mine !== undefined}>
        <form method="post" action={`${address}/absence`} class="stack">
          <p class="soft">{r.absenceWhat}</p>
          {coming.map(({ name, missed }) =>
            missed ? <p class="ticket-missed">{r.missed(missed.count, missed.left, name)}</p> : null,
          )}
          <Who name="absent" places={coming} label={r.absenceWho} refused={mine} />
          <CheckboxGroup
            name="occurrence"
            label={r.absenceWhen}
            values={mine ? valuesOf(mine, 'occurrence') : []}
            error={mine?.errors.occurrence}
            options={ahead.map(meeting => ({ value: meeting.id, label: timeOf(m, publication, meeting) }))}
          />
          <Button tone="secondary">{r.sendAbsence}</Button>
        </form>
      </Fold>
    </section>
  )
}

/** Gives places back, of one child or all, after saying so twice. */
export function Withdrawal({ m, address, ticket, refused }: Props) {
  const r = m.registration
  const open = ticket.places.filter(({ state }) => state !== 'ended')
  if (!open.length) return null
  const mine = refused?.of === 'withdrawal' ? refused : undefined
  return (
    <section class="no-print">
      <Fold summary={r.withdraw} danger open={mine !== undefined}>
        <form method="post" action={`${address}/withdrawal`} class="stack">
          <p class="soft">{r.withdrawWhat}</p>
          <Who name="place" places={open} label={r.withdrawWho} refused={mine} />
          <CheckboxField name="sure" label={r.withdrawSure} value="on" error={mine?.errors.sure} />
          <Button tone="danger">{r.withdrawSend}</Button>
        </form>
      </Fold>
    </section>
  )
}

type WhoProps = { name: string; places: TicketPlace[]; label: string; refused?: Refused }

/** Which children are meant; of one alone nobody is asked. */
const Who = ({ name: field, places, label, refused }: WhoProps) =>
  places.length === 1 ? null : (
    <CheckboxGroup
      name={field}
      label={label}
      values={refused ? valuesOf(refused, field) : []}
      error={refused?.errors[field]}
      options={places.map(({ registrationId, name }) => ({ value: registrationId, label: name }))}
      inline
    />
  )
