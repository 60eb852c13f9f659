import { agesOf, placeOf } from '../../calendar/describe'
import type { AppContext } from '../../http/env'
import type { Messages } from '../../messages'
import type { PublicWard } from '../../publications/find-ward'
import type { Publication } from '../../publications/publication'
import { wallDate, wallTime, weekdayOf } from '../../shared/dates'
import { DayGroup, EventCard } from '../design/event-list'
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
  const { publication, occurrence, cancelled } = entry
  const { payload } = publication
  const reason = publication.status === 'cancelled' ? payload.reason : occurrence.reason
  const now = c.get('now')
  const past = occurrence.endsAt <= now
  const running = !past && !cancelled && occurrence.startsAt <= now
  const seats = cancelled || past ? null : seatsOf(m, publication, now)
  return (
    <EventCard
      href={link(c, `/w/${ward.slug}/events/${publication.id}`)}
      category={payload.category}
      categoryLabel={m.categories[payload.category]}
      title={payload.title}
      time={`${wallTime(occurrence.startsAt)}–${wallTime(occurrence.endsAt)}`}
      place={payload.venue?.name ?? placeOf(m, payload)}
      cancelled={cancelled}
      past={past}
      status={
        cancelled
          ? { tone: 'danger', label: m.public.cancelled }
          : running
            ? { tone: 'success', label: m.public.running }
            : undefined
      }
      state={seats?.full ? { tone: 'danger', label: m.public.full } : undefined}
      meta={
        cancelled
          ? reason && m.public.reason(reason)
          : past
            ? m.public.past
            : [seats?.full ? '' : agesOf(m, payload), seats?.words].filter(Boolean).join(' · ')
      }
    />
  )
}

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
