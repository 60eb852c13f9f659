import { sql } from 'drizzle-orm'
import { wards } from '../database/schema'
import type { Context } from '../shared/context'
import { Forbidden, Invalid, type Reason } from '../shared/errors'
import type { EventFields } from './event-input'

const tables = {
  organizationId: 'organization',
  venueId: 'venue',
  campaignId: 'campaign',
  officerId: 'staff',
  groupIds: 'residential_group',
} as const

type Chosen = Pick<EventFields, keyof typeof tables>

/** All that events of the ward may refer to, read in one statement, to check many of them. */
export async function readKnownChoices({ db, actor }: Context) {
  const ids = (table: string) =>
    sql<string>`(select json_group_array(id) from ${sql.raw(table)} where ward_id = ${actor.wardId})`
  const [row] = await db
    .select({
      organizationId: ids(tables.organizationId),
      venueId: ids(tables.venueId),
      campaignId: ids(tables.campaignId),
      officerId: ids(tables.officerId),
      groupIds: ids(tables.groupIds),
    })
    .from(wards)
    .where(sql`${wards.id} = ${actor.wardId}`)
  const known = Object.fromEntries(
    Object.entries(row ?? {}).map(([field, list]) => [field, new Set(JSON.parse(list) as string[])]),
  )
  return {
    /** @throws Invalid per field, Forbidden when a coordinator names another organization */
    check(chosen: Chosen): void {
      if (actor.role === 'coordinator' && chosen.organizationId !== actor.organizationId)
        throw new Forbidden('own_organization_only')
      const unknown: Record<string, Reason> = {}
      for (const field of Object.keys(tables) as (keyof typeof tables)[]) {
        const named = [chosen[field] ?? []].flat()
        if (!named.every(id => known[field]?.has(id))) unknown[field] = { code: 'unknown_choice' }
      }
      if (Object.keys(unknown).length) throw new Invalid(unknown)
    },
  }
}
