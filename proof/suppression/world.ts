import { type Random, randomFrom } from '../../src/demo/random'
import { type Cut, cutNames, type Participation, type Reach } from '../../src/participation/count-participation'
import { type Figures, figuresOf } from '../../src/reports/figures'
import { type Category, categories } from '../../src/shared/choices'

type Kid = { group: number; cuts: Set<Cut>; erased: boolean; came: Record<Category, number> }

export type Invented = { groups: number; children: number; reach: number; poverty: number }

/** A ward invented child by child, so that all its numbers fit. */
export function inventKids(seed: number, { groups, children, reach, poverty }: Invented): Kid[] {
  const random = randomFrom(seed)
  return Array.from({ length: children }, () => inventKid(random, groups, reach, poverty))
}

/** From wards of a handful to groups of two hundred, and from nobody reached to everybody. */
export function inventFigures(seed: number): Figures {
  const random = randomFrom(seed)
  const kids = inventKids(random.below(2 ** 32), {
    groups: 1 + random.below(6),
    children: random.below(random.pick([6, 20, 60, 200, 900])),
    reach: random.pick([0.05, 0.3, 0.6, 0.95, 1]),
    poverty: random.pick([0.02, 0.1, 0.5, 1]),
  })
  const crowd = { girls_6_10: random.below(6), adults: random.below(9) }
  return figuresOfKids(kids, crowd, groups => (random.chance(0.3) ? survey(random, groups, kids) : undefined))
}

const ofGroup = (kids: Kid[], id: string) => kids.filter(kid => `g${kid.group}` === id)

/** The report of these children. */
export function figuresOfKids(
  kids: Kid[],
  crowd: Record<string, number> = { girls_6_10: 220, boys_6_10: 190, adults: 340 },
  surveyed: (groups: Participation['groups']) => void = () => {},
): Figures {
  const ids = [...new Set(kids.map(kid => kid.group))].sort((a, b) => a - b).map(group => `g${group}`)
  const groups = ids.map(id => {
    const own = ofGroup(kids, id)
    return { id, name: id, ...reachOf(own, 'all'), cuts: cutsOf(own) }
  })
  surveyed(groups)
  const categoriesOfGroups = Object.fromEntries(ids.map(id => [id, categoriesOf(ofGroup(kids, id))]))
  const sessions = { held: 42, unfilled: 2, coming: { age0to5: 0, age6to10: 0, age11to15: 0 } }
  return figuresOf({ groups, categoriesOf: categoriesOfGroups, crowd }, sessions)
}

function inventKid(random: Random, groups: number, reach: number, poverty: number): Kid {
  const age = random.below(18)
  const cuts = new Set<Cut>()
  if (age >= 16) cuts.add('age16to17')
  else {
    cuts.add('all')
    cuts.add(random.chance(0.03) ? 'otherGender' : random.chance(0.5) ? 'girls' : 'boys')
    cuts.add(age <= 5 ? 'age0to5' : age <= 10 ? 'age6to10' : 'age11to15')
    if (random.chance(poverty)) cuts.add(random.chance(0.6) ? 'poor' : 'nearPoor')
    if (random.chance(0.05)) cuts.add('special')
    if (random.chance(poverty)) cuts.add('ethnicMinority')
  }
  const came = Object.fromEntries(categories.map(category => [category, 0])) as Record<Category, number>
  if (random.chance(reach)) {
    const times = 1 + (random.chance(0.4) ? random.below(5) : 0)
    for (let time = 0; time < times; time++) came[random.pick(categories)]++
  }
  // Squared, so that some groups are small.
  return { group: Math.floor(random.next() ** 2 * groups), cuts, erased: random.chance(0.05), came }
}

const times = (kid: Kid) => Object.values(kid.came).reduce((sum, count) => sum + count, 0)

function reachOf(all: Kid[], cut: Cut): Reach {
  const kids = all.filter(kid => kid.cuts.has(cut))
  const listed = kids.filter(kid => !kid.erased)
  return {
    children: kids.filter(times).length,
    attendances: kids.reduce((sum, kid) => sum + times(kid), 0),
    register: listed.length,
    reached: listed.filter(times).length,
    census: null,
  }
}

const cutsOf = (kids: Kid[]) => Object.fromEntries(cutNames.map(cut => [cut, reachOf(kids, cut)])) as Record<Cut, Reach>

const categoriesOf = (kids: Kid[]) =>
  Object.fromEntries(
    categories.map(category => {
      const came = kids.filter(kid => kid.cuts.has('all') && kid.came[category])
      const attendances = came.reduce((sum, kid) => sum + kid.came[category], 0)
      return [category, { children: came.length, attendances }]
    }),
  ) as Record<Category, { children: number; attendances: number }>

/** A survey that is not always right, and of some cuts only. */
function survey(random: Random, groups: Participation['groups'], kids: Kid[]) {
  const surveyed = cutNames.filter(cut => cut === 'all' || random.chance(0.6))
  for (const { id, cuts } of groups)
    for (const cut of surveyed)
      cuts[cut].census = Math.max(0, ofGroup(kids, id).filter(kid => kid.cuts.has(cut)).length + random.below(4) - 1)
}
