import { type SQL, sql } from 'drizzle-orm'
import type { Context } from '../shared/context'
import { registrations } from './tables'

/** The part that children were last registered for: one that was called off before anybody saw it is passed over. */
const lastSeen = (from: string): SQL =>
  sql`(with recursive part(id, step) as (
      select ${from}, 0
      union select event.continues_id, part.step + 1 from part join event on event.id = part.id
        where event.continues_id is not null
          and not exists (select 1 from publication where publication.id = event.id)
    ) select id from part order by step desc limit 1)`

/**
 * A statement for the batch that publishes the continuation of a split series: every child with a place or waiting for
 * one keeps it there, in the same order. While `condition` holds.
 */
export const copyRegistrations = ({ db, actor, now }: Context, from: string, to: string, condition: SQL) =>
  db.insert(registrations).select(
    // A party of the new part has an id of its own: a ticket is of one part.
    sql`with party as materialized (select party_id, lower(hex(randomblob(10))) as new_id from registration
        where event_id = ${lastSeen(from)} and party_id is not null group by party_id)
      select lower(hex(randomblob(10))), ward_id, ${to}, child_id, status, eligible, new_id, apart, position,
        source, code_id, confirmed_at, claim_by, null, created_by, ${now}, null
      from registration old left join party on party.party_id = old.party_id
      where old.event_id = ${lastSeen(from)} and old.ward_id = ${actor.wardId} and old.status <> 'cancelled'
        and ${condition}
        and not exists (select 1 from registration new where new.event_id = ${to} and new.child_id = old.child_id)`,
  )
