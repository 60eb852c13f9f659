import { audit } from '../audit/record'
import { campaigns, letters } from '../database/schema'
import { office } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'
import { newId } from '../shared/ids'
import { parse } from '../shared/parse'
import { campaignInput, hasLetter } from './campaign-input'
import { campaignColumns, checkLead, letterColumns } from './write-campaign'

/**
 * Makes a campaign that nobody outside sees yet, with the letter it follows.
 * @param input see `campaignInput`
 * @throws Invalid, Forbidden
 */
export async function createCampaign(context: Context, input: unknown): Promise<{ id: string; version: number }> {
  const { db, actor, now } = context
  requireRole(actor, ...office)
  const given = parse(campaignInput, input)
  await checkLead(context, given.organizationId)
  const id = newId()
  const { wardId } = actor
  const letterId = hasLetter(given) ? newId() : null
  const insertCampaign = db
    .insert(campaigns)
    .values({ id, wardId, letterId, ...campaignColumns(given), createdAt: now, updatedAt: now })
  const recorded = audit(context, 'campaign.created', id)
  if (letterId) {
    const insertLetter = db.insert(letters).values({ id: letterId, wardId, ...letterColumns(given), createdAt: now })
    await db.batch([insertLetter, insertCampaign, recorded])
  } else {
    await db.batch([insertCampaign, recorded])
  }
  return { id, version: now }
}
