import { DAY } from '../shared/dates'
import type { Taken, Wanted } from './venue-conflict'

/** Venue times that events not yet written have been given, to hold the next of them against. */
export function bookingsOf() {
  const byDay = new Map<string, Omit<Taken, 'index'>[]>()
  const days = ({ venueId, startsAt, endsAt }: Wanted) =>
    [...new Set([Math.floor(startsAt / DAY), Math.floor((endsAt - 1) / DAY)])].map(day => `${venueId} ${day}`)
  return {
    /** Who has one of the times already. */
    find: (wanted: Wanted[]) =>
      wanted.flatMap(one => days(one).flatMap(day => byDay.get(day)?.filter(other => overlap(one, other)) ?? [])).at(0),
    add: (wanted: Wanted[], title: string) => {
      for (const one of wanted)
        for (const day of days(one)) {
          const { eventId: id, startsAt, endsAt } = one
          byDay.set(day, [...(byDay.get(day) ?? []), { id, title, startsAt, endsAt }])
        }
    },
  }
}

type Span = { startsAt: number; endsAt: number }
const overlap = (a: Span, b: Span) => a.startsAt < b.endsAt && b.startsAt < a.endsAt
