import { and, eq, like } from 'drizzle-orm'
import type { Database } from '../database/database'
import { type residentialGroups, venues } from '../database/schema'
import { slugify } from '../shared/text'

/**
 * A slug from a name that no other place of this kind in the ward has: `tdp-dong-cao`, then `tdp-dong-cao-2`. Names
 * without a Latin letter or digit take the fallback. It stays for good, because calendars are subscribed by it.
 */
async function freeSlug(db: Database, table: typeof residentialGroups | typeof venues, wardId: string, name: string) {
  const base = slugify(name) || (table === venues ? 'dia-diem' : 'to-dan-pho')
  const rows = await db
    .select({ slug: table.slug })
    .from(table)
    .where(and(eq(table.wardId, wardId), like(table.slug, `${base}%`)))
  const taken = new Set(rows.map(({ slug }) => slug))
  for (let n = 1; ; n++) {
    const slug = n === 1 ? base : `${base}-${n}`
    if (!taken.has(slug)) return slug
  }
}

/** Saves under a free slug, and looks for another when somebody took it in the same instant. */
export async function withFreeSlug<T>(
  db: Database,
  table: typeof residentialGroups | typeof venues,
  wardId: string,
  name: string,
  save: (slug: string) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const slug = await freeSlug(db, table, wardId, name)
    try {
      return await save(slug)
    } catch (error) {
      const taken = (await freeSlug(db, table, wardId, name)) !== slug
      if (!taken || attempt === 5) throw error
    }
  }
}
