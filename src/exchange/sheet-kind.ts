import type { ErrorCode } from '../messages/errors'
import { Invalid } from '../shared/errors'

/** What a sheet is expected to hold, such as events or children: by what its heading is known, and how much there may be. */
export type SheetKind<Column> = {
  /** Of one file. */
  mostRows: number
  /**
   * What a column is about; null for one that is of no use here.
   * @param group what stands above it over several columns, or empty
   */
  columnOf(header: string, group: string): Column | null
  /** What is said by one column only; undefined for what several may say. */
  sayOnce(column: Column): string | undefined
  /** How many things the columns say; 0 where what matters most is missing. */
  score(columns: (Column | null)[]): number
  refusals: { empty: ErrorCode; tooMany: ErrorCode }
}

// biome-ignore lint/suspicious/noExplicitAny: whoever reads cells alone does not mind what the columns are
export type AnySheet = SheetKind<any>

/** Why a file of more rows than that is refused. */
export const tooMany = ({ mostRows, refusals }: AnySheet) =>
  new Invalid({ file: { code: refusals.tooMany, values: { maximum: mostRows } } })
