import type { Messages } from '../messages'
import type { TableColumn } from './table-sheet'
import { writeTable } from './write-table'

type Column = keyof Messages['register']['templateColumns']

const shapes: [Column, number, TableColumn['type']][] = [
  ['name', 30, 'text'],
  ['birth', 16, 'text'],
  ['gender', 10, 'text'],
  ['group', 24, 'text'],
  ['poor', 10, 'text'],
  ['nearPoor', 12, 'text'],
  ['special', 14, 'text'],
  ['ethnicity', 12, 'text'],
  ['phone', 16, 'text'],
  ['guardian', 28, 'text'],
  ['relation', 12, 'text'],
  ['guardianPhone', 18, 'text'],
]

/** The list of children to fill in, with how each column is filled in and the ward's groups to choose from. */
export function childTemplate(m: Messages, groups: string[]): Uint8Array {
  const t = m.register
  const choices: Partial<Record<Column, string>> = {
    gender: `"${m.people.genders.boy},${m.people.genders.girl}"`,
    ...(groups.length ? { group: `'${m.exchange.listsSheet}'!$A$2:$A$${groups.length + 1}` } : {}),
  }
  const columns = shapes.map(([column, width, type]) => {
    const list = choices[column]
    return { header: t.templateColumns[column], width, type, ...(list ? { choices: list } : {}) }
  })
  return writeTable({
    sheets: [
      { name: t.templateSheet, columns, rows: [] },
      {
        name: m.exchange.guideSheet,
        columns: [
          { header: m.exchange.guideColumn, width: 28, type: 'text' },
          { header: m.exchange.guideHow, width: 90, type: 'text' },
        ],
        rows: shapes.map(([column]) => [t.templateColumns[column], t.templateGuide[column]]),
      },
      {
        name: m.exchange.listsSheet,
        columns: [{ header: m.exchange.listGroups, width: 40, type: 'text' }],
        rows: groups.map(name => [name]),
      },
    ],
  })
}
