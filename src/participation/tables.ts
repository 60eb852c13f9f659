import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { events, occurrences } from '../events/tables'
import { children } from '../people/tables'
import { residentialGroups, wards } from '../places/tables'
import { roles } from '../shared/actor'

/** Why a place ended. */
export const endReasons = ['family', 'staff', 'consent', 'unclaimed', 'no_shows', 'erased'] as const

/** An opaque code that a group head hands to a family: whoever registers with it may take a kept seat. */
export const eligibilityCodes = sqliteTable(
  'eligibility_code',
  {
    id: text().primaryKey(),
    wardId: text('ward_id')
      .notNull()
      .references(() => wards.id),
    eventId: text('event_id')
      .notNull()
      .references(() => events.id),
    groupId: text('group_id').references(() => residentialGroups.id),
    codeHash: text('code_hash').notNull(),
    createdBy: text('created_by').notNull(),
    createdAt: integer('created_at').notNull(),
    revokedAt: integer('revoked_at'),
  },
  t => [uniqueIndex('eligibility_code_hash').on(t.wardId, t.codeHash), index('eligibility_code_event').on(t.eventId)],
)

/** A child's place in an event, for all its occurrences. */
export const registrations = sqliteTable(
  'registration',
  {
    id: text().primaryKey(),
    wardId: text('ward_id')
      .notNull()
      .references(() => wards.id),
    eventId: text('event_id')
      .notNull()
      .references(() => events.id),
    childId: text('child_id')
      .notNull()
      .references(() => children.id),
    status: text({ enum: ['confirmed', 'waiting', 'cancelled'] }).notNull(),
    /** Whether a kept seat may be given: by the child's flags or a code when it was registered. No seat is marked. */
    eligible: integer({ mode: 'boolean' }).notNull(),
    /** Shared by sisters and brothers who were registered together, all or nothing; null for one alone. */
    partyId: text('party_id'),
    /** The family let the party be separated: each is given a place as if alone; the family's ticket stays one. */
    apart: integer({ mode: 'boolean' }).notNull().default(false),
    /** Order of arrival within the event. */
    position: integer().notNull(),
    source: text({ enum: ['guardian', 'group_head', 'staff', 'school', 'walk_in'] }).notNull(),
    /** The code that made it eligible. */
    codeId: text('code_id').references(() => eligibilityCodes.id),
    confirmedAt: integer('confirmed_at'),
    /** Moved up from the waiting list, and to be claimed until then; null when there is nothing to claim. */
    claimBy: integer('claim_by'),
    endReason: text('end_reason', { enum: endReasons }),
    createdBy: text('created_by').notNull(),
    createdAt: integer('created_at').notNull(),
    cancelledAt: integer('cancelled_at'),
  },
  t => [
    uniqueIndex('registration_child').on(t.eventId, t.childId),
    // With all that counting seats reads, so that it reads no rows.
    index('registration_event').on(t.eventId, t.status, t.position, t.eligible, t.claimBy),
    index('registration_party').on(t.partyId),
    index('registration_code').on(t.codeId),
    index('registration_child_source').on(t.childId, t.source),
  ],
)

/** A child came to an occurrence. One row however many phones ticked it. */
export const attendances = sqliteTable(
  'attendance',
  {
    id: text().primaryKey(),
    wardId: text('ward_id')
      .notNull()
      .references(() => wards.id),
    occurrenceId: text('occurrence_id')
      .notNull()
      .references(() => occurrences.id),
    childId: text('child_id')
      .notNull()
      .references(() => children.id),
    method: text({ enum: ['tick', 'scan', 'paper', 'walk_in'] }).notNull(),
    deviceId: text('device_id'),
    recordedBy: text('recorded_by').notNull(),
    recordedAt: integer('recorded_at').notNull(),
  },
  t => [
    uniqueIndex('attendance_once').on(t.occurrenceId, t.childId),
    index('attendance_child').on(t.childId, t.occurrenceId),
  ],
)

/** The family or teacher said beforehand that the child cannot come: not a no-show. */
export const excuses = sqliteTable(
  'excuse',
  {
    wardId: text('ward_id')
      .notNull()
      .references(() => wards.id),
    occurrenceId: text('occurrence_id')
      .notNull()
      .references(() => occurrences.id),
    childId: text('child_id')
      .notNull()
      .references(() => children.id),
    recordedBy: text('recorded_by').notNull(),
    recordedAt: integer('recorded_at').notNull(),
  },
  t => [primaryKey({ columns: [t.occurrenceId, t.childId] }), index('excuse_child').on(t.childId)],
)

