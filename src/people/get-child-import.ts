import { and, asc, eq } from 'drizzle-orm'
import { registrars } from '../shared/actor'
import { requireRole } from '../shared/context'
import { Missing } from '../shared/errors'
import type { PersonalContext } from './context'
import { type ImportCounts, KEPT, openLines } from './import-lines'
import { type JudgedLine, judgeLines } from './judge-lines'
import { recordOpened } from './open-names'
import { childImportParts, childImports } from './tables'

export type ShownChildImport = {
  id: string
  fileName: string
  state: 'waiting' | 'done' | 'expired'
  counts: Partial<ImportCounts>
  /** What is not brought in yet. */
  lines: JudgedLine[]
}

/** The actor's own import. @throws Missing, Forbidden */
export async function findChildImport({ db, actor }: PersonalContext, id: string) {
  requireRole(actor, ...registrars)
  const [found] = await db
    .select()
    .from(childImports)
    .where(and(eq(childImports.id, id), eq(childImports.wardId, actor.wardId), eq(childImports.createdBy, actor.id)))
  if (!found) throw new Missing()
  return found
}

/**
 * An import as it stands: the rows that wait with what would become of each, or what came of them.
 * For whoever sent the file; children of the register that rows are compared with are recorded as opened.
 * @throws Missing, Forbidden
 */
export async function getChildImport(context: PersonalContext, id: string): Promise<ShownChildImport> {
  const found = await findChildImport(context, id)
  const shown = { id, fileName: found.fileName, counts: found.summary as Partial<ImportCounts>, lines: [] }
  if (found.importedAt !== null) return { ...shown, state: 'done' }
  if (context.now - found.createdAt > KEPT) return { ...shown, state: 'expired' }
  const parts = await context.db
    .select()
    .from(childImportParts)
    .where(eq(childImportParts.importId, id))
    .orderBy(asc(childImportParts.part))
  const rows = (await Promise.all(parts.map(part => openLines(context, part)))).flat()
  const lines = await judgeLines(context, rows)
  const opened = lines.flatMap(({ status, known }) => (known && status !== 'same' ? [known.id] : []))
  if (opened.length) await recordOpened(context, id, [...new Set(opened)])
  return { ...shown, state: 'waiting', lines }
}
