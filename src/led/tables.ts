import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { campaigns } from '../campaigns/tables'
import { residentialGroups, wards } from '../places/tables'

export const screens = sqliteTable(
  'screen',
  {
    id: text().primaryKey(),
    wardId: text('ward_id')
      .notNull()
      .references(() => wards.id),
    name: text().notNull(),
    /** Pixels. */
    width: integer().notNull(),
    height: integer().notNull(),
    /** The residential group whose events this board shows besides the ward's; null shows all. */
    groupId: text('group_id').references(() => residentialGroups.id),
    opensAt: text('opens_at').notNull().default('06:00'),
    closesAt: text('closes_at').notNull().default('22:00'),
    keyHash: text('key_hash').notNull(),
    keyHint: text('key_hint').notNull(),
    revokedAt: integer('revoked_at'),
    createdAt: integer('created_at').notNull(),
  },
  t => [uniqueIndex('screen_key').on(t.keyHash), index('screen_ward').on(t.wardId)],
)

/** A text for the ward's LED boards. Only an approved message is shown; an edit makes it a draft again. */
export const ledMessages = sqliteTable(
  'led_message',
  {
    id: text().primaryKey(),
    wardId: text('ward_id')
      .notNull()
      .references(() => wards.id),
    campaignId: text('campaign_id').references(() => campaigns.id),
    text: text().notNull(),
    priority: integer().notNull().default(0),
    /** First and last day shown, inclusive. */
    startsOn: text('starts_on').notNull(),
    endsOn: text('ends_on').notNull(),
    /** ISO weekdays; empty means every day. */
    days: text({ mode: 'json' }).$type<number[]>().notNull().default([]),
    /** Wall times; `toTime` is exclusive, and before `fromTime` it is the next day's. */
    fromTime: text('from_time').notNull().default('00:00'),
    toTime: text('to_time').notNull().default('24:00'),
    status: text({ enum: ['draft', 'approved', 'withdrawn'] })
      .notNull()
      .default('draft'),
    approvedBy: text('approved_by'),
    version: integer().notNull().default(1),
    createdBy: text('created_by').notNull(),
    createdAt: integer('created_at').notNull(),
    updatedAt: integer('updated_at').notNull(),
  },
  t => [index('led_message_ward').on(t.wardId, t.status, t.endsOn)],
)
