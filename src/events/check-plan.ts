import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { venues } from '../database/schema'
import { type Almanac, readAlmanac } from '../places/read-almanac'
import { approvers, planners } from '../shared/actor'
import { type Context, hasRole, requireRole } from '../shared/context'
import { addDays, DAY, instantOf, wallDate } from '../shared/dates'
import { Invalid, type Reason } from '../shared/errors'
import { date, idText, optional, parse } from '../shared/parse'
import type { Target } from './arrange-meetings'
import { findBusy, findConflicts } from './find-conflicts'
import { type Finding, ofHolidays, ofItself, ofOthers, ofVenues, type VenueToMind } from './findings'
import { type FreeSlot, MOST_DAYS, nextDayShift, overlap, slotOf, smallestShift } from './free-shift'
import { readHalfFilled } from './half-filled'
import { type Intended, intendedByInput, intendedByMove } from './intended-meetings'
import type { Wanted } from './venue-conflict'

const planOfInput = z.strictObject({
  input: z.record(z.string(), z.unknown()),
  event: optional(idText()),
  from: optional(date()),
})
const planOfMove = z.strictObject({
  occurrence: idText(),
  event: idText().optional(),
  move: z.record(z.string(), z.unknown()),
})

/**
 * A plan before it is saved: an event as far as it is typed (`input` like `eventInput`; `event` where one is edited,
 * `from` where from one of its rule dates on), or the `move` of one of its meetings (like `moveInput`).
 */
export const planInput = z.union([planOfInput, planOfMove])

/** What would become of a plan. Instants are UTC milliseconds. */
export type Checked = {
  /** What is to be minded, the hard first: with one of those a save is refused. */
  findings: Finding[]
  /** The nearest time at which the venue is open and free for all of it; null where it is not in question, or none is. */
  freeSlot: FreeSlot | null
  meetings: { date: string; startsAt: number; endsAt: number }[]
  /** Dates of the rule on which it rests, with the holiday's name where one is the reason. */
  resting: { date: string; holiday: string | null }[]
  /** What is wrong with single fields. What is only missing yet is not named. */
  fields: Record<string, Reason>
}

/**
 * Says what stands against a plan, and what would do instead. Nothing is changed. Conflicts are one statement for any
 * number of meetings; the venue, the almanac and the venue's free times are three more.
 * @throws Missing, Forbidden; for a move also Invalid and Conflict (`changed_meanwhile`, `meeting_over`,
 * `cancelled_already`, `move_in_form`)
 */
export async function checkPlan(context: Context, plan: object): Promise<Checked> {
  requireRole(context.actor, ...planners)
  if ('move' in plan) {
    const { occurrence, event, move } = parse(planOfMove, plan)
    const almanac = await readAlmanac(context)
    return checkIntended(context, almanac, await intendedByMove(context, almanac, { ...move, occurrence, event }))
  }
  const given = parse(planOfInput, plan)
  const { input, fields } = readHalfFilled(given.input)
  if (!input) return { ...nothing, fields }
  const almanac = await readAlmanac(context)
  try {
    const checked = await checkIntended(context, almanac, await intendedByInput(context, almanac, input, given))
    return { ...checked, fields: { ...fields, ...checked.fields } }
  } catch (error) {
    if (error instanceof Invalid) return { ...nothing, fields: { ...fields, ...error.fields } }
    throw error
  }
}

const nothing: Checked = { findings: [], freeSlot: null, meetings: [], resting: [], fields: {} }

async function checkIntended(context: Context, almanac: Almanac, intended: Intended): Promise<Checked> {
  const { input, meetings, asking, self, resting } = intended
  const times = (those: Target[]): Wanted[] =>
    those.map(({ venueId, startsAt, endsAt }) => ({ ...self, venueId: venueId ?? '', startsAt, endsAt }))
  const [found, met] = await Promise.all([
    readVenues(context, meetings),
    findConflicts(context, { ...input, wanted: times(asking), times: times(meetings) }),
  ])
  const mayOverlap = input.overlapReason !== null && hasRole(context.actor, ...approvers)
  const findings = [
    ...ofOthers(met, intended, mayOverlap),
    ...ofItself(intended),
    ...ofVenues(intended, found, almanac),
    ...ofHolidays(intended, almanac),
  ].sort((a, b) => Number(b.hard) - Number(a.hard))
  const venue = found.find(({ id }) => id === intended.shifting[0]?.venueId)
  const inQuestion = findings.some(({ code }) => code === 'venue_taken' || code === 'venue_closed')
  return {
    findings,
    freeSlot: venue && inQuestion ? await findFreeSlot(context, almanac, intended, venue) : null,
    meetings: meetings.map(({ startsAt, endsAt }) => ({ date: wallDate(startsAt), startsAt, endsAt })),
    resting,
    fields: input.venueId && meetings.length && !found.length ? { venueId: { code: 'unknown_choice' } } : {},
  }
}

function readVenues({ db, actor }: Context, meetings: Target[]): Promise<VenueToMind[]> {
  const ids = JSON.stringify([...new Set(meetings.map(one => one.venueId))])
  const { id, name, capacity, outdoor, opensAt, closesAt, closedDays } = venues
  return db
    .select({ id, name, capacity, outdoor, opensAt, closesAt, closedDays })
    .from(venues)
    .where(sql`${venues.wardId} = ${actor.wardId} and ${venues.id} in (select value from json_each(${ids}))`)
}

/** The nearest time for all that the plan can move, at the venue it is planned for. */
async function findFreeSlot(
  context: Context,
  { holidays }: Almanac,
  { shifting, targets, asking, single, startsOn, closing, except, self }: Intended,
  opening: VenueToMind,
): Promise<FreeSlot | null> {
  const moving = new Set(shifting)
  const left = asking.filter(one => !moving.has(one))
  const taken = await findBusy(context, [
    ...shifting.map(({ startsAt }) => daysOf(self, opening.id, startsAt, single ? MOST_DAYS + 1 : 1)),
    ...left.flatMap(({ venueId, startsAt }) => (venueId ? [daysOf(self, venueId, startsAt, 2)] : [])),
  ])
  // Another time of the plan would not free what has a time of its own.
  if (left.some(one => taken.some(other => other.venueId === one.venueId && overlap(one, other)))) return null
  const staying = targets.filter(one => one.status === 'scheduled' && one.venueId === opening.id && !moving.has(one))
  const search = {
    meetings: shifting,
    opening,
    busy: [...taken.filter(other => other.venueId === opening.id), ...staying],
    now: context.now,
    least: closing ? closing.notBefore - closing.startsAt : -DAY,
    except,
  }
  const shift = smallestShift(search) ?? (single ? nextDayShift(search, holidays) : null)
  const [first] = shifting
  if (!shift || !first) return null
  const slot = slotOf({ startsAt: first.startsAt + shift, endsAt: first.endsAt + shift })
  return single ? slot : { ...slot, startsOn }
}

function daysOf(self: Intended['self'], venueId: string, startsAt: number, days: number): Wanted {
  const day = wallDate(startsAt)
  return { ...self, venueId, startsAt: instantOf(day), endsAt: instantOf(addDays(day, days)) }
}
