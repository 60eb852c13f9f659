import type { Child } from 'hono/jsx'
import type { Messages } from '../../../messages'
import type { Column } from '../../design/table'
import { DataTable } from '../../design/table'

export const right = (key: string, label: string): Column => ({ key, label, align: 'right' })

type FiguresProps = { title: string; m: Messages; columns: Column[]; rows: Record<string, Child>[] }

/** The table of a chart: folded away on the screen, and always on paper, where nothing unfolds. */
export function Figures({ title, m, columns, rows }: FiguresProps) {
  const caption = m.reports.tableOf(title)
  const table = <DataTable {...{ caption, columns, rows }} hideCaption wide dense />
  return (
    <>
      <details class="figures no-print">
        <summary>{caption}</summary>
        {table}
      </details>
      <div class="print-only">{table}</div>
    </>
  )
}
