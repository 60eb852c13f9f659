import type { Messages } from '../../messages'
import type { TicketPlace, TicketState } from '../../participation/open-ticket'
import { shortDate, wallDate, wallTime } from '../../shared/dates'
import { QrCode } from '../design/qr-code'
import { StatusTag, type Tone } from '../design/tag'

const tones: Record<TicketState, Tone> = {
  confirmed: 'success',
  to_claim: 'warning',
  waiting: 'info',
  ended: 'neutral',
}

/** `17:00 ngày 12/06`: until when something is to be done. */
export const untilWhen = (m: Messages, instant: number): string =>
  m.registration.until(wallTime(instant), shortDate(wallDate(instant)))

/** One child's place: what it stands at in words, and its QR for the door. */
export function TicketPlaceCard({ m, place }: { m: Messages; place: TicketPlace }) {
  const { missed } = place
  const r = m.registration
  const tags: Record<TicketState, string> = { confirmed: r.has, to_claim: r.toClaim, waiting: r.waits, ended: r.ended }
  const words: Record<TicketState, string> = {
    confirmed: r.hasWhat,
    to_claim: place.claimBy === null ? '' : r.claimWhat(untilWhen(m, place.claimBy)),
    waiting: r.waitsWhat(place.turn ?? 1),
    ended: place.endReason ? r.endedWhy[place.endReason] : '',
  }
  return (
    <section class={`ticket ticket-${place.state}`}>
      <header>
        <h2>{place.name}</h2>
        <StatusTag tone={tones[place.state]} label={tags[place.state]} />
      </header>
      <p>{words[place.state]}</p>
      {missed ? <p class="ticket-missed">{r.missed(missed.count, missed.left)}</p> : null}
      {place.doorCode ? (
        <figure>
          <QrCode text={place.doorCode} label={r.qrOf(place.name)} />
          <figcaption>{r.atDoor}</figcaption>
        </figure>
      ) : null}
    </section>
  )
}
