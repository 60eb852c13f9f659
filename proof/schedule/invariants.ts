import { wallDate, wallTime, writtenDate } from '../../src/shared/dates'
import type { DomainError } from '../../src/shared/errors'
import type { Deed } from './perform'
import { familyOf, type MeetingRow, type Place, type State, type World } from './world'

/** A step: what was asked, how it was answered (undefined: it was done), and all there was before and after it. */
export type Step = { deed: Deed | undefined; refused: DomainError | undefined; before: State; after: State }

const text = (value: unknown) => JSON.stringify(value)
const placeOf = ({ startsAt, endsAt, venueId }: MeetingRow): Place => ({ startsAt, endsAt, venueId })
const said = (one: MeetingRow) => `${one.ruleDate} (${new Date(one.startsAt).toISOString()})`
const rows = ({ events, meetings, publications, attendances }: State, keep = (_: string) => true) =>
  text([
    events.filter(one => keep(one.id)),
    meetings.filter(one => keep(one.eventId)).map(({ fixed: _, ...row }) => row),
    publications.filter(one => keep(one.id)),
    attendances,
  ])

/** No two meetings of different events have a venue at once, unless an approver let them. */
export function venues({ after }: Step): string[] {
  const held = after.meetings.filter(one => one.status === 'scheduled' && one.venueId !== null)
  return held.flatMap((one, index) =>
    held
      .slice(index + 1)
      .filter(other => other.startsAt < one.endsAt && other.venueId === one.venueId && other.eventId !== one.eventId)
      .filter(other => !one.overlapAllowed && !other.overlapAllowed && !isSameBooking(after, one, other))
      .map(other => `two meetings have one venue: ${said(one)} and ${said(other)}`),
  )
}

/** What the public still sees of a series that was split goes to its continuation, once both are approved. */
const isSameBooking = (state: State, one: MeetingRow, other: MeetingRow) =>
  (!one.planned && takesOver(state, other.eventId, one.eventId)) ||
  (!other.planned && takesOver(state, one.eventId, other.eventId))

function takesOver(state: State, id: string, from: string): boolean {
  const next = state.events.find(event => event.id === id)?.continuesId
  if (!next || state.publications.some(one => one.id === id)) return false
  return next === from || takesOver(state, next, from)
}

/** Attendance hangs on a meeting that stands where it stood, and that every accepted change leaves planned. */
export function attendance({ ticked }: World, { deed, refused, after }: Step): string[] {
  const changed = deed && !refused && /save|move|skip|putBack|publish|approve|withdraw/.test(deed.command.do)
  return after.attendances.flatMap(({ occurrenceId }) => {
    const found = after.meetings.find(one => one.id === occurrenceId)
    if (!found) return ['attendance without its meeting']
    const then = ticked.get(occurrenceId) ?? placeOf(found)
    ticked.set(occurrenceId, then)
    if (text(placeOf(found)) !== text(then)) return [`a counted meeting has moved: ${said(found)}`]
    if (changed && found.eventId === deed.event?.id && !found.planned)
      return [`a counted meeting is out: ${said(found)}`]
    return []
  })
}

/** A meeting that was over while it was public stays what it was. */
export function past({ past: known }: World, { after }: Step): string[] {
  const problems = [...known].flatMap(([id, place]) => {
    const found = after.meetings.find(one => one.id === id)
    return found && text(placeOf(found)) === text(place) ? [] : [`the past has changed: ${text(found ?? id)}`]
  })
  const isPublic = new Set(after.publications.filter(one => one.status !== 'withdrawn').map(one => one.id))
  for (const one of after.meetings)
    if (one.shown && one.endsAt <= after.now && isPublic.has(one.eventId)) known.set(one.id, placeOf(one))
  return problems
}

const PUBLIC = /^(publish|approve|withdraw|cancel|postpone|restore)/

