import { countParticipation } from '../../src/participation/count-participation'
import { wardSummary } from '../../src/reports/ward-summary'
import type { Context } from '../../src/shared/context'
import { season } from './ward'

/** What a ward's office waits for. */
export const tasks = {
  /** Children, attendances and shares of a whole season. */
  season: async (context: Context) => {
    const { cuts } = await countParticipation(context, season)
    if (!(cuts.all.children > 0 && cuts.all.census)) throw new Error('nobody was counted')
  },
  month: (context: Context) => countParticipation(context, { from: '2026-07-01', to: '2026-07-31' }),
  week: (context: Context) => countParticipation(context, { from: '2026-07-06', to: '2026-07-12' }),
  /** All figures of the page on fair participation. */
  page: (context: Context) => wardSummary(context, season),
} satisfies Record<string, (context: Context) => Promise<unknown>>

export type Task = keyof typeof tasks
export const taskNames = Object.keys(tasks) as Task[]
export const RUNS = 15
