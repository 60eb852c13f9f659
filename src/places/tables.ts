import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { organizationKinds } from '../shared/choices'

export type Letterhead = {
  /** Lines above the signature, such as `TM. ỦY BAN NHÂN DÂN`, `KT. CHỦ TỊCH`, `PHÓ CHỦ TỊCH`. */
  signature: string[]
  /** Lines of nơi nhận, after `Như trên`. */
  recipients: string[]
}

/** A phường or xã. `id` is its administrative code, a string with its leading zero. */
export const wards = sqliteTable(
  'ward',
  {
    id: text().primaryKey(),
    slug: text().notNull(),
    kind: text({ enum: ['phuong', 'xa'] }).notNull(),
    name: text().notNull(),
    provinceCode: text('province_code').notNull(),
    provinceName: text('province_name').notNull(),
    seasonName: text('season_name').notNull(),
    seasonFrom: text('season_from').notNull(),
    seasonTo: text('season_to').notNull(),
    /** The last day of the season before, where that was over when the next one was named. */
    seasonBefore: text('season_before'),
    /** `MM-DD`: between them outdoor events are warned of storms. */
    stormsFrom: text('storms_from').notNull().default('07-15'),
    stormsTo: text('storms_to').notNull().default('10-15'),
    /** Days after the season's end until identities are erased. */
    retentionDays: integer('retention_days').notNull().default(90),
    /** No-shows after which a place is given to the next; 0: never. */
    noShowLimit: integer('no_show_limit').notNull().default(2),
    /** What stands around official documents (NĐ 30/2020). */
    letterhead: text({ mode: 'json' }).$type<Letterhead>(),
    /** Moves with every change of what the public can see of events and campaigns. */
    revision: integer().notNull().default(0),
    /** Moves with every change of what LED boards show apart from events. */
    ledRevision: integer('led_revision').notNull().default(0),
    createdAt: integer('created_at').notNull(),
  },
  t => [uniqueIndex('ward_slug').on(t.slug), index('ward_province').on(t.provinceCode)],
)

export const organizations = sqliteTable(
  'organization',
  {
    id: text().primaryKey(),
    wardId: text('ward_id')
      .notNull()
      .references(() => wards.id),
    name: text().notNull(),
    kind: text({ enum: organizationKinds }).notNull(),
    phone: text(),
    /** Folded name, for search without marks. */
    searchName: text('search_name').notNull(),
    createdAt: integer('created_at').notNull(),
  },
  t => [index('organization_ward').on(t.wardId, t.searchName)],
)

/** Tổ dân phố, thôn or bản. Groups are merged and renamed, so they carry a validity and their predecessors. */
export const residentialGroups = sqliteTable(
  'residential_group',
  {
    id: text().primaryKey(),
    wardId: text('ward_id')
      .notNull()
      .references(() => wards.id),
    slug: text().notNull(),
    name: text().notNull(),
    validFrom: text('valid_from'),
    validTo: text('valid_to'),
    predecessors: text({ mode: 'json' }).$type<string[]>().notNull().default([]),
    searchName: text('search_name').notNull(),
    createdAt: integer('created_at').notNull(),
  },
  t => [
    uniqueIndex('residential_group_slug').on(t.wardId, t.slug),
    index('residential_group_ward').on(t.wardId, t.searchName),
  ],
)

export const venues = sqliteTable(
  'venue',
  {
    id: text().primaryKey(),
    wardId: text('ward_id')
      .notNull()
      .references(() => wards.id),
    slug: text().notNull(),
    name: text().notNull(),
    address: text().notNull().default(''),
    capacity: integer(),
    outdoor: integer({ mode: 'boolean' }).notNull().default(false),
    /** Wall times, `HH:MM`. */
    opensAt: text('opens_at').notNull().default('06:00'),
    closesAt: text('closes_at').notNull().default('22:00'),
    /** ISO weekdays on which it is closed. */
    closedDays: text('closed_days', { mode: 'json' }).$type<number[]>().notNull().default([]),
    groupId: text('group_id').references(() => residentialGroups.id),
    searchName: text('search_name').notNull(),
    createdAt: integer('created_at').notNull(),
  },
  t => [uniqueIndex('venue_slug').on(t.wardId, t.slug), index('venue_ward').on(t.wardId, t.searchName)],
)

/** Days on which series take a rest: public holidays and what the ward adds. */
export const holidays = sqliteTable(
  'holiday',
  {
    wardId: text('ward_id')
      .notNull()
      .references(() => wards.id),
    date: text().notNull(),
    name: text().notNull(),
  },
  t => [primaryKey({ columns: [t.wardId, t.date] })],
)

/** Weeks of school, first and last day inclusive. Terms of a ward do not overlap. */
export const schoolTerms = sqliteTable(
  'school_term',
  {
    id: text().primaryKey(),
    wardId: text('ward_id')
      .notNull()
      .references(() => wards.id),
    name: text().notNull(),
    startsOn: text('starts_on').notNull(),
    endsOn: text('ends_on').notNull(),
  },
  t => [uniqueIndex('school_term_start').on(t.wardId, t.startsOn)],
)

/** The bell: tiết 1 to 5 of the morning, 6 to 10 of the afternoon. Wall times `HH:MM`. */
export const schoolPeriods = sqliteTable(
  'school_period',
  {
    wardId: text('ward_id')
      .notNull()
      .references(() => wards.id),
    number: integer().notNull(),
    startsAt: text('starts_at').notNull(),
    endsAt: text('ends_at').notNull(),
  },
  t => [primaryKey({ columns: [t.wardId, t.number] })],
)
