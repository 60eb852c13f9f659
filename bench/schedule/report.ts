import type { Measured } from './on-libsql'
import { type Task, taskNames } from './tasks'

const names: Record<Task, string> = {
  month: 'a month on the calendar',
  check: 'who has the venue at 60 times',
  plan: 'all that is said of a series of 60',
  save: 'saving a series of 60',
  import: 'import of 500 rows, 5,000 meetings',
  search: 'search over title, venue, host',
}

export type Sizes<T> = { small: T; large: T }

/** The table of `docs/performance.md`. */
export function scheduleTable(libsql: Sizes<Measured>, d1: Sizes<Record<Task, number>>): string {
  const pair = (small: number, large: number) =>
    `${small.toFixed(1)} → **${large.toFixed(1)}** (×${(large / small).toFixed(1)})`
  return [
    '| work | statements | round trips | libSQL, ms | D1 in workerd, ms |',
    '|---|---|---|---|---|',
    ...taskNames.map(task =>
      [
        '',
        names[task],
        libsql.large.statements[task],
        libsql.large.trips[task],
        pair(libsql.small.milliseconds[task], libsql.large.milliseconds[task]),
        pair(d1.small[task], d1.large[task]),
        '',
      ]
        .join(' | ')
        .trim(),
    ),
  ].join('\n')
}
