import { isFor } from '../../publications/list-publications'
import { meetingStatusOf, venueOf } from '../../publications/meeting-status'
import type { Publication, PublicOccurrence } from '../../publications/publication'
import type { MeetingStatus } from '../../shared/choices'
import { addDays, instantOf, mondayOf, wallDate } from '../../shared/dates'
import { fold } from '../../shared/text'

/** One meeting on the page. */
export type Entry = { publication: Publication; occurrence: PublicOccurrence; status: MeetingStatus }

export type Day = { date: string; entries: Entry[] }

export type Choice = { category?: string; groupId?: string; query?: string }

const MOST_FOUND = 60

/** Every meeting of the events that fit the choice, in time order. */
export function entriesOf(publications: Publication[], { category, groupId, query }: Choice): Entry[] {
  const words = fold(query ?? '').split(' ')
  return publications
    .filter(publication => {
      if (category && publication.payload.category !== category) return false
      return !groupId || isFor(publication, groupId)
    })
    .flatMap(publication => {
      const isSought = search(publication, words)
      return publication.payload.occurrences
        .filter(isSought)
        .map(occurrence => ({ publication, occurrence, status: meetingStatusOf(publication, occurrence) }))
    })
    .sort(
      (a, b) =>
        a.occurrence.startsAt - b.occurrence.startsAt ||
        a.publication.payload.title.localeCompare(b.publication.payload.title, 'vi'),
    )
}

/** Whether a meeting has all the words in its title or its place; meetings of one place are asked but once. */
function search(publication: Publication, words: string[]): (occurrence: PublicOccurrence) => boolean {
  const known = new Map<string | undefined, boolean>()
  return occurrence => {
    const venue = venueOf(publication, occurrence)
    let found = known.get(venue?.id)
    if (found === undefined) {
      const text = fold(`${publication.payload.title} ${venue?.name ?? ''} ${venue?.address ?? ''}`)
      found = words.every(word => text.includes(word))
      known.set(venue?.id, found)
    }
    return found
  }
}

/** The meetings that start in the week of `monday`, by day. */
export function weekOf(entries: Entry[], monday: string): Day[] {
  const [from, to] = [instantOf(monday), instantOf(addDays(monday, 7))]
  return daysOf(entries.filter(({ occurrence }) => occurrence.startsAt >= from && occurrence.startsAt < to))
}

/** Divides days at a moment: what is over, and what still runs or comes. */
export function splitAt(days: Day[], now: number): { over: Day[]; coming: Day[] } {
  const entries = days.flatMap(day => day.entries)
  return {
    over: daysOf(entries.filter(({ occurrence }) => occurrence.endsAt <= now)),
    coming: daysOf(entries.filter(({ occurrence }) => occurrence.endsAt > now)),
  }
}

/** What a search finds: the next meeting of each event that is not over. */
export function comingOf(entries: Entry[], now: number): Day[] {
  const seen = new Set<string>()
  const coming = entries.filter(({ publication, occurrence }) => {
    if (occurrence.endsAt <= now || seen.has(publication.id)) return false
    seen.add(publication.id)
    return true
  })
  return daysOf(coming.slice(0, MOST_FOUND))
}

function daysOf(entries: Entry[]): Day[] {
  const days = new Map<string, Entry[]>()
  for (const entry of entries) {
    const date = wallDate(entry.occurrence.startsAt)
    days.set(date, [...(days.get(date) ?? []), entry])
  }
  return [...days].map(([date, found]) => ({ date, entries: found }))
}

/** The day to jump to from an empty week: the next with something, else the last before. */
export function nearestDay(entries: Entry[], monday: string): string | undefined {
  const [from, to] = [instantOf(monday), instantOf(addDays(monday, 7))]
  const near =
    entries.find(({ occurrence, status }) => occurrence.startsAt >= to && status === 'scheduled') ??
    entries.findLast(({ occurrence, status }) => occurrence.startsAt < from && status === 'scheduled')
  return near && wallDate(near.occurrence.startsAt)
}

/** Whether a week before or after has anything, so that one does not leaf through empty years. */
export function neighbours(entries: Entry[], monday: string): { previous: string | null; next: string | null } {
  const first = entries[0]
  const last = entries.at(-1)
  return {
    previous: first && mondayOf(wallDate(first.occurrence.startsAt)) < monday ? addDays(monday, -7) : null,
    next: last && mondayOf(wallDate(last.occurrence.startsAt)) > monday ? addDays(monday, 7) : null,
  }
}