/** The public sees the meetings that are shown, and sees a change only when an approver makes one. */
export function publicSide({ deed, before, after }: Step): string[] {
  const isQuiet = !deed || !PUBLIC.test(deed.command.do)
  if (isQuiet && text(before.publications) !== text(after.publications)) return ['what the public sees has changed']
  return after.publications
    .filter(one => one.status !== 'withdrawn')
    .flatMap(({ id, payload }) => {
      const seen = payload.occurrences.map(({ venue, note, ...one }) => ({
        ...one,
        venueId: (venue ?? payload.venue)?.id ?? null,
        note,
      }))
      const shown = after.meetings
        .filter(one => one.eventId === id && one.shown)
        .map(({ id, ruleDate, startsAt, endsAt, status, reason, venueId, note }) => ({
          ...{ id, ruleDate, startsAt, endsAt, status, reason, venueId, note },
        }))
      const order = (list: { id: string }[]) => text([...list].sort((a, b) => a.id.localeCompare(b.id)))
      return order(seen) === order(shown) ? [] : [`the public sees ${order(seen)}, shown are ${order(shown)}`]
    })
}

const WITHOUT_VERSION = ['submit', 'publish', 'approve', 'return', 'withdraw', 'tick']

/** What was refused changes nothing, what was done changes its own series only, and an edit raises the version. */
export function bounds({ deed, refused, before, after }: Step): string[] {
  if (!deed) return []
  const { command, event } = deed
  if (refused && rows(before) !== rows(after)) return [`refused (${refused.reason.code}), and yet something changed`]
  if (refused || command.do === 'create') return []
  const family = familyOf(after, event.id)
  const isOther = (id: string) => before.events.some(one => one.id === id) && familyOf(after, id) !== family
  const strip = (state: State) => rows({ ...state, attendances: [] }, isOther)
  if (strip(before) !== strip(after)) return ['another series has changed']
  const version = (state: State) => state.events.find(one => one.id === event.id)!.version
  const risen = version(after) - version(before)
  return risen === (WITHOUT_VERSION.includes(command.do) ? 0 : 1) ? [] : [`the version has risen by ${risen}`]
}

/** A refusal tells the truth: nothing is in the way of a series that it takes over itself, and nothing is stuck. */
export function refusals({ deed, refused, before, after }: Step): string[] {
  if (!deed || !refused || deed.command.do === 'create') return []
  const { code, values } = refused.reason
  const { command, event, meeting } = deed
  const family = familyOf(before, event.id)
  const own = after.events.filter(one => familyOf(after, one.id) === family)
  if (command.do === 'approve' && ['draft', 'returned', 'submitted'].includes(event.status)) {
    const isHalf = event.status === 'submitted' && own.some(one => one.status === 'draft' || one.status === 'returned')
    if (code !== 'other_part_not_submitted' || !isHalf) return [`it waits for approval and cannot be approved: ${code}`]
  }
  if (code !== 'venue_taken' || !own.some(one => one.title === values?.title)) return []
  const from = command.do === 'move' && command.scope === 'following' ? meeting!.ruleDate : ''
  const isTaken = after.meetings.some(
    one =>
      own.some(event => event.id === one.eventId) &&
      (one.planned || (one.eventId !== event.id && !takesOver(after, event.id, one.eventId))) &&
      (one.eventId !== event.id || one.ruleDate < from) &&
      wallTime(one.startsAt) === values?.from &&
      writtenDate(wallDate(one.startsAt)) === values?.date,
  )
  return isTaken ? [] : ['the venue is taken by what the series itself gives up']
}

/** One meeting is planned for a date of the rule, and an event has some meeting. */
export function planned({ after }: Step): string[] {
  return after.events.flatMap(({ id }) => {
    const dates = after.meetings.filter(one => one.eventId === id && one.planned).map(one => one.ruleDate)
    if (new Set(dates).size < dates.length) return [`two meetings are planned for one date: ${dates}`]
    return dates.length ? [] : ['an event without a meeting']
  })
}
