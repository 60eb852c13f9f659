import type { Messages } from '../messages'
import { categories, modes } from '../shared/choices'
import type { TableColumn } from './table-sheet'

export type PlanColumn = keyof Messages['exchange']['columns']

const shapes: [PlanColumn, number, TableColumn['type']][] = [
  ['key', 10, 'text'],
  ['title', 34, 'text'],
  ['category', 14, 'text'],
  ['organizationName', 26, 'text'],
  ['venueName', 26, 'text'],
  ['startsOn', 12, 'date'],
  ['startTime', 9, 'time'],
  ['endTime', 9, 'time'],
  ['repeats', 20, 'text'],
  ['days', 14, 'text'],
  ['until', 12, 'date'],
  ['count', 8, 'number'],
  ['skippedDates', 24, 'text'],
  ['groupNames', 24, 'text'],
  ['ages', 9, 'text'],
  ['capacity', 9, 'number'],
  ['prioritySeats', 9, 'number'],
  ['registration', 9, 'text'],
  ['registrationCloses', 17, 'text'],
  ['officerName', 22, 'text'],
  ['campaignName', 24, 'text'],
  ['mode', 12, 'text'],
  ['onlineUrl', 28, 'text'],
  ['durationMinutes', 11, 'number'],
  ['skipsHolidays', 9, 'text'],
  ['keptDates', 16, 'text'],
  ['description', 48, 'text'],
]

/** The columns of a plan in the order of template and export. */
export const planColumns: PlanColumn[] = shapes.map(([column]) => column)

/** The same as a sheet has them; what can be chosen comes with lists, `lists` being those of cells. */
export function planTableColumns(m: Messages, lists: Partial<Record<PlanColumn, string>> = {}): TableColumn[] {
  const choices: Partial<Record<PlanColumn, string>> = {
    category: `"${categories.map(category => m.categories[category]).join(',')}"`,
    mode: `"${modes.map(mode => m.modes[mode]).join(',')}"`,
    ...lists,
  }
  return shapes.map(([column, width, type]) => {
    const list = choices[column]
    return { header: m.exchange.columns[column], width, type, ...(list ? { choices: list } : {}) }
  })
}
