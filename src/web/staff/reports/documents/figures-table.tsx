import type { Messages } from '../../../../messages'
import { DataTable } from '../../../design/table'
import { indicatorDefinition, indicatorName, type Shown, worthShowing, written } from './words'

/** The indicator table with all groups, which scrolls sideways, and what each indicator counts. */
export function FiguresTable({ m, figures }: { m: Messages; figures: Shown }) {
  const words = m.reportDocuments
  const rows = worthShowing(figures.rows)
  return (
    <>
      <div class="report-figures">
        <DataTable
          caption={words.table.title}
          hideCaption
          wide
          dense
          columns={[
            { key: 'indicator', label: words.table.indicator },
            { key: 'unit', label: words.table.unit },
            { key: 'total', label: words.table.total, align: 'right' },
            ...figures.columns.map(({ name }, at) => ({ key: `g${at}`, label: name, align: 'right' as const })),
          ]}
          rows={rows.map(({ indicator, unit, cells, total }) => ({
            strong: /^(children|attendances)\.all$|^sessions\.held$/.test(indicator),
            cells: {
              indicator: indicatorName(m, indicator),
              unit: words.units[unit],
              total: <strong>{written(m, total)}</strong>,
              ...Object.fromEntries(cells.map((cell, at) => [`g${at}`, cell === null ? '' : written(m, cell)])),
            },
          }))}
        />
      </div>
      <details class="figures">
        <summary>{words.table.definitions}</summary>
        <DataTable
          caption={words.table.definitions}
          hideCaption
          dense
          columns={[
            { key: 'name', label: words.table.indicator },
            { key: 'definition', label: words.sheetColumns.definition },
            { key: 'unit', label: words.table.unit },
          ]}
          rows={rows.map(({ indicator, unit }) => ({
            name: indicatorName(m, indicator),
            definition: indicatorDefinition(m, indicator),
            unit: words.units[unit],
          }))}
        />
      </details>
    </>
  )
}
