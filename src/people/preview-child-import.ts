import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { audit } from '../audit/record'
import type { Statement } from '../database/database'
import { readChildren } from '../exchange/read-children'
import type { ErrorCode } from '../messages/errors'
import { registrars } from '../shared/actor'
import { requireRole } from '../shared/context'
import { wallDate } from '../shared/dates'
import { Invalid } from '../shared/errors'
import { newId } from '../shared/ids'
import { idText, line, optional, parse } from '../shared/parse'
import { fold } from '../shared/text'
import { checkBirthYear } from './ages'
import { phoneHash } from './child-rows'
import type { PersonalContext } from './context'
import { Alike } from './find-alike'
import { KEPT, type KeptLine, ROWS_OF_A_PART, sealLines } from './import-lines'
import { openCompared } from './open-register'
import { type GroupResolver, groupResolver } from './resolve-group'
import { childImportParts, childImports } from './tables'
import { wardGroupIds } from './ward-groups'

const said: ErrorCode = 'required'

/** What is said once of all children of a file. */
export const childImportInput = z.strictObject({
  fileName: line(200),
  /** Whether the families' consents are held on paper, with the child's own answer from 7 years. */
  consents: z.enum(['paper', 'none'], said),
  /** The group of rows that name none. */
  groupId: optional(idText()),
})

/**
 * Reads a ward's list of children and keeps its rows, encrypted, for a day. Nothing of the register is changed.
 * A group head brings in children of the own group only.
 * @param bytes null where no file was chosen
 * @throws Invalid (`file` for what cannot be read), Forbidden
 */
export async function previewChildImport(
  context: PersonalContext,
  bytes: Uint8Array | null,
  input: unknown,
): Promise<{ id: string }> {
  const { db, actor, now, crypto } = context
  requireRole(actor, ...registrars)
  const { fileName, consents, groupId: asked } = parse(childImportInput, input)
  if (bytes === null) throw new Invalid({ file: { code: 'list_missing' } })
  const groupId = actor.role === 'group_head' ? (actor.groupId ?? null) : asked
  if (groupId && !(await wardGroupIds(context)).has(groupId)) throw new Invalid({ groupId: { code: 'unknown_group' } })
  const lines = await prepare(context, await readChildren(bytes), groupId)
  const id = newId()
  const parts = await Promise.all(
    Array.from({ length: Math.ceil(lines.length / ROWS_OF_A_PART) }, async (_, part) => {
      const rows = await sealLines(context, id, part, lines.slice(part * ROWS_OF_A_PART, (part + 1) * ROWS_OF_A_PART))
      return { importId: id, part, rows, keyId: crypto.keyId }
    }),
  )
  const summary = { total: lines.length, consent: consents === 'paper' ? 1 : 0 }
  const old = sql`ward_id = ${actor.wardId} and created_at < ${now - KEPT}`
  await db.batch([
    db.delete(childImportParts).where(sql`import_id in (select id from child_import where ${old})`),
    db
      .insert(childImports)
      .values({ id, wardId: actor.wardId, createdBy: actor.id, createdAt: now, fileName, summary }),
    ...parts.map((part): Statement => db.insert(childImportParts).values(part)),
    audit(context, 'children.previewed', id, { count: lines.length }),
  ])
  return { id }
}

/** Finds groups, refuses what cannot be, and notes rows that are of one child and rows that look like a known one. */
async function prepare(
  context: PersonalContext,
  lines: Awaited<ReturnType<typeof readChildren>>,
  groupId: string | null,
) {
  const resolve = await groupResolver(context)
  const kept = lines.map(line => place(context, line, groupId, resolve))
  const first = new Map<string, number>()
  for (const row of kept) {
    if (Object.keys(row.errors).length) continue
    const key = keyOf(row.cells, row.groupId)
    const line = first.get(key)
    if (line) row.twice = line
    else first.set(key, row.line)
  }
  const own = context.actor.role === 'group_head' ? sql`child.group_id = ${context.actor.groupId ?? ''}` : sql`true`
  const register = await openCompared(context, own)
  const keys = register.map(child => keyOf(child, child.groupId))
  const known = new Set(keys)
  // Whoever stands in the file as the register has it is not looked for under another name.
  const alike = new Alike(register.filter((_, index) => !first.has(keys[index]!)))
  for (const row of kept) {
    if (Object.keys(row.errors).length || row.twice || known.has(keyOf(row.cells, row.groupId))) continue
    const { name, birthYear, phone, guardian } = row.cells
    const phones = [phone, guardian?.phone].filter(text => text !== undefined && text !== null)
    const hashes = await Promise.all(phones.map(text => phoneHash(context, text)))
    const [likest] = alike.of({ name: name!, birthYear: birthYear!, groupId: row.groupId!, phones: hashes })
    if (likest) row.like = { id: likest.child.id, why: likest.why }
  }
  return kept
}

const keyOf = ({ name, birthYear }: { name?: string; birthYear?: number }, groupId: string | null) =>
  `${fold(name ?? '')}|${birthYear}|${groupId}`

function place(
  { actor, now }: PersonalContext,
  line: Awaited<ReturnType<typeof readChildren>>[number],
  otherwise: string | null,
  resolve: GroupResolver,
): KeptLine {
  const { cells } = line
  const row: KeptLine = { ...line, errors: { ...line.errors }, groupId: otherwise }
  if (cells.groupName) {
    const found = resolve(cells.groupName)
    if ('id' in found) row.groupId = found.id
    else row.errors.groupId = { code: found.refused, values: { name: cells.groupName.slice(0, 60) } }
    if ('id' in found && actor.role === 'group_head' && found.id !== actor.groupId)
      row.errors.groupId = { code: 'own_group_only' }
  } else if (!otherwise) row.errors.groupId = { code: 'row_group_missing' }
  if (cells.birthDate && cells.birthDate > wallDate(now)) row.errors.birthYear = { code: 'row_birth_future' }
  else if (cells.birthYear) {
    try {
      checkBirthYear(cells.birthYear, now)
    } catch (error) {
      if (!(error instanceof Invalid)) throw error
      Object.assign(row.errors, error.fields)
    }
  }
  return row
}
