import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { events, occurrences } from '../events/tables'
import { children } from '../people/tables'
import { wards } from '../places/tables'

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
    seat: text({ enum: ['general', 'priority'] }),
    /** Whether a priority seat may be given: the child's flags when it was registered. */
    eligible: integer({ mode: 'boolean' }).notNull(),
    /** Order of arrival within the event. */
    position: integer().notNull(),
    source: text({ enum: ['guardian', 'group_head', 'staff', 'walk_in'] }).notNull(),
    createdBy: text('created_by').notNull(),
    createdAt: integer('created_at').notNull(),
    cancelledAt: integer('cancelled_at'),
  },
  t => [
    uniqueIndex('registration_child').on(t.eventId, t.childId),
    index('registration_event').on(t.eventId, t.status, t.position),
    index('registration_ward').on(t.wardId),
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
    method: text({ enum: ['tick', 'walk_in'] }).notNull(),
    recordedBy: text('recorded_by').notNull(),
    recordedAt: integer('recorded_at').notNull(),
  },
  t => [
    uniqueIndex('attendance_once').on(t.occurrenceId, t.childId),
    index('attendance_child').on(t.childId),
    index('attendance_ward').on(t.wardId),
  ],
)

/** A crowd counted by category, without names. `category` is `girls_6_10` … or `adults`. */
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
    count: integer().notNull(),
    recordedBy: text('recorded_by').notNull(),
    recordedAt: integer('recorded_at').notNull(),
  },
  t => [primaryKey({ columns: [t.occurrenceId, t.category] }), index('headcount_ward').on(t.wardId)],
)
