import { and, eq } from 'drizzle-orm'
import { auditIf, previousChanged } from '../audit/record'
import { schoolTerms } from '../database/schema'
import { type Context, requireRole } from '../shared/context'
import { Missing } from '../shared/errors'

/**
 * Takes weeks of school away. Lessons that are planned already stay until they are saved again.
 * @throws Missing, Forbidden
 */
export async function removeTerm(context: Context, id: string): Promise<void> {
  requireRole(context.actor, 'admin')
  const { db, actor } = context
  const [removed] = await db.batch([
    db
      .delete(schoolTerms)
      .where(and(eq(schoolTerms.id, id), eq(schoolTerms.wardId, actor.wardId)))
      .returning({ id: schoolTerms.id }),
    auditIf(context, previousChanged, 'term.removed', id),
  ])
  if (!removed.length) throw new Missing()
}
