import { type Category, categories } from '../shared/choices'
import { type Counted, type Cut, cutNames, cutsOf, type FollowedCut, followedCuts } from './cuts'

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
  const groups: Tally['groups'] = new Map()
  for (const { groupId } of children.values()) if (!groups.has(groupId)) groups.set(groupId, nobodyOf())
  const kids = new Map(
    [...children].map(([id, child]) => {
      const own = groups.get(child.groupId)!
      return [id, { child, own, cuts: cutsOf(child), times: 0, kinds: 0, week: Number.NaN }]
    }),
  )
  const soFar = record(followedCuts, () => ({ children: 0, reached: 0 }))
  const weeks: Tally['weeks'] = []
  for (const { week, category, childIds } of meetings) {
    const bit = 1 << categories.indexOf(category)
    if (weeks.at(-1)?.week !== week) weeks.push({ week, children: 0, attendances: 0, soFar })
    const now = weeks.at(-1)!
    // One list at a time, so that two hundred thousand ids are never held at once.
    for (const id of childIds.split(',')) {
      const kid = kids.get(id)
      if (!kid) continue
      kid.times += 1
      if (kid.child.age >= 16) continue
      const kind = kid.own.categories[category]
      kind.attendances += 1
      now.attendances += 1
      if (!(kid.kinds & bit)) kind.children += 1
      if (kid.week !== week) now.children += 1
      kid.kinds |= bit
      kid.week = week
      if (kid.times > 1) continue
      for (const cut of followedCuts)
        if (kid.cuts.includes(cut)) {
          soFar[cut].children += 1
          soFar[cut].reached += Number(kid.child.listed)
        }
    }
    now.soFar = record(followedCuts, cut => ({ ...soFar[cut] }))
  }
  for (const { child, own, cuts, times } of kids.values()) {
    const listed = Number(child.listed)
    for (const cut of cuts) {
      const reach = own.cuts[cut]
      reach.children += Number(times > 0)
      reach.attendances += times
      reach.register += listed
      reach.reached += times > 0 ? listed : 0
    }
  }
  return { groups, weeks: weeks.filter(week => week.attendances > 0) }
}

export const none = (): Count => ({ children: 0, attendances: 0 })
export const nobody = (): RegisterReach => ({ children: 0, attendances: 0, register: 0, reached: 0 })

export const nobodyOf = (): GroupTally => ({ cuts: record(cutNames, nobody), categories: record(categories, none) })

/** An object with a value for each name. */
export const record = <K extends string, V>(names: readonly K[], make: (name: K) => V) =>
  Object.fromEntries(names.map(name => [name, make(name)])) as Record<K, V>
