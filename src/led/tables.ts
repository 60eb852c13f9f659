import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { campaigns } from '../campaigns/tables'
import { residentialGroups, wards } from '../places/tables'
import { alertKinds } from './alert-kinds'
import type { PlayCounts } from './play-day'
import type { HourException, MessageWindow } from './windows'

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
    /** Days with hours of their own. */
    hourExceptions: text('hour_exceptions', { mode: 'json' }).$type<HourException[]>().notNull().default([]),
    /** Names of audiences, by which messages and alerts choose their boards. */
    tags: text({ mode: 'json' }).$type<string[]>().notNull().default([]),
    /** Whether the device keeps its last picture without network: it gets only what stays true. */
    freezes: integer({ mode: 'boolean' }).notNull().default(false),
    colours: text({ enum: ['full', 'mono'] })
      .notNull()
      .default('full'),
    keyHash: text('key_hash').notNull(),
    keyHint: text('key_hint').notNull(),
    revokedAt: integer('revoked_at'),
    /** When it last asked for anything, to five minutes; by which format; until when what it got then is true. */
    seenAt: integer('seen_at'),
    seenVia: text('seen_via'),
    validUntil: integer('valid_until'),
    /** When its player last reported its health, and what it said. */
    beatAt: integer('beat_at'),
    playing: text(),
    clockOffsetSec: integer('clock_offset_sec'),
    playerVersion: text('player_version'),
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
    /** For the boards. */
    text: text().notNull(),
    /** The same for the loudspeakers and for social networks; empty where it is not said there. */
    loudspeaker: text().notNull().default(''),
    social: text().notNull().default(''),
    priority: integer().notNull().default(0),
    /** Percent of a loop's time that it is given at least; null: as much as any other. */
    share: integer(),
    /** When it shows: in any of these windows, but in none that begins on an excepted date. */
    windows: text({ mode: 'json' }).$type<MessageWindow[]>().notNull().default([]),
    exceptDates: text('except_dates', { mode: 'json' }).$type<string[]>().notNull().default([]),
    /** First and last day of all windows, inclusive. */
    startsOn: text('starts_on').notNull(),
    endsOn: text('ends_on').notNull(),
    /** Boards with any of these tags; empty: all. */
    tags: text({ mode: 'json' }).$type<string[]>().notNull().default([]),
    /** Whether it stays true on a board that freezes on it. */
    freezeSafe: integer('freeze_safe', { mode: 'boolean' }).notNull().default(false),
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

/** An emergency on the boards. It ends by itself at `expiresAt`, or before when somebody ends it. */
export const ledAlerts = sqliteTable(
  'led_alert',
  {
    id: text().primaryKey(),
    wardId: text('ward_id')
      .notNull()
      .references(() => wards.id),
    kind: text({ enum: alertKinds }).notNull(),
    /** What the boards say. */
    text: text().notNull(),
    /** Why it was raised; for the ward's own record. */
    reason: text().notNull(),
    /** Boards by id; empty: all of the ward's. */
    screenIds: text('screen_ids', { mode: 'json' }).$type<string[]>().notNull().default([]),
    raisedAt: integer('raised_at').notNull(),
    expiresAt: integer('expires_at').notNull(),
    raisedBy: text('raised_by').notNull(),
    endedAt: integer('ended_at'),
    endedBy: text('ended_by'),
  },
  t => [index('led_alert_ward').on(t.wardId, t.expiresAt)],
)

/**
 * A device that waits to be told which board it is. Forgotten when it has collected its key, when that board's key is
 * stopped or made anew by staff, or after its time.
 */
export const screenPairings = sqliteTable(
  'screen_pairing',
  {
    id: text().primaryKey(),
    codeHash: text('code_hash').notNull(),
    /** Of the secret by which only this device can collect the key. */
    secretHash: text('secret_hash').notNull(),
    width: integer().notNull(),
    height: integer().notNull(),
    expiresAt: integer('expires_at').notNull(),
    /** Set when staff typed the code. */
    screenId: text('screen_id').references(() => screens.id),
  },
  t => [uniqueIndex('screen_pairing_code').on(t.codeHash), index('screen_pairing_expiry').on(t.expiresAt)],
)

/** Codes typed that no device showed, counted so that guessing stops early. */
export const pairingFailures = sqliteTable(
  'pairing_failure',
  {
    id: text().primaryKey(),
    wardId: text('ward_id')
      .notNull()
      .references(() => wards.id),
    at: integer().notNull(),
  },
  t => [index('pairing_failure_ward').on(t.wardId, t.at)],
)

/** Proof of play as players report it: a row for a board and a day, because a row for each play costs more than all polls. */
export const ledPlayDays = sqliteTable(
  'led_play_day',
  {
    screenId: text('screen_id')
      .notNull()
      .references(() => screens.id),
    day: text().notNull(),
    wardId: text('ward_id')
      .notNull()
      .references(() => wards.id),
    /** Times and seconds by item. */
    items: text({ mode: 'json' }).$type<PlayCounts>().notNull(),
    /** How far the board has told: UTC milliseconds of its last play's start and end. */
    lastStartedAt: integer('last_started_at').notNull(),
    until: integer().notNull(),
  },
  t => [primaryKey({ columns: [t.screenId, t.day] }), index('led_play_day_ward').on(t.wardId, t.day)],
)

/** What was given to boards that do not report what they played. */
export const ledServedDays = sqliteTable(
  'led_served_day',
  {
    screenId: text('screen_id')
      .notNull()
      .references(() => screens.id),
    itemId: text('item_id').notNull(),
    day: text().notNull(),
    wardId: text('ward_id')
      .notNull()
      .references(() => wards.id),
  },
  t => [
    primaryKey({ columns: [t.screenId, t.itemId, t.day] }),
    index('led_served_day_ward').on(t.wardId, t.itemId, t.day),
  ],
)
