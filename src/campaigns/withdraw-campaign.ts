import { and, eq, isNotNull } from 'drizzle-orm'
import { auditIf, previousChanged } from '../audit/record'
import { campaigns } from '../database/schema'
import { raiseRevision } from '../publications/write-publication'
import { approvers } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'
import { Conflict, Missing } from '../shared/errors'

/**
 * Closes a campaign's public page; its events stay as they are.
 * @throws Missing, Forbidden, Conflict `not_published`
 */
export async function withdrawCampaign(context: Context, id: string): Promise<void> {
  const { db, actor } = context
  requireRole(actor, ...approvers)
  const own = and(eq(campaigns.id, id), eq(campaigns.wardId, actor.wardId))
  const [changed] = await db.batch([
    db
      .update(campaigns)
      .set({ publishedAt: null })
      .where(and(own, isNotNull(campaigns.publishedAt)))
      .returning({ id: campaigns.id }),
    raiseRevision(context, previousChanged),
    auditIf(context, previousChanged, 'campaign.withdrawn', id),
  ])
  if (changed.length) return
  if (!(await db.query.campaigns.findFirst({ columns: { id: true }, where: own }))) throw new Missing()
  throw new Conflict('not_published')
}
