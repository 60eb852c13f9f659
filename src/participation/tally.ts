import { type Category, categories } from '../shared/choices'
import { type Counted, type CountedChild, type Cut, cutNames, cutsOf, type FollowedCut, followedCuts } from './cuts'

/** Children and attendances, never added to each other. */
export type Count = {
  /** Số em: distinct children who came at least once, erased ones among them. */
  children: number
  /** Lượt: attendances. */
  attendances: number
}

/** A cut as the register and the attendance know it. */
export type RegisterReach = Count & {
  /** Children in the register now (not erased). */
  register: number
  /** Of those, the ones who came. */
  reached: number
}

/** Distinct children from the first day of the period up to the end of a week. */
export type SoFar = Pick<RegisterReach, 'children' | 'reached'>

type GroupTally = { cuts: Record<Cut, RegisterReach>; categories: Record<Category, Count> }

export type Tally = {
  /** By residential group; groups without anybody are left out. */
  groups: Map<string, GroupTally>
  weeks: ({ week: number } & Count & { soFar: Record<FollowedCut, SoFar> })[]
}

/** Counts who came, in one pass over the attendances. Children that are not given are not counted. */
export function tally({ children, meetings }: Counted): Tally {
  const kids = new Map([...children].map(([id, child]) => [id, newcomer(child)]))
  const soFar = record(followedCuts, () => ({ children: 0, reached: 0 }))
  const weeks: Tally['weeks'] = []
  for (const { week, category, childIds } of meetings) {
    const kind = categories.indexOf(category)
    if (weeks.at(-1)?.week !== week) weeks.push({ week, children: 0, attendances: 0, soFar })
    const now = weeks.at(-1)!
    // One list at a time, so that two hundred thousand ids are never held at once; and as little as can be of each.
    for (const id of childIds?.split(',') ?? []) {
      const kid = kids.get(id)
      if (!kid) continue
      kid.times[kind]! += 1
      if (!kid.young) continue
      now.attendances += 1
      if (kid.week === week) continue
      now.children += 1
      if (kid.week === NEVER)
        for (const cut of followedCuts)
          if (kid.cuts.includes(cut)) {
            soFar[cut].children += 1
            soFar[cut].reached += Number(kid.listed)
          }
      kid.week = week
    }
    now.soFar = record(followedCuts, cut => ({ ...soFar[cut] }))
  }
  return { groups: byGroup([...kids.values()]), weeks: weeks.filter(week => week.attendances > 0) }
}

/** Before any week. */
const NEVER = -1e9

/** A child of whom no attendance is counted yet: how often it came is kept by kind of event. */
const newcomer = ({ groupId, age, listed, ...child }: CountedChild & { groupId: string }) => ({
  ...{ groupId, listed, young: age < 16, cuts: cutsOf({ age, listed, ...child }) },
  ...{ times: categories.map(() => 0), week: NEVER },
})

function byGroup(kids: ReturnType<typeof newcomer>[]): Tally['groups'] {
  const groups: Tally['groups'] = new Map()
  for (const { groupId, cuts, times, listed, young } of kids) {
    const own = groups.get(groupId) ?? nobodyOf()
    groups.set(groupId, own)
    const attendances = times.reduce((sum, of) => sum + of, 0)
    const came = Number(attendances > 0)
    for (const cut of cuts) {
      const reach = own.cuts[cut]
      reach.children += came
      reach.attendances += attendances
      reach.register += Number(listed)
      reach.reached += listed ? came : 0
    }
    if (young && came)
      for (const [kind, category] of categories.entries()) {
        own.categories[category].children += Number(times[kind]! > 0)
        own.categories[category].attendances += times[kind]!
      }
  }
  return groups
}

export const none = (): Count => ({ children: 0, attendances: 0 })
export const nobody = (): RegisterReach => ({ children: 0, attendances: 0, register: 0, reached: 0 })

export const nobodyOf = (): GroupTally => ({ cuts: record(cutNames, nobody), categories: record(categories, none) })

/** An object with a value for each name. */
export const record = <K extends string, V>(names: readonly K[], make: (name: K) => V) =>
  Object.fromEntries(names.map(name => [name, make(name)])) as Record<K, V>
