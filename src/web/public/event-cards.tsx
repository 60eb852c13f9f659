import { agesOf, lunarDayOf, movedText, placeOf } from '../../calendar/describe'
import { sentence } from '../../calendar/rule-text'
import type { AppContext } from '../../http/env'
import type { Messages } from '../../messages'
import type { PublicWard } from '../../publications/find-ward'
import { reasonOf, venueOf } from '../../publications/meeting-status'
import type { Publication } from '../../publications/publication'
import type { MeetingStatus } from '../../shared/choices'
import { wallDate, wallTime, weekdayOf } from '../../shared/dates'
import { DayGroup, EventCard } from '../design/event-list'
import type { Tone } from '../design/tag'
import { link } from './frame'
import type { Day, Entry } from './week'

/** The meetings of some days, each beside its date. */
export function Days({ c, ward, days }: { c: AppContext; ward: PublicWard; days: Day[] }) {
  const m = c.get('m')
  const today = wallDate(c.get('now'))
  return (
    <>
      {days.map(({ date, entries }) => (
        <DayGroup
          weekday={m.weekdays[weekdayOf(date) - 1]!}
          day={date.slice(8)}
          month={m.month(Number(date.slice(5, 7)))}
          date={date}
          today={date === today}
        >
          {entries.map(entry => (
            <MeetingCard c={c} ward={ward} entry={entry} />
          ))}
        </DayGroup>
      ))}
    </>
  )
}

function MeetingCard({ c, ward, entry }: { c: AppContext; ward: PublicWard; entry: Entry }) {
  const m = c.get('m')
  const { publication, occurrence, status } = entry
  const { payload } = publication
  const now = c.get('now')
  const past = occurrence.endsAt <= now
  const off = status !== 'scheduled'
  const running = !past && !off && occurrence.startsAt <= now
  const seats = off || past ? null : seatsOf(m, publication, now)
  const moved = !past && movedText(m, publication, occurrence)
  const words = past && !off ? [m.public.past] : [seats?.full || off ? '' : agesOf(m, payload), seats?.words]
  return (
    <EventCard
      href={link(c, `/w/${ward.slug}/events/${publication.id}`)}
      category={payload.category}
      categoryLabel={m.categories[payload.category]}
      title={payload.title}
      time={`${wallTime(occurrence.startsAt)}–${wallTime(occurrence.endsAt)}`}
      place={venueOf(publication, occurrence)?.name ?? placeOf(m, payload)}
      off={off}
      past={past}
      status={
        off
          ? offTag(m, status)
          : running
            ? { tone: 'success', label: m.public.running }
            : moved
              ? { tone: 'info', label: m.public.moved }
              : undefined
      }
      state={seats?.full ? { tone: 'danger', label: m.public.full } : undefined}
      meta={[lunarDayOf(m, publication, occurrence), ...words].filter(Boolean).join(' · ')}
    >
      <OutOfTheOrdinary m={m} entry={entry} past={past} />
    </EventCard>
  )
}

/** Why a meeting is off or on again, which one it stands for, and what is particular to it. */
function OutOfTheOrdinary({ m, entry, past }: { m: Messages; entry: Entry; past: boolean }) {
  const { publication, occurrence, status } = entry
  const reason = reasonOf(publication, occurrence)
  const off = status !== 'scheduled'
  const moved = past || off ? '' : sentence(movedText(m, publication, occurrence))
  const restored = !past && !off && reason ? m.public.restoredBecause(reason) : ''
  return (
    <>
      {off && reason ? <p>{m.public.reason(reason)}</p> : null}
      {moved || restored ? (
        <p>
          <strong class="say-info">{[moved, restored].filter(Boolean).join(' · ')}</strong>
        </p>
      ) : null}
      {occurrence.note && !past && !off ? <p class="soft">{occurrence.note}</p> : null}
    </>
  )
}

/** That something is postponed or cancelled, in colour and in words. */
export const offTag = (m: Messages, status: Exclude<MeetingStatus, 'scheduled'>): { tone: Tone; label: string } => ({
  tone: status === 'cancelled' ? 'danger' : 'warning',
  label: m.public.off[status],
})

/** Whether there is room, in words: `còn 6 chỗ`, or full with a waiting list. */
export function seatsOf(
  m: Messages,
  { payload, seatsLeft }: Publication,
  now: number,
): { full: boolean; words: string } {
  if (payload.registration === 'none') {
    return { full: false, words: payload.capacity === null ? m.public.comeAsYouAre : m.public.seats(payload.capacity) }
  }
  if (payload.registrationClosesAt !== null && payload.registrationClosesAt <= now) {
    return { full: false, words: m.public.registrationClosed }
  }
  if (seatsLeft === null) return { full: false, words: '' }
  return seatsLeft > 0
    ? { full: false, words: m.public.seatsLeft(seatsLeft) }
    : { full: true, words: m.public.waitingList }
}