/**
 * The last word of phones on a child at an occurrence: the operation with the greatest stamp wins, whatever order and
 * however often they arrive. `attendance` follows it.
 */
export const attendanceMarks = sqliteTable(
  'attendance_mark',
  {
    wardId: text('ward_id')
      .notNull()
      .references(() => wards.id),
    occurrenceId: text('occurrence_id')
      .notNull()
      .references(() => occurrences.id),
    childId: text('child_id')
      .notNull()
      .references(() => children.id),
    present: integer({ mode: 'boolean' }).notNull(),
    /** UTC milliseconds in 15 digits, a dot, the operation's nonce: a total order. */
    stamp: text().notNull(),
  },
  t => [primaryKey({ columns: [t.occurrenceId, t.childId] }), index('attendance_mark_child').on(t.childId)],
)

/** A teacher's phone: first a pass with a short-lived code, then a device with a key for its sessions of one day. */
export const checkinDevices = sqliteTable(
  'checkin_device',
  {
    id: text().primaryKey(),
    wardId: text('ward_id')
      .notNull()
      .references(() => wards.id),
    occurrenceIds: text('occurrence_ids', { mode: 'json' }).$type<string[]>().notNull(),
    /** The staff member it was opened by, in whose reach it acts. */
    actorId: text('actor_id').notNull(),
    role: text({ enum: roles }).notNull(),
    organizationId: text('organization_id'),
    groupId: text('group_id'),
    /** What staff call it, such as "Cổng sau". */
    label: text().notNull().default(''),
    codeHash: text('code_hash').notNull(),
    codeExpiresAt: integer('code_expires_at').notNull(),
    keyHash: text('key_hash'),
    createdAt: integer('created_at').notNull(),
    collectedAt: integer('collected_at'),
    /** Until then batches are taken. */
    expiresAt: integer('expires_at').notNull(),
    seenAt: integer('seen_at'),
    revokedAt: integer('revoked_at'),
  },
  t => [
    uniqueIndex('checkin_device_code').on(t.codeHash),
    uniqueIndex('checkin_device_key').on(t.keyHash),
    index('checkin_device_ward').on(t.wardId, t.expiresAt),
  ],
)

/** A walk-in that a phone sent, by its nonce, so that it is added once; kept for a month. */
export const syncedWalkIns = sqliteTable(
  'synced_walk_in',
  {
    nonce: text().primaryKey(),
    wardId: text('ward_id')
      .notNull()
      .references(() => wards.id),
    deviceId: text('device_id')
      .notNull()
      .references(() => checkinDevices.id),
    childId: text('child_id')
      .notNull()
      .references(() => children.id),
    at: integer().notNull(),
  },
  t => [index('synced_walk_in_ward').on(t.wardId, t.at), index('synced_walk_in_child').on(t.childId)],
)

/**
 * A crowd counted by category, without names. `category` is `girls_6_10` … or `adults`. Each phone keeps a count of its
 * own (`source` is its id) and the office one (`office`), which may be negative to correct the sum; they add up.
 */
export const headcounts = sqliteTable(
  'headcount',
  {
    wardId: text('ward_id')
      .notNull()
      .references(() => wards.id),
    occurrenceId: text('occurrence_id')
      .notNull()
      .references(() => occurrences.id),
    category: text().notNull(),
    source: text().notNull().default('office'),
    count: integer().notNull(),
    /** Of a phone's counts the one with the greatest stamp stands. */
    stamp: text().notNull().default(''),
    recordedBy: text('recorded_by').notNull(),
    recordedAt: integer('recorded_at').notNull(),
  },
  t => [primaryKey({ columns: [t.occurrenceId, t.category, t.source] }), index('headcount_ward').on(t.wardId)],
)

/**
 * Which children a signed report counted, by province hash alone, so that a province can tell a child counted by two
 * wards. Removed with the child's identity; `cuts` is a bit for each cut it belongs to.
 */
export const reachedHashes = sqliteTable(
  'reached_hash',
  {
    reportId: text('report_id').notNull(),
    hash: text().notNull(),
    cuts: integer().notNull(),
  },
  t => [primaryKey({ columns: [t.reportId, t.hash] }), index('reached_hash_hash').on(t.hash)],
)
