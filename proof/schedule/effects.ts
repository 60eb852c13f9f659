import { addDays, DAY, instantOf, MINUTE, wallDate, weekdayOf } from '../../src/shared/dates'
import { namedDates, rests } from './follows-rule'
import type { Step } from './invariants'
import type { Deed } from './perform'
import { type EventRow, type MeetingRow, type State, TERMS } from './world'

type Want = Pick<MeetingRow, 'startsAt' | 'endsAt' | 'venueId' | 'status'>
type Wants = Map<string, Want>

/** What a command was to do to the meetings still to come, told naively: it is what is planned now. */
export function effects({ deed, refused, before, after }: Step): string[] {
  if (!deed || refused || deed.command.do === 'create') return []
  const event = after.events.find(one => one.id === deed.event.id)!
  const next = after.events.find(one => one.continuesId === event.id && !before.events.some(old => old.id === one.id))
  const shifted = deed.command.do === 'move' && (deed.command.scope !== 'this' || deed.event.rule === null)
  if (shifted) return shifts(deed, before, after, event, next)
  return compare(after, before, event, changed(deed, before))
}

function compare(after: State, before: State, event: EventRow, wants: Wants): string[] {
  const own = (state: State) => state.meetings.filter(one => one.eventId === event.id)
  const fixed = new Set([...own(before), ...own(after)].filter(one => one.fixed).map(one => one.ruleDate))
  const is = new Map(own(after).flatMap(one => (one.planned ? [[one.ruleDate, one] as const] : [])))
  return [...wants].flatMap(([date, want]) => {
    if (fixed.has(date) || want.endsAt <= after.now) return []
    const found = is.get(date)
    const same = found && (Object.keys(want) as (keyof Want)[]).every(key => found[key] === want[key])
    return same ? [] : [`the meeting of ${date} was to be ${JSON.stringify(want)}, and is ${JSON.stringify(found)}`]
  })
}

const wantOf = ({ startsAt, endsAt, venueId, status }: MeetingRow): Want => ({ startsAt, endsAt, venueId, status })

/** Commands that leave the rule's dates alone. */
function changed({ command, event, meeting, input }: Deed, before: State): Wants {
  const free = before.meetings.filter(one => one.eventId === event.id && one.planned && !one.fixed)
  const notice = before.publications.find(one => one.id === event.id && one.status !== 'withdrawn')?.payload.notice
  const told = notice?.reason ?? event.statusReason
  // Without a word about the whole event, a restoration is of all that is left postponed.
  const isWhole = ['cancelled', 'postponed'].includes(event.status) || notice?.kind === 'postponed'
  const off = event.status === 'cancelled' ? 'cancelled' : 'postponed'
  const slotOf = (one: MeetingRow) => instantOf(one.ruleDate, input.startTime as string)
  const result: Wants = new Map()
  for (const one of free) {
    const want = wantOf(one)
    const isIt = one.ruleDate === meeting?.ruleDate
    const put = (change: Partial<Want>) => result.set(one.ruleDate, { ...want, ...change })
    const wakes = (startsAt: number) =>
      one.status === 'postponed' && startsAt !== one.startsAt ? { status: 'scheduled' as const } : {}
    if (command.do === 'save' && command.what === 'plan') continue
    if (command.do === 'skip' && one.ruleDate === input.date) continue
    if (command.do === 'save' && command.what === 'time') {
      const venueId = one.venueId === event.venueId ? (input.venueId as string) : one.venueId
      const startsAt = one.moved ? one.startsAt : slotOf(one)
      const endsAt = one.moved ? one.endsAt : startsAt + event.durationMinutes * MINUTE
      put({ venueId: one.moved ? venueId : (input.venueId as string), startsAt, endsAt, ...wakes(startsAt) })
    } else if (command.do === 'move' && isIt) {
      const startsAt = instantOf(input.startsOn as string, input.startTime as string)
      const venueId = (input.venueId as string | undefined) ?? one.venueId
      put({ startsAt, endsAt: startsAt + one.endsAt - one.startsAt, venueId, ...wakes(startsAt) })
    } else if (command.do === 'cancel' || (command.do === 'cancelOne' && isIt)) put({ status: 'cancelled' })
    else if (
      (command.do === 'postpone' && one.shown && one.status === 'scheduled') ||
      (command.do === 'postponeOne' && isIt)
    )
      put({ status: 'postponed' })
    else if (
      // What was called off by itself stays so, even for the same reason.
      (command.do === 'restore' && one.status === off && (!isWhole || one.reason === told)) ||
      (command.do === 'restoreOne' && isIt)
    )
      put({ status: 'scheduled' })
    else put({})
  }
  return result
}

/** A whole series, or the rest of one, as it is dragged by one of its meetings. */
function shifts(deed: Deed, before: State, after: State, event: EventRow, next: EventRow | undefined): string[] {
  const { event: old, input } = deed
  const own = before.meetings.filter(one => one.eventId === old.id)
  const dragged = own.find(one => one.planned && one.ruleDate === deed.meeting!.ruleDate)!
  const by = (instantOf(input.startsOn as string) - instantOf(dragged.ruleDate)) / DAY
  const startsAt = instantOf(input.startsOn as string, input.startTime as string)
  const venueId = (input.venueId as string | undefined) ?? old.venueId
  const length = dragged.endsAt - dragged.startsAt
  const target = next ?? event
  const from = deed.command.do === 'move' && deed.command.scope === 'following' ? dragged.ruleDate : ''
  const wants: Wants = new Map()
  const freq = old.rule?.freq
  const goes = (date: string) =>
    freq === undefined || freq === 'daily' || weekdayOf(date) === weekdayOf(dragged.ruleDate)
  const held = new Set(own.filter(one => one.fixed).map(one => one.ruleDate))
  // Months have their own ways: their dates are compared with the rule alone.
  const isPlain = by === 0 || freq === undefined || freq === 'daily' || freq === 'weekly' || freq === 'school'
  for (const date of isPlain ? namedDates(old).filter(one => one >= from) : []) {
    const to = goes(date) ? addDays(date, by) : date
    const inTerm = freq !== 'school' || TERMS.some(term => term.startsOn <= to && to <= term.endsOn)
    const rested = old.skippedDates.includes(date)
    if (rested || rests({ ...target, skippedDates: [] }, to) || held.has(date) || !inTerm) continue
    const known = own.find(one => one.planned && one.ruleDate === date)
    const slot = startsAt + instantOf(to) - instantOf(input.startsOn as string)
    if (known?.moved && known !== dragged) continue
    wants.set(to, {
      startsAt: slot,
      endsAt: slot + length,
      venueId,
      status: !known || (known.status === 'postponed' && known.startsAt !== slot) ? 'scheduled' : known.status,
    })
  }
  // Dragged itself, it stands where it was put.
  if (wallDate(startsAt) !== input.startsOn) return ['a meeting was dragged to nowhere']
  const kept: Wants = new Map(
    next ? own.filter(one => one.planned && one.ruleDate < from).map(one => [one.ruleDate, wantOf(one)]) : [],
  )
  const many = after.meetings.filter(
    one =>
      one.eventId === target.id &&
      one.planned &&
      !one.fixed &&
      one.endsAt > after.now &&
      !one.moved &&
      isPlain &&
      freq !== 'school',
  )
  const surplus = many
    .filter(one => !wants.has(one.ruleDate))
    .map(one => `nobody asked for a meeting on ${one.ruleDate}`)
  return [...compare(after, before, target, wants), ...surplus, ...(next ? compare(after, before, event, kept) : [])]
}
