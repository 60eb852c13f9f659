import type { Category, genders, households } from '../shared/choices'

/** What is counted of a child: nothing that names it. */
export type CountedChild = {
  /** Reached in the year of the period's last day. */
  age: number
  gender: (typeof genders)[number]
  household: (typeof households)[number]
  special: boolean
  ethnicMinority: boolean
  /** In the register now: not erased. */
  listed: boolean
}

const under16 = (child: CountedChild) => child.age < 16

/** Children under 16 by cut, and 16–17 apart. */
const cuts = {
  all: under16,
  girls: child => under16(child) && child.gender === 'girl',
  boys: child => under16(child) && child.gender === 'boy',
  otherGender: child => under16(child) && child.gender === 'other',
  age0to5: ({ age }) => age <= 5,
  age6to10: ({ age }) => age >= 6 && age <= 10,
  age11to15: ({ age }) => age >= 11 && age <= 15,
  age16to17: child => !under16(child),
  poor: child => under16(child) && child.household === 'poor',
  nearPoor: child => under16(child) && child.household === 'near_poor',
  special: child => under16(child) && child.special,
  ethnicMinority: child => under16(child) && child.ethnicMinority,
} satisfies Record<string, (child: CountedChild) => boolean>

export type Cut = keyof typeof cuts
export const cutNames = Object.keys(cuts) as Cut[]

/** The cuts a child belongs to. */
export const cutsOf = (child: CountedChild): Cut[] => cutNames.filter(cut => cuts[cut](child))

/** The cuts that are followed from week to week. */
export const followedCuts = ['all', 'poor', 'nearPoor', 'special'] as const satisfies Cut[]
export type FollowedCut = (typeof followedCuts)[number]

/** Children, each with its group, and who came: ids with commas between, by week and kind of event; null for nobody. */
export type Counted = {
  children: Map<string, CountedChild & { groupId: string }>
  /** In the order of weeks. */
  meetings: { week: number; category: Category; childIds: string | null }[]
}
