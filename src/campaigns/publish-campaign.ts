import { and, eq, isNull } from 'drizzle-orm'
import { auditIf, previousChanged } from '../audit/record'
import { campaigns } from '../database/schema'
import { raiseRevision } from '../publications/write-publication'
import { approvers } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'
import { Conflict, Missing } from '../shared/errors'

/**
 * Opens a campaign's public page.
 * @throws Missing, Forbidden, Conflict `already_published`
 */
export async function publishCampaign(context: Context, id: string): Promise<void> {
  const { db, actor, now } = context
  requireRole(actor, ...approvers)
  const own = and(eq(campaigns.id, id), eq(campaigns.wardId, actor.wardId))
  const [changed] = await db.batch([
    db
      .update(campaigns)
      .set({ publishedAt: now })
      .where(and(own, isNull(campaigns.publishedAt)))
      .returning({ id: campaigns.id }),
    raiseRevision(context, previousChanged),
    auditIf(context, previousChanged, 'campaign.published', id),
  ])
  if (changed.length) return
  if (!(await db.query.campaigns.findFirst({ columns: { id: true }, where: own }))) throw new Missing()
  throw new Conflict('already_published')
}
