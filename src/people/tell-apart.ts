import { sql } from 'drizzle-orm'
import { auditIf, previousChanged } from '../audit/record'
import { insertWhere } from '../database/insert-where'
import type { PersonalContext } from './context'
import { findChild } from './get-child'
import { inOrder } from './list-duplicates'
import { notSame } from './tables'

/** Remembers that two children who look the same are two: they are not shown as a pair again. @throws Missing, Forbidden */
export async function tellApart(context: PersonalContext, childId: string, otherId: string): Promise<void> {
  const { db, actor, now } = context
  const { id } = await findChild(context, childId)
  const other = await findChild(context, otherId)
  if (id === other.id) return
  const [firstId, secondId] = inOrder(id, other.id)
  const both = sql`2 = (select count(*) from child where id in (${firstId}, ${secondId}))`
  await db.batch([
    insertWhere(
      db,
      notSame,
      { wardId: actor.wardId, firstId, secondId, decidedBy: actor.id, decidedAt: now },
      both,
    ).onConflictDoNothing(),
    auditIf(context, previousChanged, 'children.told_apart', firstId),
  ])
}
