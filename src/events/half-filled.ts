import type { ErrorCode } from '../messages/errors'
import { Invalid, type Reason } from '../shared/errors'
import { parse } from '../shared/parse'
import { type EventInput, eventInput } from './event-input'

/** What a field that is missing or wrong counts as where it has no say in times and places. */
const neutral: Record<string, Record<string, unknown>> = {
  title: { title: '…' },
  category: { category: 'culture' },
  organizationId: { organizationId: '-' },
  venueId: { venueId: undefined, mode: 'online', onlineUrl: 'https://a.vn' },
  onlineUrl: { onlineUrl: 'https://a.vn' },
  maxAge: { minAge: undefined, maxAge: undefined },
  capacity: { capacity: undefined, prioritySeats: undefined },
}

/** Without these nobody knows when it takes place. */
const needed = new Set(
  [
    'startsOn',
    'startTime',
    'endTime',
    'durationMinutes',
    'repeats',
    'every',
    'days',
    'nth',
    'lunarDay',
    'lunarMonth',
  ].concat(['period', 'until', 'count', 'skippedDates', 'skipsHolidays', 'keptDates']),
)

/** Not wrong, only not there yet. */
const notYet = new Set<ErrorCode>(['required', 'end_required', 'venue_required', 'capacity_required'])

/**
 * An event as far as it is typed.
 * @returns `input` with neutral values for what is still missing, null where its times are; `fields`: what is wrong
 */
export function readHalfFilled(typed: Record<string, unknown>): {
  input: EventInput | null
  fields: Record<string, Reason>
} {
  const fields: Record<string, Reason> = {}
  let given = typed
  // What speaks of several fields is only said once each of them can be read.
  for (let round = 0; round < 4; round++) {
    const refused = refusedIn(given)
    if ('input' in refused) return { input: refused.input, fields }
    for (const [field, reason] of Object.entries(refused.fields)) if (!notYet.has(reason.code)) fields[field] ??= reason
    const names = Object.keys(refused.fields).filter(name => name !== 'form')
    if (names.some(name => needed.has(name))) break
    const known = Object.entries(given).filter(([name]) => name in eventInput.shape)
    given = Object.assign(Object.fromEntries(known), ...names.map(name => neutral[name] ?? { [name]: undefined }))
  }
  return { input: null, fields }
}

function refusedIn(given: Record<string, unknown>): { input: EventInput } | { fields: Record<string, Reason> } {
  try {
    return { input: parse(eventInput, given) }
  } catch (error) {
    if (error instanceof Invalid) return { fields: error.fields }
    throw error
  }
}
