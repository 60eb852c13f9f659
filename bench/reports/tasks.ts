import { countParticipation } from '../../src/participation/count-participation'
import type { PersonalContext } from '../../src/people/context'
import { countRegister } from '../../src/people/count-register'
import { listChildren } from '../../src/people/list-children'
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
  /** How many children of each group are registered, beside the census. */
  register: (context: Context) => countRegister(context),
  /** A page of a group's children by name: all of the group are opened to put them in order. */
  group: async (context: PersonalContext) => {
    const [group] = await countRegister(context)
    const { items } = await listChildren(context, { groupId: group!.groupId })
    if (items.length < 50) throw new Error('nobody is listed')
  },
} satisfies Record<string, (context: PersonalContext) => Promise<unknown>>

export type Task = keyof typeof tasks
export const taskNames = Object.keys(tasks) as Task[]
export const RUNS = 15
