import { HOUR } from '../../src/shared/dates'
import type { Command } from './commands'
import { namedDates, rests } from './follows-rule'
import type { EventRow, MeetingRow, State } from './world'

const pick = <T>(list: T[], index: number): T | undefined => list[index % Math.max(1, list.length)]
/** Of what suits. Where nothing does, the rarer picks try what cannot be done all the same. */
const pickSuiting = <T>(all: T[], suits: (one: T) => boolean, index: number): T | undefined =>
  pick(all.filter(suits), index) ?? (index > 1 ? pick(all, index) : undefined)

/** The event a command speaks of. */
export function chooseEvent(state: State, command: Command): EventRow | undefined {
  if (!('event' in command)) return undefined
  return pickSuiting(state.events, event => suitsEvent(state, command, event), command.event)
}

function suitsEvent(state: State, { do: verb }: Command, event: EventRow): boolean {
  const publication = state.publications.find(one => one.id === event.id)
  const own = state.meetings.filter(one => one.eventId === event.id)
  switch (verb) {
    case 'submit':
      return event.status === 'draft' || event.status === 'returned'
    case 'publish':
    case 'return':
      return event.status === 'submitted'
    case 'approve':
      return ['draft', 'returned', 'submitted'].includes(event.status)
    case 'withdraw':
      return publication?.status === 'published' && event.status !== 'cancelled'
    case 'postpone':
      return publication?.status === 'published' && publication.payload.notice?.kind !== 'postponed'
    case 'restore':
      return event.status === 'cancelled' || publication?.payload.notice?.kind === 'postponed'
    case 'putBack':
      return restsOf(event).length > 0
    case 'cancelOne':
    case 'postponeOne':
    case 'restoreOne':
    case 'tick':
      return event.status !== 'cancelled' && own.some(one => suitsMeeting(state, verb, one))
    default:
      return event.status !== 'cancelled'
  }
}

/** The meeting of an event that a command speaks of. */
export function chooseMeeting(state: State, { id }: EventRow, command: Command): MeetingRow | undefined {
  if (!('meeting' in command)) return undefined
  const own = state.meetings.filter(one => one.eventId === id)
  return pickSuiting(own, one => suitsMeeting(state, command.do, one), command.meeting)
}

function suitsMeeting({ now }: State, verb: Command['do'], one: MeetingRow): boolean {
  switch (verb) {
    case 'tick':
      return one.shown && one.status === 'scheduled' && one.startsAt <= now + 12 * HOUR
    case 'restoreOne':
      return one.status !== 'scheduled' && one.endsAt > now
    case 'postponeOne':
      return one.shown && one.status === 'scheduled' && one.endsAt > now
    case 'cancelOne':
      return one.status === 'scheduled' && one.endsAt > now
    default:
      return !one.fixed
  }
}

/** The date of an event's rule that a command leaves out or puts back. */
export function chooseDate(state: State, event: EventRow, command: Command): string | undefined {
  if (command.do === 'putBack') return pick(restsOf(event), command.meeting)
  return command.do === 'skip' ? chooseMeeting(state, event, command)?.ruleDate : undefined
}

const restsOf = (event: EventRow) => [
  ...new Set([...event.skippedDates, ...namedDates(event).filter(date => rests(event, date))]),
]
