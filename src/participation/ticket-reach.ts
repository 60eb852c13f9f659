import { type SQL, sql } from 'drizzle-orm'
import { vouchedFor } from '../people/known-phone'
import { ofParty } from './find-party'
import type { Held } from './find-ticket'
import { registrations } from './tables'

// A child whom staff recorded without a phone may be registered from any (decision 23). Whoever did so opens and undoes
// what came from that phone, and nothing that the office, a group head or a school did for the child.

/**
 * Inside a statement over `registration`: hash of the phone from which it was made on the public form, which is the one
 * that gave the consent that stood then. Null for what staff made.
 */
export const formPhone: SQL<string | null> =
  sql`(select g.phone_hash from consent k join guardian g on g.id = k.guardian_id
  where registration.source = 'guardian' and k.child_id = registration.child_id and k.purpose = 'taking_part'
    and k.given_at <= registration.created_at and coalesce(k.withdrawn_at >= registration.created_at, 1)
  order by k.given_at desc, k.rowid desc limit 1)`

const ofVouched = (phone: string | SQL) =>
  sql`exists (select 1 from child where child.id = registration.child_id and ${vouchedFor(phone)})`

/** Inside a statement over `registration`: whether a family with this phone may have its ticket. */
export const mayHold = (phone: string): SQL => sql`(coalesce(${formPhone} = ${phone}, 0) or ${ofVouched(phone)})`

/**
 * How far a family's ticket reaches for each of its children, by id: null for all that is held, or the hash of the phone
 * whose doings alone it opens.
 */
export async function reachOfTicket({ id, context }: Held): Promise<Map<string, string | null>> {
  const rows = await context.db
    .select({
      childId: registrations.childId,
      only: sql<string | null>`case when registration.source = 'guardian' and not ${ofVouched(formPhone)}
        then coalesce(${formPhone}, '') end`,
    })
    .from(registrations)
    .where(ofParty(context, id))
  return new Map(rows.map(({ childId, only }) => [childId, only]))
}
