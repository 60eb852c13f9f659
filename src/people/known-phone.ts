import { type SQL, sql } from 'drizzle-orm'

// Conditions on a row of table `child`, for inside a statement. A phone is its keyed hash.

/** The family is known by this phone. */
export const knownBy = (phone: string): SQL => sql`(child.phone_hash is ${phone}
  or exists (select 1 from guardian g where g.child_id = child.id and g.phone_hash = ${phone}))`

/** No phone of the family is known. */
export const withoutPhone: SQL = sql`(child.phone_hash is null
  and not exists (select 1 from guardian g where g.child_id = child.id and g.phone_hash is not null))`

/**
 * The phone was recorded by somebody who knows the family. One that only ever registered the child on the web may be a
 * stranger's, who must not learn from a kept seat what the register says of the child.
 */
export const vouchedFor = (phone: string | SQL): SQL => sql`(coalesce(child.phone_hash = ${phone}, 0)
  or exists (select 1 from guardian g where g.child_id = child.id and g.phone_hash = ${phone}
    and not exists (select 1 from consent k where k.child_id = g.child_id and k.guardian_id = g.id and k.method = 'web')))`
