import { sql } from 'drizzle-orm'
import type { z } from 'zod'
import { wards } from '../database/schema'
import type { Context } from '../shared/context'
import { Forbidden, Invalid, type Reason } from '../shared/errors'
import type { eventInput } from './event-input'

type Chosen = Pick<z.output<typeof eventInput>, 'organizationId' | 'venueId' | 'campaignId' | 'officerId' | 'groupIds'>

/**
 * Refuses what is not the ward's own, as if it did not exist.
 * @throws Invalid per field, Forbidden when a coordinator names another organization
 */
export async function checkChoices({ db, actor }: Context, chosen: Chosen): Promise<void> {
  if (actor.role === 'coordinator' && chosen.organizationId !== actor.organizationId)
    throw new Forbidden('own_organization_only')
  const { wardId } = actor
  const groups = JSON.stringify(chosen.groupIds)
  const has = (table: 'organization' | 'venue' | 'campaign' | 'staff', id: string | null) =>
    sql<number>`exists (select 1 from ${sql.raw(table)} where id = ${id} and ward_id = ${wardId})`
  const [found] = await db
    .select({
      organizationId: has('organization', chosen.organizationId),
      venueId: has('venue', chosen.venueId),
      campaignId: has('campaign', chosen.campaignId),
      officerId: has('staff', chosen.officerId),
      groups: sql<number>`(select count(*) from residential_group
        where ward_id = ${wardId} and id in (select value from json_each(${groups})))`,
    })
    .from(wards)
    .where(sql`${wards.id} = ${wardId}`)
  const unknown: Record<string, Reason> = {}
  for (const field of ['organizationId', 'venueId', 'campaignId', 'officerId'] as const) {
    if (chosen[field] !== null && !found?.[field]) unknown[field] = { code: 'unknown_choice' }
  }
  if (found?.groups !== new Set(chosen.groupIds).size) unknown.groupIds = { code: 'unknown_choice' }
  if (Object.keys(unknown).length) throw new Invalid(unknown)
}
