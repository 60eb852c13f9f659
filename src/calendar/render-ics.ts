import type { Publication, PublicOccurrence } from '../publications/publication'
import { DAY } from '../shared/dates'
import { describe, placeOf, titleOf } from './describe'
import { eventUrl, type Feed } from './feed'
import { fileOf, text, uri, utc, VTIMEZONE, zoned } from './ics-lines'
import { seriesOf } from './series'

/** Names of CSS, as RFC 7986 wants them. */
const colors = {
  culture: 'firebrick',
  sports: 'seagreen',
  digital_skills: 'royalblue',
  online_safety: 'purple',
} as const
// Google reads 1,000 events and 1 MB of a feed.
const MOST_EVENTS = 1000
const SHORT = 160
/** How much of the window lies behind at least. */
const PAST_DAYS = 35
const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

/**
 * The feed as iCalendar (RFC 5545 and 7986). Has no METHOD and no UID of its own: clients take those for invitations.
 * @param expand one VEVENT per occurrence, for clients that cannot repeat
 */
export function renderIcs(feed: Feed, { expand = false }: { expand?: boolean } = {}): string {
  return fileOf([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//San Choi//San Choi 1//VI',
    'CALSCALE:GREGORIAN',
    text('NAME', feed.title),
    text('X-WR-CALNAME', feed.title),
    text('DESCRIPTION', feed.description),
    text('X-WR-CALDESC', feed.description),
    'X-WR-TIMEZONE:Asia/Ho_Chi_Minh',
    `LAST-MODIFIED:${utc(feed.modifiedAt)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
    'X-PUBLISHED-TTL:PT6H',
    uri('SOURCE;VALUE=URI', feed.self),
    uri('URL', feed.home),
    'COLOR:goldenrod',
    ...VTIMEZONE,
    ...(expand ? apart(feed) : feed.publications.flatMap(publication => together(feed, publication))),
    'END:VCALENDAR',
  ])
}

/** Every meeting by itself; where they are too many, what is over goes first and then what is furthest off. */
function apart(feed: Feed): string[] {
  const all = feed.publications
    .map(shortened)
    .flatMap(publication => publication.payload.occurrences.map(occurrence => ({ publication, occurrence })))
    .filter(({ occurrence }) => within(feed, occurrence))
    .sort((a, b) => a.occurrence.startsAt - b.occurrence.startsAt)
  const over = all.filter(({ occurrence }) => occurrence.endsAt < feed.from + PAST_DAYS * DAY).length
  const start = Math.min(over, Math.max(0, all.length - MOST_EVENTS))
  return all
    .slice(start, start + MOST_EVENTS)
    .flatMap(({ publication, occurrence }) => separate(feed, publication, [occurrence]))
}

/** A thousand whole descriptions would pass the megabyte that clients read; the link leads to the rest. */
const shortened = (publication: Publication): Publication => {
  const { description } = publication.payload
  if (description.length <= SHORT) return publication
  return { ...publication, payload: { ...publication.payload, description: `${description.slice(0, SHORT)}…` } }
}

/** A series as one repeating VEVENT with an override per cancelled occurrence; what left the rule stands alone. */
function together(feed: Feed, publication: Publication): string[] {
  const { regular, skipped, stray } = seriesOf(publication)
  if (!regular.some(occurrence => within(feed, occurrence))) return separate(feed, publication, stray)
  const [first] = regular
  const lines = vevent(
    feed,
    publication,
    publication.uid,
    first!,
    regular.length > 1 ? repeat(publication, regular, skipped) : [],
  )
  if (regular.length > 1 && publication.status !== 'cancelled') {
    for (const occurrence of regular.filter(one => one.status === 'cancelled')) {
      lines.push(
        ...vevent(feed, publication, publication.uid, occurrence, [zoned('RECURRENCE-ID', occurrence.startsAt)]),
      )
    }
  }
  return [...lines, ...separate(feed, publication, stray)]
}

function repeat({ payload }: Publication, regular: PublicOccurrence[], skipped: number[]): string[] {
  const days = [...payload.rule!.days].sort((a, b) => a - b).map(day => weekdays[day - 1])
  const rule = `RRULE:FREQ=WEEKLY;UNTIL=${utc(regular.at(-1)!.startsAt)};BYDAY=${days.join(',')}`
  return [rule, ...skipped.map(start => zoned('EXDATE', start))]
}

const separate = (feed: Feed, publication: Publication, occurrences: PublicOccurrence[]): string[] =>
  occurrences
    .filter(occurrence => within(feed, occurrence))
    .flatMap(occurrence => vevent(feed, publication, uidOf(publication, occurrence), occurrence, []))

/** The event's own UID where it has one occurrence; else one per occurrence, which stays when it moves. */
const uidOf = ({ uid, payload }: Publication, { id }: PublicOccurrence): string =>
  payload.occurrences.length === 1 ? uid : uid.replace(/@|$/, found => `-${id}${found}`)

const within = ({ from, to }: Feed, { startsAt, endsAt }: PublicOccurrence) => endsAt > from && startsAt < to

function vevent(
  feed: Feed,
  publication: Publication,
  uid: string,
  occurrence: PublicOccurrence,
  more: string[],
): string[] {
  const { m, home } = feed
  const { payload, modifiedAt, firstPublishedAt, sequence, status } = publication
  const whole = status === 'cancelled'
  // The start of a series speaks for the series: its own cancellation is an override of its own.
  const repeats = more.some(line => line.startsWith('RRULE'))
  const cancelled = whole || (!repeats && occurrence.status === 'cancelled')
  const reason = whole ? payload.reason : cancelled ? occurrence.reason : null
  const url = eventUrl(home, publication.id)
  const place = placeOf(m, payload)
  return [
    'BEGIN:VEVENT',
    text('UID', uid),
    `DTSTAMP:${utc(modifiedAt)}`,
    `CREATED:${utc(firstPublishedAt)}`,
    `LAST-MODIFIED:${utc(modifiedAt)}`,
    `SEQUENCE:${sequence}`,
    zoned('DTSTART', occurrence.startsAt),
    zoned('DTEND', occurrence.endsAt),
    ...more,
    text('SUMMARY', titleOf(m, publication, cancelled)),
    text('DESCRIPTION', describe(m, publication, url, reason)),
    ...(place ? [text('LOCATION', place)] : []),
    uri('URL', url),
    text('CATEGORIES', m.categories[payload.category]),
    `COLOR:${colors[payload.category]}`,
    ...(payload.onlineUrl ? [uri('CONFERENCE;VALUE=URI;FEATURE=VIDEO', payload.onlineUrl)] : []),
    `STATUS:${cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ]
}
