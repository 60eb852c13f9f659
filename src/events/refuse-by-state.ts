import { sql } from 'drizzle-orm'
import { events } from '../database/schema'
import type { ErrorCode } from '../messages/errors'
import type { Context } from '../shared/context'
import { Conflict, Missing } from '../shared/errors'
import { visibleTo } from './own-organization'

/**
 * Says why an event could not change its state.
 * @throws Missing when there is none, Conflict `cancelled_already` or with the code given
 */
export async function refuseByState({ db, actor, seen }: Context, id: string, code: ErrorCode): Promise<never> {
  const [event] = await db
    .select({ status: events.status, version: events.version })
    .from(events)
    .where(sql`event.id = ${id} and ${visibleTo(actor)}`)
  if (!event) throw new Missing()
  if (seen !== undefined && seen !== event.version) throw new Conflict('changed_meanwhile')
  throw new Conflict(event.status === 'cancelled' ? 'cancelled_already' : code)
}
