import { sql } from 'drizzle-orm'
import { auditIf, previousChanged } from '../audit/record'
import type { Context } from '../shared/context'
import { newId } from '../shared/ids'
import { consentGiven } from './consent-given'
import { type Mark, markStatements } from './mark-statements'
import { stampOf } from './operations'
import { isOpen, ofOwnGroup } from './session'

const CHUNK = 400

/** Marks of one occurrence that are made now. */
export const marksNow = (
  { now }: Context,
  occurrenceId: string,
  childIds: readonly string[],
  { present, method }: Pick<Mark, 'present' | 'method'>,
): Mark[] =>
  childIds.map(childId => {
    const stamp = stampOf({ at: now, nonce: newId() })
    return { occurrenceId, childId, present, method, at: now, stamp }
  })

type Recorded = {
  /** Only registered children, or any child of the ward whose family agreed. */
  kind: 'registered' | 'walk_in'
  method?: Mark['method']
}

/**
 * Marks children present at one occurrence under the conditions of their kind. A walk-in who has a place counts as a
 * tick; a child present already is left as it is. What may not be written is passed over.
 * @returns how many were not present before
 */
export async function recordPresence(
  context: Context,
  occurrenceId: string,
  childIds: readonly string[],
  { kind, method = 'tick' }: Recorded,
): Promise<number> {
  const place = sql`exists(select 1 from registration r join occurrence o on o.event_id = r.event_id
    where o.id = ${occurrenceId} and r.child_id = c.id and r.status = 'confirmed')`
  const allowed = kind === 'registered' ? place : sql`(${place} or ${consentGiven(sql`c.id`)})`
  let written = 0
  for (let from = 0; from < childIds.length; from += CHUNK) {
    const marks = marksNow(context, occurrenceId, childIds.slice(from, from + CHUNK), { present: true, method })
    const [note, remove, add, claim] = markStatements(context, marks, {
      only: isOpen(context, occurrenceId),
      children: sql`${ofOwnGroup(context.actor)} and ${allowed}`,
    })
    const [, , added] = await context.db.batch([
      note,
      remove,
      add,
      auditIf(context, previousChanged, 'attendance.ticked', occurrenceId),
      claim,
    ])
    written += added.length
  }
  return written
}
