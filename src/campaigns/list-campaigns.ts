import { and, desc, eq, sql } from 'drizzle-orm'
import { campaigns, organizations } from '../database/schema'
import { planners } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'
import { likePattern } from '../shared/text'

/** The ward's campaigns, the latest first. `q` searches names without marks. */
export function listCampaigns({ db, actor }: Context, { q }: { q?: string } = {}) {
  requireRole(actor, ...planners)
  return db
    .select({
      id: campaigns.id,
      name: campaigns.name,
      leadName: organizations.name,
      startsOn: campaigns.startsOn,
      endsOn: campaigns.endsOn,
      publishedAt: campaigns.publishedAt,
      events: sql<number>`(select count(*) from event where event.campaign_id = ${campaigns.id})`,
    })
    .from(campaigns)
    .innerJoin(organizations, eq(organizations.id, campaigns.organizationId))
    .where(
      and(
        eq(campaigns.wardId, actor.wardId),
        q ? sql`${campaigns.searchName} like ${likePattern(q.slice(0, 20))} escape '\\'` : undefined,
      ),
    )
    .orderBy(desc(campaigns.startsOn), campaigns.searchName)
    .limit(200)
}
