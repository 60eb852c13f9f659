import { type InferInsertModel, sql } from 'drizzle-orm'
import type { Database } from '../database/database'
import { children, type guardians } from './tables'

type Named = Pick<InferInsertModel<typeof guardians>, 'id' | 'childId'>

/**
 * A statement for behind a guardian's insert: a child of whom no phone was known until now is told in other wards by this
 * one.
 * @param hash see `provinceHash`
 */
export const recogniseBy = (db: Database, guardian: Named, hash: string | null) =>
  db
    .update(children)
    .set({ provinceHash: hash })
    .where(
      sql`id = ${guardian.childId} and province_hash is null and exists (select 1 from guardian where id = ${guardian.id})`,
    )
