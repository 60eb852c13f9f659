import { and, eq, sql } from 'drizzle-orm'
import { auditIf } from '../audit/record'
import { insertWhere } from '../database/insert-where'
import { campaigns, letters } from '../database/schema'
import { raiseRevision } from '../publications/write-publication'
import { office } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'
import { Conflict, Missing } from '../shared/errors'
import { newId } from '../shared/ids'
import { parse } from '../shared/parse'
import { hasLetter, saveCampaignInput } from './campaign-input'
import { campaignColumns, checkLead, letterColumns } from './write-campaign'

/**
 * Saves an edit. What an editor changes leaves the public page until an approver publishes it again; an approver's own
 * edit of a published campaign is public at once.
 * @param input `campaignInput` and the `version` the edit started from
 * @throws Missing, Invalid, Forbidden, Conflict `changed_meanwhile`
 */
export async function saveCampaign(
  context: Context,
  id: string,
  input: unknown,
): Promise<{ id: string; version: number }> {
  const { db, actor, now } = context
  requireRole(actor, ...office)
  const own = and(eq(campaigns.id, id), eq(campaigns.wardId, actor.wardId))
  const before = await db.query.campaigns.findFirst({ where: own })
  if (!before) throw new Missing()
  const { version, ...given } = parse(saveCampaignInput, input)
  await checkLead(context, given.organizationId)
  const next = Math.max(now, version + 1)
  const letterId = hasLetter(given) ? (before.letterId ?? newId()) : null
  const saved = sql`exists (select 1 from campaign where campaign.id = ${id} and campaign.updated_at = ${next})
    and ${before.updatedAt} = ${version}`
  const letter = letterColumns(given)
  const [, changed] = await db.batch([
    // Before the campaign, which refers to it; harmless when the campaign then turns out to have changed.
    insertWhere(
      db,
      letters,
      { id: letterId ?? '', wardId: actor.wardId, ...letter, createdAt: now },
      sql`${letterId} is not null and exists (select 1 from campaign
        where campaign.id = ${id} and campaign.updated_at = ${version})`,
    ).onConflictDoUpdate({ target: letters.id, set: letter }),
    db
      .update(campaigns)
      .set({
        ...campaignColumns(given),
        letterId,
        updatedAt: next,
        ...(actor.role === 'editor' ? { publishedAt: null } : {}),
      })
      .where(and(own, eq(campaigns.updatedAt, version)))
      .returning({ id: campaigns.id }),
    raiseRevision(context, before.publishedAt === null ? sql`0` : saved),
    auditIf(context, saved, 'campaign.saved', id),
  ])
  if (!changed.length) throw new Conflict('changed_meanwhile')
  return { id, version: next }
}
