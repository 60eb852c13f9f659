import { and, eq } from 'drizzle-orm'
import { campaigns } from '../campaigns/tables'
import { residentialGroups } from '../places/tables'
import type { Context } from '../shared/context'
import { Invalid } from '../shared/errors'

/**
 * Refuses a residential group that is not the ward's.
 * @throws Invalid
 */
export async function requireGroup({ db, actor }: Context, id: string | null): Promise<void> {
  if (id === null) return
  const found = await db.query.residentialGroups.findFirst({
    columns: { id: true },
    where: and(eq(residentialGroups.id, id), eq(residentialGroups.wardId, actor.wardId)),
  })
  if (!found) throw new Invalid({ groupId: { code: 'invalid_value' } })
}

/**
 * Refuses a campaign that is not the ward's.
 * @throws Invalid
 */
export async function requireCampaign({ db, actor }: Context, id: string | null): Promise<void> {
  if (id === null) return
  const found = await db.query.campaigns.findFirst({
    columns: { id: true },
    where: and(eq(campaigns.id, id), eq(campaigns.wardId, actor.wardId)),
  })
  if (!found) throw new Invalid({ campaignId: { code: 'invalid_value' } })
}
