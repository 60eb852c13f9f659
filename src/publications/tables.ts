import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { wards } from '../places/tables'
import type { PublicationPayload } from './publication'

/** The public snapshot of an event: the only thing of it that the public side can see. A cancellation stays as a tombstone. */
export const publications = sqliteTable(
  'publication',
  {
    /** The event's id. */
    id: text().primaryKey(),
    wardId: text('ward_id')
      .notNull()
      .references(() => wards.id),
    uid: text().notNull(),
    sequence: integer().notNull(),
    /** The ward's revision at the change: orders changes for open data. */
    change: integer().notNull(),
    status: text({ enum: ['published', 'cancelled', 'withdrawn'] }).notNull(),
    firstPublishedAt: integer('first_published_at').notNull(),
    modifiedAt: integer('modified_at').notNull(),
    firstStartsAt: integer('first_starts_at').notNull(),
    lastEndsAt: integer('last_ends_at').notNull(),
    category: text().notNull(),
    venueId: text('venue_id'),
    campaignId: text('campaign_id'),
    /** Seats any child could still take; null without a limit. A count kept by `participation`; moves no sequence. */
    seatsLeft: integer('seats_left'),
    payload: text({ mode: 'json' }).$type<PublicationPayload>().notNull(),
  },
  t => [
    index('publication_ward').on(t.wardId, t.lastEndsAt),
    index('publication_change').on(t.wardId, t.change, t.id),
    index('publication_campaign').on(t.campaignId),
  ],
)
