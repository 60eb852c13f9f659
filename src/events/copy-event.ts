import { z } from 'zod'
import { planners } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'
import { addDays } from '../shared/dates'
import { date, optional, parse } from '../shared/parse'
import { firstDateOf, type Rule } from '../shared/recurrence'
import type { EventInput } from './event-input'
import { inputOf } from './input-of'
import { readWorkingCopy } from './read-working-copy'
import { startOn } from './start-on'

const DAYS_LATER = 7

/** The day from which the copy is held; without it, a week after the event. */
export const copyInput = z.strictObject({ startsOn: optional(date()) })

/**
 * An event like another one, as the input for `createEvent`: nothing is written. It has as many meetings; dates that
 * were left out and changes of single meetings stay behind.
 * @param input see `copyInput`
 * @throws Missing, Invalid, Forbidden
 */
export async function inputOfCopy(context: Context, id: string, input: unknown = {}): Promise<EventInput> {
  requireRole(context.actor, ...planners)
  const { startsOn } = parse(copyInput, input)
  const copy = await readWorkingCopy(context, id)
  const { rule } = copy.event
  const from = startsOn ?? addDays(copy.event.startsOn, DAYS_LATER)
  return startOn(inputOf(copy), rule, rule ? firstOf(rule, from) : from)
}

/** A day of the month is that of the new first day, and lessons are looked for in the terms when they are made. */
const firstOf = (rule: Rule, from: string): string =>
  rule.freq === 'monthly_date' || rule.freq === 'school' ? from : firstDateOf({ ...rule, until: null }, from, [])
