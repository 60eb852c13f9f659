import {
  type AnySQLiteColumn,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core'
import { campaigns } from '../campaigns/tables'
import { organizations, residentialGroups, venues, wards } from '../places/tables'
import { categories, eventStatuses, meetingStatuses, modes } from '../shared/choices'
import type { Rule } from '../shared/recurrence'

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
    rule: text({ mode: 'json' }).$type<Rule>(),
    /** Dates the rule names and that do not take place. */
    skippedDates: text('skipped_dates', { mode: 'json' }).$type<string[]>().notNull().default([]),
    /** Whether the ward's holidays are skipped by themselves. */
    skipsHolidays: integer('skips_holidays', { mode: 'boolean' }).notNull().default(true),
    /** Holidays on which it takes place all the same. */
    keptDates: text('kept_dates', { mode: 'json' }).$type<string[]>().notNull().default([]),
    /** `none`: come as you are. `open`: children are registered beforehand. */
    registration: text({ enum: ['none', 'open'] })
      .notNull()
      .default('none'),
    registrationClosesAt: integer('registration_closes_at'),
    capacity: integer(),
    /** Seats of `capacity` kept for poor and disadvantaged children. */
    prioritySeats: integer('priority_seats').notNull().default(0),
    /** When kept seats are opened to all; null: they stay kept. */
    priorityReleasesAt: integer('priority_releases_at'),
    /** How long a child moved up from the waiting list may be claimed; 0: the place is given at once. */
    claimHours: integer('claim_hours').notNull().default(0),
    status: text({ enum: eventStatuses }).notNull().default('draft'),
    /** Why the approver returned it, or the public reason of a postponement, cancellation or restoration. */
    statusReason: text('status_reason'),
    /** Whether the fields, apart from the meetings, differ from what the public sees. */
    edited: integer({ mode: 'boolean' }).notNull().default(false),
    /** The event that this one carries on after "this and following" were changed. */
    continuesId: text('continues_id').references((): AnySQLiteColumn => events.id),
    /** Why an approver let meetings overlap others at their venue. */
    overlapReason: text('overlap_reason'),
    /** What an import knows it by: bringing it in again changes it instead of making another. */
    importKey: text('import_key'),
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
    index('event_officer').on(t.officerId),
    index('event_continues').on(t.continuesId),
    uniqueIndex('event_import_key').on(t.wardId, t.importKey),
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

/**
 * One dated meeting of an event. Conflicts, attendance and reports hang on it. Instants are UTC milliseconds.
 *
 * An edit of a published event waits for approval beside what the public sees: a meeting that both have is `planned` and
 * `shown`; one the edit moves away is only `shown`, its successor of the same `ruleDate` only `planned`. Both hold their
 * venue until the approval. Attendance is kept of what is `shown`.
 */
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
    status: text({ enum: meetingStatuses }).notNull().default('scheduled'),
    /** Shown to the public with a postponement, cancellation or restoration. */
    reason: text(),
    /** The date by which the rule names it, whenever it really takes place. */
    ruleDate: text('rule_date').notNull().default(''),
    /** Part of the working copy. */
    planned: integer({ mode: 'boolean' }).notNull().default(true),
    /** Part of what the public sees, or held after it was. */
    shown: integer({ mode: 'boolean' }).notNull().default(false),
    /** Has a time or venue of its own, which edits of the series leave alone. */
    moved: integer({ mode: 'boolean' }).notNull().default(false),
    /** An approver let it overlap another at its venue. */
    overlapAllowed: integer('overlap_allowed', { mode: 'boolean' }).notNull().default(false),
    /** What is particular to this meeting, for the public. */
    note: text().notNull().default(''),
  },
  t => [
    index('occurrence_event').on(t.eventId, t.startsAt),
    index('occurrence_venue').on(t.venueId, t.startsAt),
    index('occurrence_ward').on(t.wardId, t.startsAt),
  ],
)

/** Rows of an imported file between its preview and the confirmation. */
export const eventImports = sqliteTable(
  'event_import',
  {
    id: text().primaryKey(),
    wardId: text('ward_id')
      .notNull()
      .references(() => wards.id),
    createdBy: text('created_by').notNull(),
    createdAt: integer('created_at').notNull(),
    fileName: text('file_name').notNull(),
    rows: text({ mode: 'json' }).$type<unknown>().notNull(),
    importedAt: integer('imported_at'),
  },
  t => [index('event_import_ward').on(t.wardId, t.createdAt)],
)
