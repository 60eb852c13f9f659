import type { Context } from '../shared/context'
import { Conflict, Invalid } from '../shared/errors'
import { arrange, type Moving, minutesOf, type Target, targetsOf } from './arrange-meetings'
import { carriedOn } from './edit-following'
import { closingOf, type EventInput } from './event-input'
import { expandOccurrences, restingDates, type Slot } from './expand-occurrences'
import { inputOf } from './input-of'
import { type Move, movedOne, readMove, shifted } from './move-occurrence'
import { type Meeting, readWorkingCopy, type WorkingCopy } from './read-working-copy'
import { open } from './save-event'
import { type Almanac, seriesOf } from './series-of'
import type { Wanted } from './venue-conflict'

/** What would be planned if a plan were saved. */
export type Intended = {
  /** What it asks of people and seats. */
  input: EventInput
  /** All meetings of the event, those included that nothing changes about. */
  targets: Target[]
  /** Those of them the plan is about. */
  meetings: Target[]
  /** Those of `meetings` for which the save would ask for the venue. */
  asking: Target[]
  /** Those of `meetings` that another time of the plan would move. */
  shifting: Target[]
  /** One meeting is meant, which may go to another day as well. */
  single: boolean
  /** The day that an offered time is said with, where days stay as they are. */
  startsOn: string
  /** Registration closes before the first meeting: how far that one may go. Instants are UTC milliseconds. */
  closing: { startsAt: number; notBefore: number } | null
  /** The shift, in milliseconds, that would undo a move. */
  except: number | null
  resting: { date: string; holiday: string | null }[]
  /** How other events are told from this one. */
  self: Pick<Wanted, 'eventId' | 'continuesId' | 'continuesFrom'>
}

/**
 * A new event, or an edit of one: all of it, or from one of its rule dates on.
 * @throws Missing, Invalid
 */
export async function intendedByInput(
  context: Context,
  almanac: Almanac,
  input: EventInput,
  { event, from }: { event: string | null; from: string | null },
): Promise<Intended> {
  if (event === null) {
    const { slots, ...plan } = whole(input, almanac)
    return spoken({ ...plan, targets: targetsOf(slots, venueOf(input), []), self: { eventId: '' } })
  }
  const copy = await readWorkingCopy(context, event)
  if (from === null) return edited(context, almanac, copy, input)
  if (!copy.meetings.some(one => one.planned && one.ruleDate === from))
    throw new Invalid({ from: { code: 'date_not_named' } })
  return following(context, almanac, copy, from, input)
}

/**
 * A meeting that is moved, alone or with others of its series.
 * @throws Missing, Invalid, Conflict (`changed_meanwhile`, `meeting_over`, `cancelled_already`, `move_in_form`)
 */
export async function intendedByMove(
  context: Context,
  almanac: Almanac,
  { occurrence, event, ...input }: { occurrence: string; event?: string } & Record<string, unknown>,
): Promise<Intended> {
  const { copy, meeting, move } = await readMove(context, occurrence, input, event)
  if (copy.event.status === 'cancelled') throw new Conflict('cancelled_already')
  if (copy.event.version !== move.version) throw new Conflict('changed_meanwhile')
  const target = movedOne(copy, meeting, move)
  const isSame = target.venueId === meeting.venueId && minutesOf(target) === minutesOf(meeting)
  const own = { startsOn: move.startsOn, except: isSame ? meeting.startsAt - target.startsAt : null }
  if (copy.event.rule !== null && move.scope === 'this') return { ...moved(copy, meeting, target, move), ...own }
  const { given, renamed } = shifted(copy, meeting, move)
  const moving = { renamed, dragged: meeting.ruleDate }
  const intended =
    copy.event.rule === null || move.scope === 'all'
      ? edited(context, almanac, copy, given, moving)
      : following(context, almanac, copy, meeting.ruleDate, given, moving)
  return { ...intended, ...own }
}

function moved(copy: WorkingCopy, meeting: Meeting, target: Target, move: Move): Intended {
  const targets = copy.meetings.filter(one => one.planned).map(one => (one === meeting ? target : one))
  const input = { ...inputOf(copy), overlapReason: move.overlapReason }
  const plan = spoken({ input, targets, copy, closing: null, resting: [], self: selfOf(copy) })
  const only = (all: Target[]) => all.filter(one => one.ruleDate === meeting.ruleDate)
  const meetings = only(plan.meetings)
  return { ...plan, meetings, asking: only(plan.asking), shifting: meetings, single: true }
}

function edited({ now }: Context, almanac: Almanac, copy: WorkingCopy, input: EventInput, moving: Moving = {}) {
  const { slots, ...plan } = whole(input, almanac)
  const before = copy.event.venueId
  const targets = targetsOf(open(copy, slots, now), venueOf(input), copy.meetings, { before, ...moving })
  return spoken({ ...plan, targets, copy, self: selfOf(copy) })
}

function following(
  context: Context,
  almanac: Almanac,
  copy: WorkingCopy,
  from: string,
  input: EventInput,
  moving: Moving = {},
) {
  const { event, meetings } = copy
  if (!meetings.some(one => one.planned && one.ruleDate < from)) return edited(context, almanac, copy, input, moving)
  const { slots, ...plan } = whole(carriedOn(copy, input, from, almanac.terms, moving), almanac)
  const later = meetings.filter(one => one.ruleDate >= from && !one.fixed)
  const targets = targetsOf(open(copy, slots, context.now), venueOf(input), later, { before: event.venueId, ...moving })
  return spoken({ ...plan, targets, self: { eventId: '', continuesId: event.id, continuesFrom: from } })
}

const venueOf = ({ mode, venueId }: EventInput) => (mode === 'online' ? null : venueId)
const selfOf = ({ event: { id, continuesId } }: WorkingCopy) => ({ eventId: id, continuesId })

/** The dates of an input, and how far its first meeting is from the end of registration. */
function whole(input: EventInput, almanac: Almanac) {
  const series = seriesOf(input, almanac)
  const slots: Slot[] = expandOccurrences(series, almanac)
  const notBefore = closingOf(input)
  const closing = notBefore === null ? null : { startsAt: slots[0]!.startsAt, notBefore }
  return { input, slots, closing, resting: restingDates(series, almanac) }
}

type Plan = Pick<Intended, 'input' | 'targets' | 'closing' | 'resting' | 'self'> & { copy?: WorkingCopy }

/** Which of the meetings a plan is about, once it is known what they are. */
function spoken({ copy, ...plan }: Plan): Intended {
  const { input, targets } = plan
  const fixed = new Set(copy?.meetings.filter(one => one.fixed).map(one => one.ruleDate))
  const meetings = targets.filter(one => one.status === 'scheduled' && !fixed.has(one.ruleDate))
  const changed = new Set(arrange(copy?.meetings ?? [], targets).inserted.map(one => one.ruleDate))
  return {
    ...plan,
    meetings,
    asking: meetings.filter(one => changed.has(one.ruleDate)),
    // Meetings with a time of their own stay there; lessons take theirs from the bell.
    shifting: input.repeats === 'school' ? [] : meetings.filter(one => !one.moved && one.venueId === venueOf(input)),
    single: input.repeats === 'once',
    startsOn: input.startsOn,
    except: null,
  }
}
