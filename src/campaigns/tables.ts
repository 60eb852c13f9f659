import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { organizations, wards } from '../places/tables'

/** An official letter. Number and day are often filled in later, in the ward's own document system. */
export const letters = sqliteTable(
  'letter',
  {
    id: text().primaryKey(),
    wardId: text('ward_id')
      .notNull()
      .references(() => wards.id),
    number: text(),
    /** What follows the number, such as `/UBND-VHXH`. */
    symbol: text().notNull(),
    issuer: text().notNull(),
    subject: text().notNull(),
    /** `YYYY-MM-DD`, or `YYYY-MM` while the day is blank. */
    issuedOn: text('issued_on'),
    /** The letters and plans it is based on, as cited. */
    basedOn: text('based_on', { mode: 'json' }).$type<string[]>().notNull().default([]),
    createdAt: integer('created_at').notNull(),
  },
  t => [index('letter_ward').on(t.wardId)],
)

export const campaigns = sqliteTable(
  'campaign',
  {
    id: text().primaryKey(),
    wardId: text('ward_id')
      .notNull()
      .references(() => wards.id),
    name: text().notNull(),
    description: text().notNull().default(''),
    letterId: text('letter_id').references(() => letters.id),
    organizationId: text('organization_id')
      .notNull()
      .references(() => organizations.id),
    startsOn: text('starts_on').notNull(),
    endsOn: text('ends_on').notNull(),
    /** When an approver made its page public; null while it is a draft. */
    publishedAt: integer('published_at'),
    searchName: text('search_name').notNull(),
    createdAt: integer('created_at').notNull(),
    updatedAt: integer('updated_at').notNull(),
  },
  t => [index('campaign_ward').on(t.wardId, t.startsOn)],
)

export const hotlines = sqliteTable(
  'hotline',
  {
    id: text().primaryKey(),
    wardId: text('ward_id')
      .notNull()
      .references(() => wards.id),
    name: text().notNull(),
    phone: text().notNull(),
    note: text().notNull().default(''),
    position: integer().notNull(),
  },
  t => [index('hotline_ward').on(t.wardId, t.position)],
)
