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
export const auditIf = (context: Context, condition: SQL, action: string, subjectId: string, detail?: Detail) =>
  insertWhere(context.db, auditEntries, entry(context, action, subjectId, detail ?? null), condition)

/** Records how many rows the statement before it in the batch changed; nothing when it changed none. */
export const auditChanges = (context: Context, action: string, subjectId: string) =>
  insertWhere(
    context.db,
    auditEntries,
    entry(context, action, subjectId, sql`json_object('count', changes())`),
    previousChanged,
  )

const entry = <D>({ actor, now }: Context, action: string, subjectId: string, detail: D) => ({
  id: newId(),
  wardId: actor.wardId,
  at: now,
  actorKind: actor.kind,
  actorId: actor.id,
  action,
  subjectId,
  detail,
})

/** For a condition: whether the statement before this one in the batch changed a row. */
export const previousChanged = sql`changes() > 0`
