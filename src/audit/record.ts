import { type SQL, sql } from 'drizzle-orm'
import { insertWhere } from '../database/insert-where'
import { auditEntries } from '../database/schema'
import type { Context } from '../shared/context'
import { newId } from '../shared/ids'

type Detail = Record<string, string | number | boolean | null>

/** A statement that records who did what, for the batch of the change itself. Never put a person's name in `detail`. */
export const audit = (context: Context, action: string, subjectId: string, detail?: Detail) =>
  auditIf(context, sql`1`, action, subjectId, detail)

/** The same, recorded only while `condition` holds: after a conditional change, name what the change wrote. */
export const auditIf = (
  { db, actor, now }: Context,
  condition: SQL,
  action: string,
  subjectId: string,
  detail?: Detail,
) =>
  insertWhere(
    db,
    auditEntries,
    {
      id: newId(),
      wardId: actor.wardId,
      at: now,
      actorKind: actor.kind,
      actorId: actor.id,
      action,
      subjectId,
      detail: detail ?? null,
    },
    condition,
  )

/** For a condition: whether the statement before this one in the batch changed a row. */
export const previousChanged = sql`changes() > 0`
