import { join } from 'node:path'
import { measureOnD1 } from './reports/on-d1'
import { measureOnLibsql } from './reports/on-libsql'
import { measureProvinceReports } from './reports/province-reports'
import { type Task, taskNames } from './reports/tasks'
import { WARD } from './reports/ward'

/** With the ward that is measured a province of 216,000 children and four million attendances. */
const OTHERS = 23
const OF_OTHERS = { ...WARD, attendances: 168_000 }

const names: Record<Task, string> = {
  season: 'counts of a season',
  month: 'counts of a month',
  week: 'counts of a week',
  page: 'all figures of the page on fair participation',
  register: 'the register: how far each group has come',
  group: 'the register: that, and the first page of a group, by name',
}

/** Counting a ward of 9,000 children and 200,000 attendances, alone and among the wards of a province. */
export async function measureReports(folder: string): Promise<string> {
  const alone = await measureOnLibsql(folder, 0, OF_OTHERS)
  const among = await measureOnLibsql(folder, OTHERS, OF_OTHERS)
  const d1 = await measureOnD1(folder)
  const province = await measureProvinceReports(`file:${join(folder, 'province-reports.db')}`)
  const all = WARD.attendances + OTHERS * OF_OTHERS.attendances
  const count = (number: number) => number.toLocaleString('en')
  return [
    `| a ward of ${count(WARD.children)} children and ${count(WARD.attendances)} attendances | statements | libSQL, ms | libSQL among ${count(all)} attendances of ${OTHERS + 1} wards, ms | D1 in workerd, ms |`,
    '|---|---|---|---|---|',
    ...taskNames.map(task => {
      const cells = [alone.statements[task], alone.milliseconds[task].toFixed(0)]
      return `| ${[names[task], ...cells, among.milliseconds[task].toFixed(0), d1[task].toFixed(0)].join(' | ')} |`
    }),
    '',
    `A province's summary of ${province.wards} signed reports, ${count(province.hashes)} children told apart by hash, on libSQL: ${province.p50.toFixed(0)} ms (p95 ${province.p95.toFixed(0)}).`,
    '',
    `The files hold ${count(Math.round(alone.megabytes))} and ${count(Math.round(among.megabytes))} MB.`,
  ].join('\n')
}
