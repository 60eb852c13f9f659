import type { Child } from 'hono/jsx'

export type Column = {
  key: string
  label: string
  align?: 'left' | 'right' | 'center'
  /** Shown to screen readers only in the head, for columns of buttons. */
  quiet?: boolean
}

export type Row = {
  cells: Record<string, Child>
  /** A total or subtotal is set in bold over a rule. */
  strong?: boolean
  muted?: boolean
  id?: string
}

export type DataTableProps = {
  caption: string
  columns: Column[]
  /** Plain records work too; `Row` adds emphasis. The first column names the row. */
  rows: (Row | Record<string, Child>)[]
  /** Keeps the caption for screen readers only, under a card title that says the same. */
  hideCaption?: boolean
  /** Scrolls sideways instead of stacking on phones: for wide tables of figures. */
  wide?: boolean
  dense?: boolean
}

const isRow = (row: Row | Record<string, Child>): row is Row =>
  typeof row.cells === 'object' && row.cells !== null && !Array.isArray(row.cells) && !('tag' in row.cells)

/**
 * Rows and columns that become small cards on a phone.
 * @example <DataTable caption={m.venues} columns={[{ key: 'name', label: m.name }]} rows={[{ name: 'NVH' }]} />
 */
export function DataTable({ caption, columns, rows, hideCaption, wide, dense }: DataTableProps) {
  const kind = ['table', wide ? 'table-wide' : 'table-stack', dense ? 'table-dense' : ''].filter(Boolean).join(' ')
  // A box that scrolls must be reachable from the keyboard, and so needs a name.
  const scroll = wide ? { role: 'region', tabindex: 0, 'aria-label': caption } : {}
  return (
    <div class="table-box" {...scroll}>
      <table class={kind}>
        <caption class={hideCaption ? 'sr' : undefined}>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ label, align, quiet }) => (
              <th scope="col" class={align ? `to-${align}` : undefined}>
                {quiet ? <span class="sr">{label}</span> : label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <TableRow row={isRow(row) ? row : { cells: row }} columns={columns} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function TableRow({ row, columns }: { row: Row; columns: Column[] }) {
  const kind = [row.strong ? 'row-strong' : '', row.muted ? 'row-muted' : ''].filter(Boolean).join(' ')
  return (
    <tr id={row.id} class={kind || undefined}>
      {columns.map(({ key, label, align, quiet }, index) => {
        const content = row.cells[key]
        const empty = content === undefined || content === null || content === ''
        const side = [align ? `to-${align}` : '', empty ? 'cell-empty' : ''].filter(Boolean).join(' ') || undefined
        return index === 0 ? (
          <th scope="row" class={side}>
            {content}
          </th>
        ) : (
          <td class={side} data-label={quiet ? undefined : label}>
            <div>{content}</div>
          </td>
        )
      })}
    </tr>
  )
}
