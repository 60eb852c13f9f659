import { sql } from 'drizzle-orm'
import { requireRole } from '../shared/context'
import { DAY } from '../shared/dates'
import type { PersonalContext } from './context'
import { childImportParts, childImports, dataRequests, identityAccesses } from './tables'

/** A preview is confirmed the same day or made anew. */
const IMPORTS = DAY
const ACCESS_LOG = 2 * 365 * DAY
/** Proof that a request was settled is its row; the words are not needed for it. */
const REQUEST_WORDS = 365 * DAY

/** Rows of one run, so that a first run after years stays short. */
const MOST = 5000

/**
 * Removes what was kept long enough about people beside the register: previews of lists after a day, the access log
 * after two years, words and answers of requests a year after these were closed.
 * @returns how many rows
 */
export async function forgetRecords({ db, actor, now }: PersonalContext): Promise<number> {
  requireRole(actor, 'system')
  const own = sql`ward_id = ${actor.wardId}`
  const lists = sql`${own} and created_at <= ${now - IMPORTS}`
  const [, imports, accesses, words] = await db.batch([
    db.delete(childImportParts).where(sql`import_id in (select id from child_import where ${lists})`),
    db.delete(childImports).where(lists).returning({ id: childImports.id }),
    db
      .delete(identityAccesses)
      .where(
        sql`id in (select id from identity_access where ${own} and at < ${now - ACCESS_LOG} order by at limit ${MOST})`,
      )
      .returning({ id: identityAccesses.id }),
    db
      .update(dataRequests)
      .set({ words: null, answer: null, phoneHash: null })
      .where(sql`${own} and closed_at < ${now - REQUEST_WORDS} and (words is not null or answer is not null)`)
      .returning({ id: dataRequests.id }),
  ])
  return imports.length + accesses.length + words.length
}
