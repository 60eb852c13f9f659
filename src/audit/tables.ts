import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** Append-only. `detail` holds ids, codes and counts, never a person's name, phone or flag. */
export const auditEntries = sqliteTable(
  'audit_entry',
  {
    id: text().primaryKey(),
    wardId: text('ward_id').notNull(),
    at: integer().notNull(),
    actorKind: text('actor_kind').notNull(),
    actorId: text('actor_id').notNull(),
    action: text().notNull(),
    subjectId: text('subject_id').notNull(),
    detail: text({ mode: 'json' }).$type<Record<string, string | number | boolean | null>>(),
  },
  t => [index('audit_entry_ward').on(t.wardId, t.at), index('audit_entry_subject').on(t.subjectId)],
)
