import { meetingStatusOf, statusOf } from '../publications/meeting-status'
import type { Publication, PublicOccurrence, PublicVenue } from '../publications/publication'
import type { MeetingStatus } from '../shared/choices'
import { DAY, MINUTE, wallDate, writtenDate } from '../shared/dates'
import { rruleOf } from '../shared/recurrence'
import { describe, lunarDayOf, noticeOf, particularsOf, placeOf, titleOf } from './describe'
import { eventUrl, type Feed } from './feed'
import { fileOf, text, uri, utc, VTIMEZONE, zoned } from './ics-lines'
import { isRegular, originalStart, seriesOf } from './series'

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
const statuses = { scheduled: 'CONFIRMED', postponed: 'TENTATIVE', cancelled: 'CANCELLED' } as const

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

/** A series as one repeating VEVENT with an override for each meeting it does not say; the others stand alone. */
function together(feed: Feed, publication: Publication): string[] {
  const { named, skipped, alone } = seriesOf(publication)
  const others = separate(feed, publication, alone)
  if (!named.some(occurrence => within(feed, occurrence))) return others
  const { uid, payload } = publication
  const [first] = named as [PublicOccurrence, ...PublicOccurrence[]]
  if (named.length === 1) return [...vevent(feed, publication, meeting(feed, publication, first, uid)), ...others]
  const start = originalStart(publication, first)
  return [
    ...vevent(feed, publication, {
      uid,
      start,
      end: start + payload.durationMinutes * MINUTE,
      venue: null,
      // The start of a series speaks for the series: what befalls its first meeting is an override like any other.
      status: statusOf(publication),
      news: [noticeOf(feed.m, publication)],
      more: repeat(publication, named, skipped),
    }),
    ...named
      .filter(occurrence => !isRegular(publication, occurrence))
      .flatMap(occurrence => {
        const more = [zoned('RECURRENCE-ID', originalStart(publication, occurrence))]
        return vevent(feed, publication, { ...meeting(feed, publication, occurrence, uid), more })
      }),
    ...others,
  ]
}

function repeat(publication: Publication, named: PublicOccurrence[], skipped: number[]): string[] {
  const until = utc(originalStart(publication, named.at(-1)!))
  return [`RRULE:${rruleOf(publication.payload.rule!)};UNTIL=${until}`, ...skipped.map(start => zoned('EXDATE', start))]
}

const separate = (feed: Feed, publication: Publication, occurrences: PublicOccurrence[]): string[] =>
  occurrences
    .filter(occurrence => within(feed, occurrence))
    .flatMap(occurrence =>
      vevent(feed, publication, meeting(feed, publication, occurrence, uidOf(publication, occurrence))),
    )

/** The event's own UID where it has one date; else one by the date the rule gives, which stays when a meeting moves. */
function uidOf({ uid, payload }: Publication, { id, ruleDate }: PublicOccurrence): string {
  if (!payload.rule && payload.occurrences.length === 1) return uid
  const first = payload.occurrences.find(one => one.ruleDate === ruleDate)
  const own = ruleDate && first?.id === id ? ruleDate.replaceAll('-', '') : id
  return uid.replace(/@|$/, found => `-${own}${found}`)
}

const within = ({ from, to }: Feed, { startsAt, endsAt }: PublicOccurrence) => endsAt > from && startsAt < to

type Entry = {
  uid: string
  start: number
  end: number
  venue: PublicVenue | null
  status: MeetingStatus
  /** Lines before the description. */
  news: string[]
  /** What ties it to a series. */
  more: string[]
}

function meeting({ m }: Feed, publication: Publication, occurrence: PublicOccurrence, uid: string): Entry {
  const status = meetingStatusOf(publication, occurrence)
  const restored = status === 'scheduled' ? noticeOf(m, publication) : ''
  const lunar = lunarDayOf(m, publication, occurrence)
  const date = writtenDate(wallDate(occurrence.startsAt))
  const news = [restored, ...particularsOf(m, publication, occurrence), lunar ? m.rules.alsoLunar(date, lunar) : '']
  const { startsAt: start, endsAt: end, venue } = occurrence
  return { uid, start, end, venue, status, news: [...new Set(news)], more: [] }
}

function vevent(feed: Feed, publication: Publication, { uid, start, end, venue, status, news, more }: Entry): string[] {
  const { m, home } = feed
  const { payload, modifiedAt, firstPublishedAt, sequence } = publication
  const url = eventUrl(home, publication.id)
  const place = placeOf(m, payload, venue)
  return [
    'BEGIN:VEVENT',
    text('UID', uid),
    `DTSTAMP:${utc(modifiedAt)}`,
    `CREATED:${utc(firstPublishedAt)}`,
    `LAST-MODIFIED:${utc(modifiedAt)}`,
    `SEQUENCE:${sequence}`,
    zoned('DTSTART', start),
    zoned('DTEND', end),
    ...more,
    text('SUMMARY', titleOf(m, publication, status)),
    text('DESCRIPTION', describe(m, publication, url, news)),
    ...(place ? [text('LOCATION', place)] : []),
    uri('URL', url),
    text('CATEGORIES', m.categories[payload.category]),
    `COLOR:${colors[payload.category]}`,
    ...(payload.onlineUrl ? [uri('CONFERENCE;VALUE=URI;FEATURE=VIDEO', payload.onlineUrl)] : []),
    `STATUS:${statuses[status]}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ]
}
