import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { occurrences } from '../database/schema'
import { planners } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'
import { instantOf, MINUTE } from '../shared/dates'
import { Conflict, Invalid, Missing } from '../shared/errors'
import { date, idText, line, optional, parse, time, whole } from '../shared/parse'
import { cleanLine } from '../shared/text'
import { checkChoices } from './check-choices'
import { editFollowing } from './edit-following'
import { minutesBetween } from './event-input'
import { inputOf } from './input-of'
import { type Meeting, readWorkingCopy, type WorkingCopy } from './read-working-copy'
import { saveAll } from './save-event'
import { saveWorkingCopy } from './save-working-copy'
import { shiftSeries } from './shift-series'

/** Where and when a meeting is moved to; `endTime` on the same day or `durationMinutes`. */
export const moveInput = z
  .strictObject({
    scope: z.enum(['this', 'following', 'all']).default('this'),
    startsOn: date(),
    startTime: time(),
    endTime: optional(time()),
    durationMinutes: optional(whole(5, 1440)),
    /** Left out: the venue it has. */
    venueId: idText().nullable().optional(),
    /** Left out: the note it has. Only for `this`. */
    note: z.string().max(300, 'too_long').optional(),
    version: whole(1, 1_000_000),
    overlapReason: optional(line(300)),
  })
  .superRefine((input, context) => {
    if (input.durationMinutes !== null || input.endTime === null) return
    const minutes = minutesBetween(input.startTime, input.endTime)
    const message = minutes <= 0 ? 'end_before_start' : minutes < 5 ? 'too_short_meeting' : null
    if (message) context.issues.push({ code: 'custom', message, path: ['endTime'], input: input.endTime })
  })

export type Move = z.output<typeof moveInput>

/**
 * Moves a meeting in time or place, lengthens it, or gives it a note: this one, this and those that follow, or all that
 * are still to come of its series. What is public stays so until the move is approved.
 * @param ofEvent the event the caller takes it for; another one's meeting is then missing
 * @returns the event that now has the meeting, which is another one after `following`
 * @throws Missing, Invalid, Forbidden, Conflict (`changed_meanwhile`, `venue_taken`, `meeting_over`, `move_in_form`)
 */
export async function moveOccurrence(
  context: Context,
  occurrenceId: string,
  input: unknown,
  ofEvent?: string,
): Promise<{ id: string; version: number }> {
  requireRole(context.actor, ...planners)
  const { copy, meeting, move } = await readMove(context, occurrenceId, input, ofEvent)
  if (copy.event.rule === null || move.scope === 'all') return moveAll(context, copy, meeting, move)
  return move.scope === 'this' ? moveThis(context, copy, meeting, move) : moveFollowing(context, copy, meeting, move)
}

/**
 * A move with the meeting it is about and that one's event.
 * @throws Missing, Invalid (`startsOn` for a public event's time that is over already), Conflict `meeting_over`
 */
export async function readMove(context: Context, occurrenceId: string, input: unknown, ofEvent?: string) {
  const eventId = await eventOf(context, occurrenceId)
  if (ofEvent !== undefined && ofEvent !== eventId) throw new Missing()
  const copy = await readWorkingCopy(context, eventId)
  const move = parse(moveInput, input)
  const meeting = plannedOne(copy, occurrenceId)
  // Also where it was held or counted as the public saw it, while its new time waits for approval.
  if (copy.meetings.some(one => one.fixed && one.ruleDate === meeting.ruleDate)) throw new Conflict('meeting_over')
  if (move.venueId === null && copy.event.mode !== 'online') throw new Invalid({ venueId: { code: 'venue_required' } })
  refuseOver(context, copy, meeting, move)
  return { copy, meeting, move }
}

/** Once approved there, it would count as held and could never be moved back. */
function refuseOver({ now }: Context, { event, publicationStatus }: WorkingCopy, meeting: Meeting, move: Move): void {
  const isAlone = event.rule === null || move.scope === 'this'
  const { startsAt, endsAt } = timesOf(meeting, move)
  if (publicationStatus !== null && isAlone && startsAt !== meeting.startsAt && endsAt <= now)
    throw new Invalid({ startsOn: { code: 'move_to_past' } })
}

