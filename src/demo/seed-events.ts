import { cancelEvent } from '../events/cancel-event'
import { cancelOccurrence } from '../events/cancel-occurrence'
import { createEvent } from '../events/create-event'
import { getEvent } from '../events/get-event'
import { publishEvent } from '../events/publish-event'
import { returnEvent } from '../events/return-event'
import { submitEvent } from '../events/submit-event'
import type { Context } from '../shared/context'
import { addDays, HOUR } from '../shared/dates'
import type { DemoEvent } from './plan'
import type { SeedSeason } from './seed-season'

type Ids = Record<string, string>
export type SeededEvent = {
  id: string
  plan: DemoEvent
  occurrences: { id: string; startsAt: number; endsAt: number; status: string }[]
}

/** Plans a demo ward's summer as its officers would: draft, submit, publish or return; then what was called off since. */
export async function seedEvents(
  /** The context at an instant: the plan is made before the season, cancellations come later. */
  at: (instant: number) => Context,
  now: number,
  plans: DemoEvent[],
  season: SeedSeason,
  ids: { organizations: Ids; venues: Ids; groups: Ids; campaigns: Ids },
  /** Who is in charge, where somebody is. */
  officerOf: (plan: DemoEvent) => string | undefined,
): Promise<SeededEvent[]> {
  const seeded: SeededEvent[] = []
  const planning = at(season.planned)
  for (const plan of plans) {
    const { id } = await createEvent(planning, {
      ...inputOf(plan, season, ids),
      officerId: officerOf(plan) ?? '',
    })
    const state = plan.state ?? 'published'
    if (state !== 'draft') await submitEvent(planning, id)
    if (typeof state === 'object' && 'returned' in state) await returnEvent(planning, id, { reason: state.returned })
    if (state === 'published' || (typeof state === 'object' && 'cancelled' in state)) await publishEvent(planning, id)
    if (typeof state === 'object' && 'cancelled' in state)
      await cancelEvent(at(now - 26 * HOUR), id, { reason: state.cancelled })
    await callOff(at, now, id, plan, season)
    seeded.push({ id, plan, occurrences: (await getEvent(planning, id)).occurrences })
  }
  return seeded
}

async function callOff(at: (instant: number) => Context, now: number, id: string, plan: DemoEvent, season: SeedSeason) {
  if (!plan.calledOff) return
  const from = season.dateOf(plan.calledOff.week, 1)
  const { occurrences } = await getEvent(at(season.planned), id)
  const called = occurrences.find(({ startsAt }) => startsAt >= Date.parse(`${from}T00:00:00+07:00`))
  if (!called) return
  const told = Math.min(now, called.startsAt) - 5 * HOUR
  await cancelOccurrence(at(told), called.id, { reason: plan.calledOff.reason })
}

function inputOf(
  plan: DemoEvent,
  season: SeedSeason,
  ids: { organizations: Ids; venues: Ids; groups: Ids; campaigns: Ids },
) {
  const { ages, seats } = plan
  return {
    title: plan.title,
    description: plan.description,
    category: plan.category,
    mode: plan.online ? ('online' as const) : ('in_person' as const),
    onlineUrl: plan.online ?? '',
    organizationId: ids.organizations[plan.organization]!,
    venueId: plan.venue ? ids.venues[plan.venue] : '',
    campaignId: plan.campaign ? ids.campaigns[plan.campaign] : '',
    groupIds: (plan.groups ?? []).map(group => ids.groups[group]!),
    minAge: ages?.[0] ?? '',
    maxAge: ages?.[1] ?? '',
    ...whenOf(plan, season),
    registration: seats ? ('open' as const) : ('none' as const),
    capacity: seats?.capacity ?? '',
    prioritySeats: seats?.priority ?? 0,
    claimHours: seats ? 24 : 0,
  }
}

function whenOf({ weeks, days, time, minutes, repeats }: DemoEvent, season: SeedSeason) {
  const times = { startTime: time, durationMinutes: minutes }
  if (repeats && 'lunarDay' in repeats)
    return { ...times, ...repeats, repeats: 'lunar', startsOn: `${season.from.slice(0, 4)}-01-01`, count: 3 }
  if (repeats)
    return {
      repeats: 'school',
      days: [repeats.day],
      period: repeats.lesson,
      startsOn: season.from,
      until: addDays(season.from, 300),
    }
  const once = weeks[0] === weeks[1] && days.length === 1
  return {
    ...times,
    startsOn: season.dateOf(weeks[0], days[0]!),
    repeats: once ? 'once' : 'weekly',
    days: once ? [] : days,
    until: once ? '' : season.dateOf(weeks[1], 7),
  }
}
