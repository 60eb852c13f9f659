import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { wards } from '../places/tables'
import type { Figures } from './figures'
import { periodKinds } from './period'

/** What the office writes around the figures, by section of the outline. */
export type ReportWords = { direction: string; results: string; assessment: string; proposals: string }

/** An indicator table of a period. A draft's figures follow the data; signing freezes them under a hash. */
export const reports = sqliteTable(
  'report',
  {
    id: text().primaryKey(),
    wardId: text('ward_id')
      .notNull()
      .references(() => wards.id),
    provinceCode: text('province_code').notNull(),
    title: text().notNull(),
    period: text({ enum: [...periodKinds, 'custom'] }).notNull(),
    /** First and last day, inclusive. */
    from: text('from_date').notNull(),
    to: text('to_date').notNull(),
    status: text({ enum: ['draft', 'signed'] })
      .notNull()
      .default('draft'),
    words: text({ mode: 'json' }).$type<ReportWords>().notNull(),
    /** Frozen when signed; null before. */
    figures: text({ mode: 'json' }).$type<Figures>(),
    /** SHA-256 in hex of what was signed. */
    hash: text(),
    /** A signed report that this one corrects. */
    supersedesId: text('supersedes_id'),
    version: integer().notNull().default(1),
    createdBy: text('created_by').notNull(),
    createdAt: integer('created_at').notNull(),
    updatedAt: integer('updated_at').notNull(),
    signedBy: text('signed_by'),
    signedAt: integer('signed_at'),
  },
  t => [index('report_ward').on(t.wardId, t.from), index('report_province').on(t.provinceCode, t.status, t.from)],
)
