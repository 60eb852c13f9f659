import { checkPlan } from '../../src/events/check-plan'
import { createEvent } from '../../src/events/create-event'
import { createEvents } from '../../src/events/create-events'
import { listEvents } from '../../src/events/list-events'
import { listMeetings } from '../../src/events/list-meetings'
import { findFirstTaken } from '../../src/events/venue-conflict'
import type { Context } from '../../src/shared/context'
import { addDays, instantOf, MINUTE } from '../../src/shared/dates'
import { importRows, type Places } from './ward'

/** What an officer waits for. Each gets the number of its run, so that what is written finds its venue free. */
export const tasks = {
  /** Six weeks of a month on the calendar. */
  month: async (context: Context) => {
    const { meetings } = await listMeetings(context, { from: '2026-11-02', to: '2026-12-14' })
    if (meetings.length === 0) throw new Error('an empty month')
  },
  /** Who has the venue at any of sixty times. */
  check: async (context: Context, { venueIds }: Places) => {
    const wanted = Array.from({ length: 60 }, (_, day) => {
      const startsAt = instantOf(addDays('2026-06-01', day), '21:30')
      return { eventId: 'new', venueId: venueIds[0]!, startsAt, endsAt: startsAt + 20 * MINUTE }
    })
    const [taken] = await findFirstTaken(context, wanted)
    if (taken) throw new Error('a taken venue')
  },
  /** All that is said of a series of sixty before it is saved: venue, groups, holidays, the nearest free time. */
  plan: async (context: Context, { organizationId, groupId, venueIds }: Places) => {
    const { meetings } = await checkPlan(context, {
      input: {
        ...{ title: 'Hằng ngày', category: 'culture', organizationId, venueId: venueIds[0], groupIds: [groupId] },
        ...{ startsOn: '2026-09-01', startTime: '06:30', durationMinutes: 30, repeats: 'daily', count: 60 },
        skipsHolidays: false,
      },
    })
    if (meetings.length !== 60) throw new Error('not sixty meetings')
  },
  /** A series of sixty meetings. */
  save: (context: Context, { organizationId, venueIds }: Places, run: number) =>
    createEvent(context, {
      ...{ title: `Hằng ngày ${run}`, category: 'culture', organizationId, venueId: venueIds[run % venueIds.length] },
      ...{ startsOn: '2026-06-01', startTime: '21:00', durationMinutes: 30, repeats: 'daily', count: 60 },
      skipsHolidays: false,
    }),
  /** Five hundred rows of an import, ten meetings each. */
  import: async (context: Context, places: Places, run: number) => {
    const outcomes = await createEvents(context, importRows(places, 2028 + 2 * run))
    if (outcomes.some(outcome => outcome.refused)) throw new Error('a refused row')
  },
  /** A word among titles, venues and organizations. */
  search: async (context: Context) => {
    if ((await listEvents(context, { q: 'he 17' })).items.length === 0) throw new Error('nothing found')
  },
}

export type Task = keyof typeof tasks
export const taskNames = Object.keys(tasks) as Task[]
/** How often each is run; what writes much is run less. */
export const runsOf: Record<Task, number> = { month: 15, check: 15, plan: 15, save: 15, import: 3, search: 15 }
