import type { Context } from '../shared/context'
import { Missing } from '../shared/errors'
import { type EventDetails, getEvents } from './get-events'

export type { EventDetails }

/**
 * The working copy of an event with its meetings, groups and the names it refers to.
 * @throws Missing, also for another organization's when a coordinator asks
 */
export async function getEvent(context: Context, id: string): Promise<EventDetails> {
  const [event] = await getEvents(context, [id])
  if (!event) throw new Missing()
  return event
}
