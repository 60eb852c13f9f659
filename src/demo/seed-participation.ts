import { insertRows } from '../database/insert-rows'
import { excuses } from '../database/schema'
import { addWalkIn } from '../participation/add-walk-in'
import { registerChild } from '../participation/register-child'
import { saveHeadcount } from '../participation/save-headcount'
import { tickChildren } from '../participation/tick-child'
import type { PersonalContext } from '../people/context'
import { DAY, HOUR } from '../shared/dates'
import type { Random } from './random'
import type { DemoChild } from './seed-children'
import type { SeededEvent } from './seed-events'
import type { SeedSeason } from './seed-season'

/** Registers invented children for the published events and records who came to what is past. */
export async function seedParticipation(
  at: (instant: number) => PersonalContext,
  now: number,
  season: SeedSeason,
  seeded: SeededEvent[],
  children: DemoChild[],
  groups: Record<string, string>,
  random: Random,
): Promise<void> {
  for (const event of seeded) {
    if (event.plan.state) continue
    const registered = event.plan.seats
      ? await fillSeats(at(season.planned + DAY), event, children, groups, random)
      : []
    const missed = new Set<string>()
    for (const occurrence of event.occurrences) {
      if (occurrence.endsAt > now || occurrence.status !== 'scheduled') continue
      const context = at(Math.min(now, occurrence.endsAt + HOUR / 2))
      if (event.plan.crowd) await saveHeadcount(context, occurrence.id, inventCrowd(random))
      else if (registered.length) {
        const came = registered.filter(() => random.chance(0.8))
        await tickChildren(context, occurrence.id, came)
        const absent = registered.filter(id => !came.includes(id))
        await excuse(
          context,
          occurrence.id,
          absent.filter(id => missed.has(id)),
        )
        for (const id of absent) missed.add(id)
      } else
        for (const child of walkIns(children, event, groups, random))
          await addWalkIn(context, occurrence.id, { childId: child.id })
    }
  }
}

/** Families say beforehand when a child is away again: nobody in a demonstration has lost a place to absences yet. */
async function excuse({ db, actor, now }: PersonalContext, occurrenceId: string, childIds: string[]): Promise<void> {
  const of = { wardId: actor.wardId, occurrenceId, recordedBy: actor.id, recordedAt: now }
  const rows = childIds.map(childId => ({ ...of, childId }))
  if (rows.length) await insertRows(db, excuses, rows)
}

/** Popular events overflow onto the waiting list; others keep a few seats. Returns the children, confirmed or waiting. */
async function fillSeats(
  context: PersonalContext,
  event: SeededEvent,
  children: DemoChild[],
  groups: Record<string, string>,
  random: Random,
) {
  const { capacity } = event.plan.seats!
  const wanted = Math.round(capacity * (random.chance(0.4) ? 1.15 : 0.55 + random.next() * 0.35))
  // Families in hardship hear of things later: the report of a demonstration should show the gap it is made to show.
  const hears = (child: DemoChild) => !child.disadvantaged || random.chance(0.55)
  const chosen = shuffled(fitting(children, event, groups), random)
    .filter(hears)
    .slice(0, wanted)
  for (const child of chosen) await registerChild(context, event.id, child.id)
  return chosen.map(child => child.id)
}

function walkIns(
  children: DemoChild[],
  event: SeededEvent,
  groups: Record<string, string>,
  random: Random,
): DemoChild[] {
  return shuffled(fitting(children, event, groups), random).slice(0, 5 + random.below(6))
}

const fitting = (children: DemoChild[], { plan }: SeededEvent, groups: Record<string, string>) => {
  const [from, to] = plan.ages ?? [0, 15]
  const own = plan.groups?.map(group => groups[group])
  return children.filter(child => child.age >= from && child.age <= to && (!own || own.includes(child.groupId)))
}

const inventCrowd = (random: Random) => ({
  girls_0_5: 5 + random.below(20),
  girls_6_10: 20 + random.below(40),
  girls_11_15: 15 + random.below(30),
  girls_16_17: random.below(8),
  boys_0_5: 5 + random.below(20),
  boys_6_10: 20 + random.below(40),
  boys_11_15: 15 + random.below(30),
  boys_16_17: random.below(8),
  adults: 60 + random.below(120),
})

function shuffled<T>(items: T[], random: Random): T[] {
  const mixed = [...items]
  for (let last = mixed.length - 1; last > 0; last--) {
    const other = random.below(last + 1)
    ;[mixed[last], mixed[other]] = [mixed[other]!, mixed[last]!]
  }
  return mixed
}
