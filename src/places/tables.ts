import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { organizationKinds } from '../shared/choices'

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
    groupId: text('group_id').references(() => residentialGroups.id),
    searchName: text('search_name').notNull(),
    createdAt: integer('created_at').notNull(),
  },
  t => [uniqueIndex('venue_slug').on(t.wardId, t.slug), index('venue_ward').on(t.wardId, t.searchName)],
)
