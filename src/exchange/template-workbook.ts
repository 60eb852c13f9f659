import type { Messages } from '../messages'
import { addDays, mondayOf } from '../shared/dates'
import { solarOf } from '../shared/lunar'
import { type PlanEvent, planCells } from './plan-cells'
import { planColumns, planTableColumns } from './plan-columns'
import type { TableSheet } from './table-sheet'
import { writeTable } from './write-table'

/** The ward's own names, to be copied, and the year of the plan. */
export type TemplateLists = { venues: string[]; organizations: string[]; groups: string[]; year: number }

/** The template to fill in: the plan's columns with two examples, how each is filled in, and the ward's names. */
export function templateWorkbook(m: Messages, lists: TemplateLists): Uint8Array {
  const cells = (column: string, names: string[]) =>
    `'${m.exchange.listsSheet}'!$${column}$2:$${column}$${names.length + 1}`
  const choices = {
    ...(lists.venues.length ? { venueName: cells('A', lists.venues) } : {}),
    ...(lists.organizations.length ? { organizationName: cells('B', lists.organizations) } : {}),
  }
  const plan: TableSheet = {
    name: m.exchange.planSheet,
    columns: planTableColumns(m, choices),
    // An example has no code: what is made of it is new.
    rows: examples(m, lists).map(event => planCells(m, event)),
  }
  return writeTable({ sheets: [plan, guideSheet(m), listsSheet(m, lists)] })
}

function guideSheet(m: Messages): TableSheet {
  return {
    name: m.exchange.guideSheet,
    columns: [
      { header: m.exchange.guideColumn, width: 24, type: 'text' },
      { header: m.exchange.guideHow, width: 100, type: 'text' },
    ],
    rows: planColumns.map(column => [m.exchange.columns[column], m.exchange.guide[column]]),
  }
}

function listsSheet(m: Messages, { venues, organizations, groups }: TemplateLists): TableSheet {
  const length = Math.max(venues.length, organizations.length, groups.length)
  return {
    name: m.exchange.listsSheet,
    columns: [
      { header: m.exchange.listVenues, width: 40, type: 'text' },
      { header: m.exchange.listOrganizations, width: 40, type: 'text' },
      { header: m.exchange.listGroups, width: 40, type: 'text' },
    ],
    rows: Array.from({ length }, (_, index) => [
      venues[index] ?? null,
      organizations[index] ?? null,
      groups[index] ?? null,
    ]),
  }
}

/** A class every Tuesday and Thursday of the summer, and a festival of the lunar calendar. */
function examples(m: Messages, { venues, organizations, year }: TemplateLists): PlanEvent[] {
  const words = m.exchange.examples
  const tuesday = addDays(mondayOf(`${year}-06-07`), 1)
  const base = {
    id: '',
    mode: 'in_person' as const,
    onlineUrl: null,
    organizationName: organizations[0] ?? words.organization,
    venueName: venues[0] ?? words.venue,
    campaignName: null,
    officerName: null,
    groupNames: [],
    skipsHolidays: true,
    keptDates: [],
    registrationClosesAt: null,
    meetings: [],
  }
  return [
    {
      ...base,
      title: words.swimming,
      description: words.swimmingWhat,
      category: 'sports',
      minAge: 8,
      maxAge: 13,
      startsOn: tuesday,
      startTime: '14:30',
      durationMinutes: 90,
      rule: { freq: 'weekly', days: [2, 4], every: 1, until: `${year}-07-31`, count: null },
      skippedDates: [addDays(tuesday, 7)],
      registration: 'open',
      capacity: 30,
      prioritySeats: 6,
    },
    {
      ...base,
      title: words.lantern,
      description: words.lanternWhat,
      category: 'culture',
      minAge: null,
      maxAge: null,
      startsOn: solarOf({ day: 15, month: 8, year }) ?? `${year}-09-01`,
      startTime: '18:00',
      durationMinutes: 150,
      rule: { freq: 'lunar', day: 15, month: 8, every: 1, until: null, count: 1 },
      skippedDates: [],
      registration: 'none',
      capacity: null,
      prioritySeats: 0,
    },
  ]
}
