import { measureOnD1 } from './schedule/on-d1'
import { measureOnLibsql } from './schedule/on-libsql'
import { scheduleTable } from './schedule/report'

const LARGE = 2_000
const SMALL = 200

/** Planning work in a ward of 2,000 events and 20,000 meetings, beside the same in one of a tenth of the size. */
export async function measureSchedule(folder: string): Promise<string> {
  const libsql = { small: await measureOnLibsql(folder, SMALL), large: await measureOnLibsql(folder, LARGE) }
  const d1 = { small: await measureOnD1(folder, SMALL), large: await measureOnD1(folder, LARGE) }
  return scheduleTable(libsql, d1)
}
