import { sql } from 'drizzle-orm'
import type { organizations, residentialGroups, venues } from '../database/schema'

type Named = typeof organizations | typeof residentialGroups | typeof venues

/** A condition: no other place of this kind in the ward bears the name. Marks count: Tân Phú is not Tân Phụ. */
export const nameFree = (table: Named, wardId: string, name: string, ownId = '') =>
  sql`not exists (select 1 from ${table} as other where other.ward_id = ${wardId} and other.name = ${name} and other.id <> ${ownId})`
