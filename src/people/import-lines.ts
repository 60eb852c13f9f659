import type { ChildLine } from '../exchange/read-children'
import { DAY } from '../shared/dates'
import type { PersonalContext } from './context'

/** How long a preview may be confirmed. */
export const KEPT = DAY
/** Rows that are encrypted as one text. */
export const ROWS_OF_A_PART = 250

/** Why two children look the same: name and year in two groups, phone and given name, name and group a year apart, all. */
export type Likeness = 'moved' | 'phone' | 'year' | 'twin'

/** A row between preview and confirmation, with what was found when the file came. */
export type KeptLine = ChildLine & {
  /** Null where the row names no group that can be told. */
  groupId: string | null
  /** A child of the register that it looks like. */
  like?: { id: string; why: Likeness }
  /** The row of the same child above it. */
  twice?: number
}

/** What is counted of an import; the second half once it is being brought in. */
export type ImportCounts = Record<
  'total' | 'consent' | 'added' | 'updated' | 'unchanged' | 'leftOut' | 'consents',
  number
>

export const sealLines = ({ crypto }: PersonalContext, importId: string, part: number, lines: KeptLine[]) =>
  crypto.encrypt(JSON.stringify(lines), `child_import:${importId}:${part}`)

export const openLines = async (
  { crypto }: PersonalContext,
  row: { importId: string; part: number; rows: string },
): Promise<KeptLine[]> => JSON.parse(await crypto.decrypt(row.rows, `child_import:${row.importId}:${row.part}`))
