import type { FindingSentence } from '../messages/findings'
import type { Almanac } from '../places/read-almanac'
import { shortDate, wallDate, wallTime, weekdayOf } from '../shared/dates'
import { ownOverlap, type Target } from './arrange-meetings'
import type { Met } from './find-conflicts'
import type { Opening, Span } from './free-shift'
import type { Intended } from './intended-meetings'

type FindingCode =
  | 'venue_taken'
  | 'overlaps_itself'
  | 'venue_closed'
  | 'venue_too_small'
  | 'officer_busy'
  | 'group_busy'
  | 'holiday'
  | 'storm_season'

/** What is to be minded about a plan. Dates are `YYYY-MM-DD`, times `HH:MM`, both of the first meeting it is true of. */
export type Finding = {
  code: FindingCode
  /** A save is refused for it. */
  hard: boolean
  /** A sentence of the catalogue `findings`. */
  reason: { code: FindingSentence; values: Record<string, string | number> }
  date: string
  from: string
  to: string
  /** Of how many meetings it is true. */
  count: number
  /** The other event, where the actor may open it; the sentence names it in any case. */
  other?: { id: string; title: string; from: string; to: string }
}

/** A venue as a plan has to mind it. */
export type VenueToMind = Opening & { id: string; name: string; capacity: number | null; outdoor: boolean }

const spanOf = ({ startsAt, endsAt }: Span) => ({
  date: wallDate(startsAt),
  from: wallTime(startsAt),
  to: wallTime(endsAt),
})

/** What a sentence says of a span. */
const wordsOf = (span: Span, count = 1) => {
  const { date, from, to } = spanOf(span)
  return { weekday: weekdayOf(date), day: shortDate(date), from, to, count }
}

/** Other events in the way: of the venue, which is refused unless `mayOverlap`, and of people. */
export const ofOthers = (
  met: Met[],
  { asking, meetings }: { asking: Span[]; meetings: Span[] },
  mayOverlap: boolean,
): Finding[] =>
  met.flatMap(({ id, title, mayOpen, index, count, venue, officer, group, ...span }) => {
    const mine = (venue === null ? meetings : asking)[index]!
    const { from, to } = spanOf(span)
    const said = { ...spanOf(mine), count, ...(mayOpen ? { other: { id, title, from, to } } : {}) }
    const values = { ...wordsOf(span, count), title }
    const found: Finding[] = []
    if (venue !== null)
      found.push({
        ...said,
        code: 'venue_taken',
        hard: !mayOverlap,
        reason: { code: 'venue_taken', values: { ...values, venue } },
      })
    if (officer !== null)
      found.push({
        ...said,
        code: 'officer_busy',
        hard: false,
        reason: { code: 'officer_busy', values: { ...values, officer } },
      })
    if (group !== null)
      found.push({
        ...said,
        code: 'group_busy',
        hard: false,
        reason: { code: 'group_busy', values: { ...values, group } },
      })
    return found
  })

/** The event's own meetings in each other's way. */
export function ofItself({ targets }: Intended): Finding[] {
  const clash = ownOverlap(targets)
  if (!clash) return []
  const reason = { code: 'overlaps_itself', values: wordsOf(clash) } as const
  return [{ code: 'overlaps_itself', hard: true, reason, ...spanOf(clash), count: 1 }]
}

/** One soft finding for all meetings of which something is true; none where it is of none. */
function ofThose(
  those: Span[],
  code: FindingCode,
  values: Record<string, string | number> = {},
  sentence: FindingSentence = code,
): Finding[] {
  const [first] = those
  if (!first) return []
  const count = those.length
  const reason = { code: sentence, values: { ...wordsOf(first, count), ...values } }
  return [{ code, hard: false, reason, ...spanOf(first), count }]
}

/** Meetings and how many seats they have, also of an event that is saved already. */
type Minded = {
  meetings: Pick<Target, 'venueId' | 'startsAt' | 'endsAt'>[]
  input: Pick<Intended['input'], 'capacity'>
}

/** Venues closed, too small, or outdoors in the season of storms. */
export function ofVenues({ meetings, input }: Minded, venues: VenueToMind[], { storms }: Almanac): Finding[] {
  return venues.flatMap(({ id, name, capacity, outdoor, opensAt, closesAt, closedDays }) => {
    const there = meetings.filter(one => one.venueId === id)
    const dayOf = (one: Span) => wallDate(one.startsAt)
    const closedDay = there.filter(one => closedDays.includes(weekdayOf(dayOf(one))))
    const closedHour = there.filter(one => !closedDay.includes(one) && isOutside(one, { opensAt, closesAt }))
    const tooSmall = capacity !== null && (input.capacity ?? 0) > capacity ? there : []
    const inStorms = there.filter(one => {
      const day = dayOf(one).slice(5)
      return outdoor && day >= storms.from && day <= storms.to
    })
    const written = (day: string) => shortDate(`2000-${day}`)
    return [
      ...ofThose(closedDay, 'venue_closed', { venue: name }, 'venue_closed_day'),
      ...ofThose(closedHour, 'venue_closed', { venue: name, opens: opensAt, closes: closesAt }),
      ...ofThose(tooSmall, 'venue_too_small', { venue: name, capacity: capacity ?? 0, seats: input.capacity ?? 0 }),
      ...ofThose(inStorms, 'storm_season', {
        venue: name,
        stormsFrom: written(storms.from),
        stormsTo: written(storms.to),
      }),
    ]
  })
}

const isOutside = ({ startsAt, endsAt }: Span, { opensAt, closesAt }: Pick<Opening, 'opensAt' | 'closesAt'>) =>
  wallTime(startsAt) < opensAt || wallDate(endsAt - 1) !== wallDate(startsAt) || wallTime(endsAt - 1) >= closesAt

/** Meetings that take place on holidays. */
export function ofHolidays({ meetings }: Minded, { holidays }: Almanac): Finding[] {
  const there = meetings.filter(one => holidays.has(wallDate(one.startsAt)))
  return ofThose(there, 'holiday', { name: there[0] ? holidays.get(wallDate(there[0].startsAt))! : '' })
}
