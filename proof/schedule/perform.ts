import { registrations } from '../../src/database/schema'
import { cancelEvent } from '../../src/events/cancel-event'
import { cancelOccurrence } from '../../src/events/cancel-occurrence'
import { createEvent } from '../../src/events/create-event'
import { inputOf } from '../../src/events/input-of'
import { moveOccurrence } from '../../src/events/move-occurrence'
import { postponeEvent } from '../../src/events/postpone-event'
import { postponeOccurrence } from '../../src/events/postpone-occurrence'
import { publishEvent } from '../../src/events/publish-event'
import { restoreEvent } from '../../src/events/restore-event'
import { restoreOccurrence } from '../../src/events/restore-occurrence'
import { returnEvent } from '../../src/events/return-event'
import { saveEvent } from '../../src/events/save-event'
import { putBackDate, skipDate } from '../../src/events/skip-date'
import { submitEvent } from '../../src/events/submit-event'
import { withdrawPublication } from '../../src/events/withdraw-publication'
import { tickChild } from '../../src/participation/tick-child'
import { addDays, HOUR, wallDate, wallTime } from '../../src/shared/dates'
import { newId } from '../../src/shared/ids'
import { chooseDate, chooseEvent, chooseMeeting } from './choose'
import type { Command, Plan } from './commands'
import type { EventRow, MeetingRow, State, World } from './world'

/** A command with what it speaks of, as it stands before it. */
export type Deed = {
  command: Command
  event: EventRow
  meeting: MeetingRow | undefined
  input: Record<string, unknown>
}

const two = (hour: number) => String(hour).padStart(2, '0')

/** Which event and meeting the command speaks of; undefined when there is none. */
export function deedOf({ s, made }: World, state: State, command: Command): Deed | undefined {
  if (command.do === 'wait') return undefined
  const venueIds = [s.venue.id, s.square.id]
  const overlapReason = 'override' in command && command.override ? 'Hai nhóm nhỏ' : undefined
  const nothing = { event: undefined as unknown as EventRow, meeting: undefined }
  if (command.do === 'create')
    return {
      command,
      ...nothing,
      input: { ...plainInput(s, `Lớp ${made}`), ...planOf(command, venueIds), overlapReason },
    }
  const event = chooseEvent(state, command)
  if (!event) return undefined
  const version = event.version
  if (command.do === 'save') {
    const now = inputOf({ event, groupIds: [] })
    const changes =
      command.what === 'plan'
        ? { ...planOf(command, venueIds), skippedDates: [], keptDates: [] }
        : command.what === 'time'
          ? { startTime: `${two(command.hour)}:00`, venueId: venueIds[command.venue] }
          : { description: `Sửa lần ${version}` }
    return { command, event, meeting: undefined, input: { ...now, ...changes, overlapReason, version } }
  }
  if (!('meeting' in command)) return { command, event, meeting: undefined, input: {} }
  if (command.do === 'skip' || command.do === 'putBack') {
    const date = chooseDate(state, event, command)
    return date ? { command, event, meeting: undefined, input: { date, version } } : undefined
  }
  const meeting = chooseMeeting(state, event, command)
  if (!meeting) return undefined
  if (command.do !== 'move') return { command, event, meeting, input: {} }
  const input = {
    scope: command.scope,
    startsOn: addDays(wallDate(meeting.startsAt), command.by),
    startTime: command.hour === null ? wallTime(meeting.startsAt) : `${two(command.hour)}:00`,
    ...(command.venue === null ? {} : { venueId: venueIds[command.venue] }),
    ...(command.note ? { note: 'Mang nước' } : {}),
    overlapReason,
    version,
  }
  return { command, event, meeting, input }
}

/** Does it. @throws whatever the verb throws */
export async function perform(
  { s, db, childId }: World,
  { command, event, meeting, input }: Deed,
  nextStart: number,
): Promise<unknown> {
  const reason = 'reason' in command ? { reason: `Lý do ${command.reason}` } : { reason: '' }
  switch (command.do) {
    case 'create':
      return createEvent(s.approver, input)
    case 'save':
      return saveEvent(s.approver, event.id, input)
    case 'move':
      return moveOccurrence(s.approver, meeting!.id, input)
    case 'skip':
      return skipDate(s.editor, event.id, input)
    case 'putBack':
      return putBackDate(s.editor, event.id, input)
    case 'submit':
      return submitEvent(s.editor, event.id)
    case 'publish':
      return publishEvent(s.approver, event.id)
    case 'approve':
      if (event.status === 'draft' || event.status === 'returned') await submitEvent(s.editor, event.id)
      return publishEvent(s.approver, event.id)
    case 'return':
      return returnEvent(s.approver, event.id, reason)
    case 'withdraw':
      return withdrawPublication(s.approver, event.id)
    case 'cancel':
      return cancelEvent(s.approver, event.id, reason)
    case 'postpone':
      return postponeEvent(s.approver, event.id, reason)
    case 'restore':
      return restoreEvent(s.approver, event.id, reason)
    case 'cancelOne':
      return cancelOccurrence(s.approver, meeting!.id, reason)
    case 'postponeOne':
      return postponeOccurrence(s.approver, meeting!.id, reason)
    case 'restoreOne':
      return restoreOccurrence(s.approver, meeting!.id, reason)
    case 'tick':
      await db
        .insert(registrations)
        .values({
          ...{ id: newId(), wardId: s.wardId, eventId: event.id, childId, status: 'confirmed' },
          ...{ eligible: false, position: 0, source: 'staff', createdBy: 'x', createdAt: 0 },
        })
        .onConflictDoNothing()
      return tickChild(s.editor, meeting!.id, childId)
    case 'wait':
      s.clock.now = command.hours === null ? nextStart : s.clock.now + command.hours * HOUR
  }
}

const plainInput = (s: World['s'], title: string) => ({ title, category: 'sports', organizationId: s.school.id })

function planOf(plan: Plan, venueIds: string[]) {
  const startsOn = addDays('2026-06-08', plan.first)
  const { repeats } = plan
  const end = repeats === 'lunar' ? 2 : plan.count
  return {
    repeats,
    startsOn,
    startTime: repeats === 'school' ? null : `${two(plan.hour)}:00`,
    durationMinutes: repeats === 'school' ? null : 120,
    endTime: null,
    every: plan.every,
    days: repeats === 'weekly' || repeats === 'school' ? plan.days : [],
    nth: null,
    lunarDay: repeats === 'lunar' ? 1 + (plan.first + 3) : null,
    lunarMonth: repeats === 'lunar' ? 5 : null,
    period: repeats === 'school' ? 1 : null,
    until: repeats !== 'once' && repeats !== 'lunar' && plan.until !== null ? addDays(startsOn, plan.until) : null,
    count: repeats !== 'once' && (repeats === 'lunar' || plan.until === null) ? end : null,
    venueId: venueIds[plan.venue],
    skipsHolidays: plan.skipsHolidays,
  }
}
