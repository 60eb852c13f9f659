import type { EventToEdit } from '../../../events/read-event-input'
import { MINUTE, writtenDate } from '../../../shared/dates'
import { type Form, freshForm } from '../../form'

/** The form of an event as it stands. One that crosses midnight is edited by its duration. */
export const editedForm = ({ input, version }: EventToEdit): Form => formOf(input, { version, scope: 'all' })

/** The form of a new event that starts from an input, such as that of a copy. */
export function formOf(input: EventToEdit['input'], own: Record<string, unknown> = {}): Form {
  const [hours = 0, minutes = 0] = (input.startTime ?? '').split(':').map(Number)
  const ends = hours * 60 + minutes + (input.durationMinutes ?? 0)
  const sameDay = ends < 24 * 60
  const isMonthly = input.repeats === 'monthly_weekday'
  return freshForm({
    ...input,
    // Wall time of an instant counted from midnight, without a date.
    endTime: sameDay ? new Date(ends * MINUTE).toISOString().slice(11, 16) : '',
    durationMinutes: sameDay ? '' : input.durationMinutes,
    days: isMonthly ? [] : input.days,
    weekday: isMonthly ? input.days[0] : '',
    ends: input.count === null ? 'until' : 'count',
    skippedDates: input.skippedDates.map(writtenDate),
    keptDates: input.keptDates.map(writtenDate),
    ...own,
  })
}
