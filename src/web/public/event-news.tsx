import { particularsOf, timeOf } from '../../calendar/describe'
import type { Messages } from '../../messages'
import { meetingStatusOf, movedFrom, noticeReasonOf, statusOf } from '../../publications/meeting-status'
import type { Publication } from '../../publications/publication'
import { DAY } from '../../shared/dates'
import { Notice } from '../design/notice'

/** How far ahead a meeting that is off or moved is told at the top. */
const DAYS = 14

/** What a reader has to know before all else: what befell the event, or which of its next meetings are off or moved. */
export function News({ m, publication, now }: { m: Messages; publication: Publication; now: number }) {
  const status = statusOf(publication)
  const reason = noticeReasonOf(publication)
  if (status !== 'scheduled') {
    return (
      <Notice tone={status === 'cancelled' ? 'danger' : 'warning'} title={m.public.eventOff[status]}>
        {reason ? m.public.reason(reason) : null}
      </Notice>
    )
  }
  const changes = changesAhead(m, publication, now)
  return (
    <>
      {reason && publication.lastEndsAt > now ? (
        <Notice title={m.public.eventRestored}>{m.public.reason(reason)}</Notice>
      ) : null}
      {changes.length ? (
        <Notice tone="warning" title={m.public.changesAhead}>
          {changes.map(({ time, off, lines }) => (
            <p>
              <strong>{off ? <s>{time}</s> : time}</strong> {lines}
            </p>
          ))}
        </Notice>
      ) : null}
    </>
  )
}

const changesAhead = (m: Messages, publication: Publication, now: number) =>
  publication.payload.occurrences
    .filter(one => one.endsAt > now && one.startsAt < now + DAYS * DAY)
    .map(one => ({ one, status: meetingStatusOf(publication, one) }))
    .filter(({ one, status }) => status !== 'scheduled' || movedFrom(publication, one) !== null)
    .map(({ one, status }) => ({
      time: timeOf(m, publication, one),
      off: status !== 'scheduled',
      lines: inSentences(particularsOf(m, publication, one)) || (status === 'scheduled' ? '' : m.public.off[status]),
    }))

/** Reasons are typed with a full stop or without. */
const inSentences = (lines: string[]): string =>
  lines.map((line, index) => (index < lines.length - 1 && !/[.!?…]$/.test(line) ? `${line}.` : line)).join(' ')
