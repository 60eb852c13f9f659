import { z } from 'zod'
import { planners } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'
import { Conflict, Invalid } from '../shared/errors'
import { date, parse } from '../shared/parse'
import { editFollowing } from './edit-following'
import { saveEventInput } from './event-input'
import { readWorkingCopy } from './read-working-copy'

const fromInput = z.object({ from: date() })

/**
 * Saves an edit of a meeting of a series and all that follow it; those before stay as they are.
 * @param input `saveEventInput` as the event is to be from then on, and `from`: the rule date of the first such meeting
 * @returns the event that carries on, which is a new one unless `from` is the first meeting
 * @throws Missing, Invalid, Forbidden, Conflict (`changed_meanwhile`, `venue_taken`, `meeting_over`, `not_repeating`,
 * `cancelled_already`)
 */
export async function saveFollowing(
  context: Context,
  id: string,
  input: Record<string, unknown>,
): Promise<{ id: string; version: number }> {
  requireRole(context.actor, ...planners)
  const copy = await readWorkingCopy(context, id)
  if (copy.event.status === 'cancelled') throw new Conflict('cancelled_already')
  const { from: _, ...event } = input
  const { from } = parse(fromInput, input)
  const { version, ...given } = parse(saveEventInput, event)
  const first = copy.meetings.find(one => one.planned && one.ruleDate === from)
  if (!first) throw new Invalid({ from: { code: 'date_not_named' } })
  if (first.fixed) throw new Conflict('meeting_over')
  return editFollowing(context, copy, from, version, given)
}
