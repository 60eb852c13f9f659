import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { campaigns } from '../campaigns/tables'
import { organizations, residentialGroups, venues, wards } from '../places/tables'
import { categories, eventStatuses, modes } from '../shared/choices'

/** ISO weekdays: 1 is Monday, 7 is Sunday. `until` is the last day, inclusive. */
export type WeeklyRule = { freq: 'weekly'; days: number[]; until: string }

/** The working copy of a single event or a series. What the public sees is its publication. */
export const events = sqliteTable(
  'event',
  {
    id: text().primaryKey(),
    wardId: text('ward_id')
      .notNull()
      .references(() => wards.id),
    title: text().notNull(),
    description: text().notNull().default(''),
    category: text({ enum: categories }).notNull(),
    mode: text({ enum: modes }).notNull().default('in_person'),
    onlineUrl: text('online_url'),
    organizationId: text('organization_id')
      .notNull()
      .references(() => organizations.id),
    venueId: text('venue_id').references(() => venues.id),
    campaignId: text('campaign_id').references(() => campaigns.id),
    /** The person in charge: a staff member's id. Never public. */
    officerId: text('officer_id'),
    minAge: integer('min_age'),
    maxAge: integer('max_age'),
    /** Wall date and time of the first occurrence. */
    startsOn: text('starts_on').notNull(),
    startTime: text('start_time').notNull(),
    durationMinutes: integer('duration_minutes').notNull(),
    rule: text({ mode: 'json' }).$type<WeeklyRule>(),
    skippedDates: text('skipped_dates', { mode: 'json' }).$type<string[]>().notNull().default([]),
    /** `none`: come as you are. `open`: children are registered beforehand. */
    registration: text({ enum: ['none', 'open'] })
      .notNull()
      .default('none'),
    registrationClosesAt: integer('registration_closes_at'),
    capacity: integer(),
    /** Seats of `capacity` kept for poor and disadvantaged children. */
    prioritySeats: integer('priority_seats').notNull().default(0),
    status: text({ enum: eventStatuses }).notNull().default('draft'),
    /** Why the approver returned it, or the public reason of a cancellation. */
    statusReason: text('status_reason'),
    /** Rises with every save; an edit names the version it started from. */
    version: integer().notNull().default(1),
    /** Marks the save that won, so that the statements behind it in a batch follow only then. */
    saveToken: text('save_token').notNull(),
    searchTitle: text('search_title').notNull(),
    createdBy: text('created_by').notNull(),
    createdAt: integer('created_at').notNull(),
    updatedAt: integer('updated_at').notNull(),
  },
  t => [
    index('event_ward_status').on(t.wardId, t.status, t.updatedAt),
    index('event_campaign').on(t.campaignId),
    index('event_organization').on(t.organizationId),
  ],
)

/** The residential groups an event is meant for; none means the whole ward. */
export const eventGroups = sqliteTable(
  'event_group',
  {
    eventId: text('event_id')
      .notNull()
      .references(() => events.id),
    groupId: text('group_id')
      .notNull()
      .references(() => residentialGroups.id),
    wardId: text('ward_id')
      .notNull()
      .references(() => wards.id),
  },
  t => [primaryKey({ columns: [t.eventId, t.groupId] }), index('event_group_group').on(t.groupId)],
)

/** One dated meeting of an event. Conflicts, attendance and reports hang on it. Instants are UTC milliseconds. */
export const occurrences = sqliteTable(
  'occurrence',
  {
    id: text().primaryKey(),
    wardId: text('ward_id')
      .notNull()
      .references(() => wards.id),
    eventId: text('event_id')
      .notNull()
      .references(() => events.id),
    venueId: text('venue_id').references(() => venues.id),
    startsAt: integer('starts_at').notNull(),
    endsAt: integer('ends_at').notNull(),
    status: text({ enum: ['scheduled', 'cancelled'] })
      .notNull()
      .default('scheduled'),
    /** Shown to the public with a cancellation. */
    reason: text(),
  },
  t => [
    index('occurrence_event').on(t.eventId, t.startsAt),
    index('occurrence_venue').on(t.venueId, t.startsAt),
    index('occurrence_ward').on(t.wardId, t.startsAt),
  ],
)
