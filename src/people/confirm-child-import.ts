import { and, asc, eq, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { auditChanges } from '../audit/record'
import type { Statement } from '../database/database'
import { incoming, insertRows } from '../database/insert-rows'
import { Conflict } from '../shared/errors'
import { flag, many, parse, whole } from '../shared/parse'
import { type Change, changeStatements } from './change-children'
import { type ChildRows, childRows } from './child-rows'
import { consentRows } from './consent-rows'
import type { PersonalContext } from './context'
import { findChildImport } from './get-child-import'
import { type ImportCounts, KEPT, openLines } from './import-lines'
import { type JudgedLine, judgeLines } from './judge-lines'
import { changeOf, guardianOf, newChild } from './lines-to-records'
import { provinceOfWard } from './province-of-ward'
import { childImportParts, childImports, children, consents, guardians } from './tables'

/** What the reader of a preview chose. */
export const confirmChildImportInput = z.strictObject({
  /** Lines that are the child of the register they look like. */
  same: many(whole(1, 1_000_000), 10_000),
  /** Lines that are another child. */
  other: many(whole(1, 1_000_000), 10_000),
  /** Whether known children are changed to what the file says. */
  updateAll: flag(),
})

/** Rows are brought in by parts: as many for one request. */
const PARTS_AT_ONCE = 4

type Chosen = z.output<typeof confirmChildImportInput>

/**
 * Brings in the next thousand rows of a preview, judged again at this moment; called until nothing is left. Each part is
 * written, counted and removed in one batch, so whatever is repeated, interrupted or done by two at once adds a child once.
 * @returns how many rows are left to bring in
 * @throws Missing, Forbidden, Invalid, Conflict `import_expired`
 */
export async function confirmChildImport(
  context: PersonalContext,
  id: string,
  input: unknown,
): Promise<{ left: number; counts: Partial<ImportCounts> }> {
  const { db, now } = context
  const chosen = parse(confirmChildImportInput, input)
  const found = await findChildImport(context, id)
  const counts = found.summary as Partial<ImportCounts>
  if (found.importedAt !== null) return { left: 0, counts }
  if (now - found.createdAt > KEPT) throw new Conflict('import_expired')
  const parts = await db
    .select()
    .from(childImportParts)
    .where(eq(childImportParts.importId, id))
    .orderBy(asc(childImportParts.part))
    .limit(PARTS_AT_ONCE)
  await provinceOfWard(context)
  for (const part of parts) {
    const lines = await judgeLines(context, await openLines(context, part))
    await bringIn(context, { id, part: part.part, lines, chosen, consent: counts.consent === 1 })
  }
  const done = sql`not exists (select 1 from child_import_part where import_id = ${id})`
  await db.batch([
    db
      .update(childImports)
      .set({ importedAt: now })
      .where(and(eq(childImports.id, id), sql`imported_at is null and ${done}`)),
  ])
  const after = await findChildImport(context, id)
  const { added = 0, updated = 0, unchanged = 0, leftOut = 0, total = 0 } = after.summary as Partial<ImportCounts>
  return { left: after.importedAt ? 0 : total - added - updated - unchanged - leftOut, counts: after.summary }
}

type Part = { id: string; part: number; lines: JudgedLine[]; chosen: Chosen; consent: boolean }

async function bringIn(context: PersonalContext, { id, part, lines, chosen, consent }: Part): Promise<void> {
  const { db, now } = context
  const here = sql`import_id = ${id} and part = ${part}`
  const stands = sql`exists (select 1 from child_import_part where ${here})`
  const added = await Promise.all(
    lines.filter(line => isNew(line, chosen)).map(({ row }) => childRows(context, newChild(row, consent))),
  )
  const taken = new Set<string>()
  const updated = lines.filter(({ row, status, known }) => {
    const wanted = status === 'changed' ? chosen.updateAll : status === 'alike' && chosen.same.includes(row.line)
    return wanted && !taken.has(known!.id) && taken.add(known!.id)
  })
  const changes = await Promise.all(updated.map(line => changeOf(context, line)))
  const agreed = consent ? lines.flatMap(line => (isKnown(line, taken) ? [line] : [])) : []
  await db.batch([
    ...addStatements(context, id, added, stands),
    ...(await updateStatements(context, id, changes, updated, stands)),
    ...consentStatements(context, agreed, stands),
    db
      .update(childImports)
      .set({ summary: counted(lines, added, changes, now) })
      .where(and(eq(childImports.id, id), stands)),
    db.delete(childImportParts).where(here),
  ] as unknown as [Statement, ...Statement[]])
}

const isNew = ({ row, status }: JudgedLine, chosen: Chosen) =>
  status === 'new' || (status === 'alike' && chosen.other.includes(row.line))

/** Rows that say of whom they are. */
const isKnown = ({ status, known }: JudgedLine, taken: Set<string>) =>
  status === 'same' || status === 'changed' || (status === 'alike' && taken.has(known!.id))

function addStatements(context: PersonalContext, id: string, rows: ChildRows[], stands: SQL): Statement[] {
  const { db } = context
  if (!rows.length) return []
  const named = rows.flatMap(row => row.guardian ?? [])
  const given = rows.flatMap(row => row.consent ?? [])
  const followed = (column: typeof guardians.childId | typeof consents.childId) =>
    sql`exists (select 1 from child where child.id = ${incoming(column)}) and ${stands}`
  return [
    insertRows(
      db,
      children,
      rows.map(row => row.child),
      stands,
    ).onConflictDoNothing({ target: [children.wardId, children.identityHash] }),
    auditChanges(context, 'children.added', id),
    ...(named.length ? [insertRows(db, guardians, named, followed(guardians.childId))] : []),
    ...(given.length ? [insertRows(db, consents, given, followed(consents.childId))] : []),
  ]
}

async function updateStatements(
  context: PersonalContext,
  id: string,
  changes: Change[],
  lines: JudgedLine[],
  stands: SQL,
): Promise<Statement[]> {
  if (!changes.length) return []
  const { update, kept, changed } = await changeStatements(context, changes, stands)
  const named = (await Promise.all(lines.map((line, at) => guardianOf(context, line, changes[at]!)))).flatMap(
    row => row ?? [],
  )
  const follows = changed(guardians.childId)
  return [
    update,
    auditChanges(context, 'children.updated', id),
    kept,
    ...(named.length ? [insertRows(context.db, guardians, named, follows)] : []),
  ]
}

/** A known child of whom no consent was ever recorded gets the one on paper; what a family withdrew stays withdrawn. */
function consentStatements(context: PersonalContext, lines: JudgedLine[], stands: SQL): Statement[] {
  const rows = lines.flatMap(({ known }) =>
    consentRows(context, known!.id, known!.guardian?.id ?? null, ['taking_part'], {
      method: 'paper',
      birthYear: known!.birthYear,
      assent: true,
    }),
  )
  if (!rows.length) return []
  const never = sql`${stands} and not exists (select 1 from consent k
    where k.child_id = ${incoming(consents.childId)} and k.purpose = 'taking_part')`
  return [insertRows(context.db, consents, rows, never)]
}

/** What came of a part, by what is in the register now. */
function counted(lines: JudgedLine[], added: ChildRows[], changes: Change[], now: number) {
  const ids = (list: string[]) => sql`(select value from json_each(${JSON.stringify(list)}))`
  const addedCount = sql`(select count(*) from child where child.id in ${ids(added.map(row => row.child.id))})`
  const updatedCount = sql`(select count(*) from child where child.id in ${ids(changes.map(({ child }) => child.id))}
    and child.updated_at = ${now})`
  const unchanged = lines.filter(({ status }) => status === 'same' || status === 'twice').length
  const plus = (name: string) => sql`coalesce(json_extract(summary, ${`$.${name}`}), 0)`
  return sql`json_set(summary, '$.added', ${plus('added')} + ${addedCount},
    '$.updated', ${plus('updated')} + ${updatedCount}, '$.unchanged', ${plus('unchanged')} + ${unchanged},
    '$.leftOut', ${plus('leftOut')} + ${lines.length - unchanged} - ${addedCount} - ${updatedCount})`
}
