import { sql } from 'drizzle-orm'
import { auditIf, previousChanged } from '../audit/record'
import type { Context } from '../shared/context'
import { newId } from '../shared/ids'
import { consentGiven } from './consent-given'
import { isOpen, ofOwnGroup } from './session'
import { attendances } from './tables'

const CHUNK = 400

/**
 * Writes attendances of one occurrence under the conditions of their kind: ticks of registered children, or walk-ins of
 * any child of the ward whose family agreed. A walk-in who has a place counts as a tick; a child present already is left as it is.
 * What may not be written is passed over.
 * @returns how many were written
 */
export async function recordPresence(
  context: Context,
  occurrenceId: string,
  childIds: readonly string[],
  kind: 'registered' | 'walk_in',
): Promise<number> {
  const { db, actor, now } = context
  const place = sql`exists(select 1 from registration r join occurrence o on o.event_id = r.event_id
    where o.id = ${occurrenceId} and r.child_id = c.id and r.status = 'confirmed')`
  let written = 0
  for (let from = 0; from < childIds.length; from += CHUNK) {
    const rows = JSON.stringify(childIds.slice(from, from + CHUNK).map(childId => [newId(), childId]))
    const [inserted] = await db.batch([
      db
        .insert(attendances)
        .select(
          sql`select json_extract(value, '$[0]'), ${actor.wardId}, ${occurrenceId}, c.id,
            case when ${place} then 'tick' else 'walk_in' end, null, ${actor.id}, ${now}
            from json_each(${rows}) join child c on c.id = json_extract(value, '$[1]')
            where c.ward_id = ${actor.wardId} and c.erased_at is null and ${ofOwnGroup(actor)}
            and ${kind === 'registered' ? place : sql`(${place} or ${consentGiven(sql`c.id`)})`} and ${isOpen(context, occurrenceId)}`,
        )
        .onConflictDoNothing()
        .returning({ id: attendances.id }),
      auditIf(context, previousChanged, 'attendance.ticked', occurrenceId),
    ])
    written += inserted.length
  }
  return written
}