async function eventOf({ db, actor }: Context, occurrenceId: string): Promise<string> {
  const [found] = await db
    .select({ eventId: occurrences.eventId })
    .from(occurrences)
    .where(and(eq(occurrences.id, occurrenceId), eq(occurrences.wardId, actor.wardId)))
  if (!found) throw new Missing()
  return found.eventId
}

/** An id that only the public's version still has speaks of the meeting that is planned in its place. */
export function plannedOne({ meetings }: WorkingCopy, occurrenceId: string): Meeting {
  const named = meetings.find(one => one.id === occurrenceId)
  const found = named?.planned ? named : meetings.find(one => one.planned && one.ruleDate === named?.ruleDate)
  if (!found) throw new Missing()
  return found
}

const timesOf = (meeting: Meeting, { startsOn, startTime, endTime, durationMinutes }: Move) => {
  const startsAt = instantOf(startsOn, startTime)
  const minutes =
    durationMinutes ??
    (endTime === null ? (meeting.endsAt - meeting.startsAt) / MINUTE : minutesBetween(startTime, endTime))
  return { startsAt, endsAt: startsAt + minutes * MINUTE }
}

/** A single meeting as a move makes it. */
export function movedOne({ event }: WorkingCopy, meeting: Meeting, move: Move): Meeting {
  const venueId = move.venueId === undefined ? meeting.venueId : move.venueId
  const times = timesOf(meeting, move)
  const asNamed = instantOf(meeting.ruleDate, event.startTime)
  // Back where the series has it, it is no exception any more.
  const moved =
    times.startsAt !== asNamed || times.endsAt !== asNamed + event.durationMinutes * MINUTE || venueId !== event.venueId
  const isNewTime = times.startsAt !== meeting.startsAt
  return {
    ...meeting,
    ...times,
    venueId,
    moved,
    note: move.note === undefined ? meeting.note : cleanLine(move.note),
    ...(isNewTime && meeting.status === 'postponed' ? { status: 'scheduled', reason: null } : {}),
  }
}

async function moveThis(context: Context, copy: WorkingCopy, meeting: Meeting, move: Move) {
  const moved = movedOne(copy, meeting, move)
  if (moved.venueId !== meeting.venueId) await checkChoices(context, { ...inputOf(copy), venueId: moved.venueId })
  return saveWorkingCopy(context, copy, move.version, {
    columns: {},
    targets: copy.meetings.filter(one => one.planned).map(one => (one === meeting ? moved : one)),
    overlapReason: move.overlapReason,
    action: 'occurrence.moved',
  })
}

function moveAll(context: Context, copy: WorkingCopy, meeting: Meeting, move: Move) {
  const { given, renamed } = shifted(copy, meeting, move)
  return saveAll(context, copy, move.version, given, { renamed, dragged: meeting.ruleDate })
}

function moveFollowing(context: Context, copy: WorkingCopy, meeting: Meeting, move: Move) {
  const { given, renamed } = shifted(copy, meeting, move)
  return editFollowing(context, copy, meeting.ruleDate, move.version, given, { renamed, dragged: meeting.ruleDate })
}

/** The series as it is after a move of all its meetings, or of those from one on. @throws Conflict `move_in_form` */
export function shifted(copy: WorkingCopy, meeting: Meeting, move: Move) {
  const { startsAt, endsAt } = timesOf(meeting, move)
  const onlyFrom = move.scope === 'following' ? meeting.ruleDate : undefined
  const { input, renamed } = shiftSeries(copy, meeting.ruleDate, move.startsOn, onlyFrom)
  const isNewTime = move.startTime !== copy.event.startTime || endsAt - startsAt !== copy.event.durationMinutes * MINUTE
  // A lesson's time is the bell's.
  if (isNewTime && input.repeats === 'school') throw new Conflict('move_in_form')
  return {
    renamed,
    given: {
      ...input,
      startTime: move.startTime,
      endTime: null,
      durationMinutes: (endsAt - startsAt) / MINUTE,
      venueId: move.venueId === undefined ? copy.event.venueId : move.venueId,
      overlapReason: move.overlapReason,
    },
  }
}
