import { type SQL, sql } from 'drizzle-orm'

/** Inside a statement: the family's latest consent to taking part stands, and the child did not say no with it. */
export const consentGiven = (childId: SQL): SQL =>
  sql`(select coalesce(k.child_assent, 1) from consent k where k.child_id = ${childId} and k.purpose = 'taking_part'
    and k.withdrawn_at is null order by k.given_at desc limit 1) = 1`
