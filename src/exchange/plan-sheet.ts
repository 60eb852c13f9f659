import { type Column, columnOf } from './columns'
import { MOST_ROWS } from './limits'
import type { SheetKind } from './sheet-kind'

/** A plan: without a title there is none; each thing counts once, however many columns of marks it has. */
export const planSheet: SheetKind<Column> = {
  mostRows: MOST_ROWS,
  columnOf,
  sayOnce: column => (column.kind === 'field' && column.field !== 'description' ? column.field : undefined),
  score(columns) {
    const said = new Set(columns.map(column => (column?.kind === 'field' ? column.field : column?.kind)))
    said.delete(undefined)
    return said.has('title') ? said.size : 0
  },
  refusals: { empty: 'file_empty', tooMany: 'file_too_many_rows' },
}
