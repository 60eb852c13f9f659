import { sql } from 'drizzle-orm'
import { office } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'

export type UnusedSeats = {
  eventId: string
  title: string
  /** Kept for families in hardship. */
  kept: number
  /** Of those, how many nobody with a right to them has taken. */
  unused: number
  /** When they are opened to all; null where they stay kept. */
  releasesAt: number | null
}

/** The published events that still take registrations and have kept seats left, those opened to all soonest first. */
export async function countKeptSeats(context: Context): Promise<UnusedSeats[]> {
  const { db, actor, now } = context
  requireRole(actor, ...office)
  const field = (name: string) => sql.raw(`json_extract(p.payload, '$.${name}')`)
  const releasesAt = field('priorityReleasesAt')
  const rows = await db
    .select({
      eventId: sql<string>`event_id`,
      title: sql<string>`title`,
      kept: sql`kept`.mapWith(Number),
      unused: sql`kept - min(kept, taken)`.mapWith(Number),
      releasesAt: sql<number | null>`releases_at`,
    })
    .from(
      sql`(select p.id as event_id, ${field('title')} as title, ${releasesAt} as releases_at, p.first_starts_at,
          min(coalesce(${field('prioritySeats')}, 0), coalesce(${field('capacity')}, 0)) as kept,
          (select count(*) from registration r where r.event_id = p.id and r.status = 'confirmed' and r.eligible) as taken
        from publication p
        where p.ward_id = ${actor.wardId} and p.status = 'published' and p.last_ends_at > ${now}
          and ${field('registration')} = 'open' and coalesce(${releasesAt}, ${now} + 1) > ${now}
          and coalesce(${field('registrationClosesAt')}, ${now} + 1) > ${now})`,
    )
    .where(sql`kept > taken`)
    .orderBy(sql`coalesce(releases_at, first_starts_at), event_id`)
    .limit(50)
  return rows
}
