import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { residentialGroups, wards } from '../places/tables'

/**
 * How many children live in a residential group, by the ward's own survey of a year: the denominators of every share.
 * Null: not surveyed. Ages are those reached in that year; all but `age16to17` are of children under 16.
 */
export const censuses = sqliteTable(
  'census',
  {
    wardId: text('ward_id')
      .notNull()
      .references(() => wards.id),
    groupId: text('group_id')
      .notNull()
      .references(() => residentialGroups.id),
    year: integer().notNull(),
    under16: integer().notNull(),
    girls: integer(),
    boys: integer(),
    age0to5: integer('age_0_to_5'),
    age6to10: integer('age_6_to_10'),
    age11to15: integer('age_11_to_15'),
    age16to17: integer('age_16_to_17'),
    poor: integer(),
    nearPoor: integer('near_poor'),
    special: integer(),
    ethnicMinority: integer('ethnic_minority'),
    /** Where the figures come from, such as the poverty review of the year. */
    source: text().notNull().default(''),
    savedBy: text('saved_by').notNull(),
    savedAt: integer('saved_at').notNull(),
  },
  t => [primaryKey({ columns: [t.groupId, t.year] }), index('census_ward').on(t.wardId, t.year)],
)
