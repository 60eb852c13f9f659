import { and, eq } from 'drizzle-orm'
import { campaigns, letters, organizations } from '../database/schema'
import { planners } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'
import { Missing } from '../shared/errors'

export type CampaignDetails = Awaited<ReturnType<typeof getCampaign>>

/**
 * A campaign with its lead and letter. `version` is what an edit has to name.
 * @throws Missing
 */
export async function getCampaign({ db, actor }: Context, id: string) {
  requireRole(actor, ...planners)
  const [found] = await db
    .select({ campaign: campaigns, leadName: organizations.name, letter: letters })
    .from(campaigns)
    .innerJoin(organizations, eq(organizations.id, campaigns.organizationId))
    .leftJoin(letters, eq(letters.id, campaigns.letterId))
    .where(and(eq(campaigns.id, id), eq(campaigns.wardId, actor.wardId)))
  if (!found) throw new Missing()
  const { wardId: _, searchName: __, letterId: ___, updatedAt, ...campaign } = found.campaign
  return { ...campaign, version: updatedAt, leadName: found.leadName, letter: found.letter }
}
