import { type Random, randomFrom } from '../../src/demo/random'
import { type Cut, cutNames, type Participation, type Reach } from '../../src/participation/count-participation'
import { type Figures, figuresOf } from '../../src/reports/figures'
import { type Category, categories } from '../../src/shared/choices'

type Kid = { group: number; cuts: Set<Cut>; erased: boolean; came: Record<Category, number> }

/** A ward invented child by child, so that all its numbers fit, and the report of it. */
export function inventFigures(seed: number): Figures {
  const random = randomFrom(seed)
  const groups = 1 + random.below(6)
  // From wards of a handful to groups of two hundred, and from nobody reached to everybody.
  const children = random.below(random.pick([6, 20, 60, 200, 900]))
  const reach = random.pick([0.05, 0.3, 0.6, 0.95, 1])
  const poverty = random.pick([0.02, 0.1, 0.5, 1])
  const kids = Array.from({ length: children }, () => inventKid(random, groups, reach, poverty))
  const ids = Array.from({ length: groups }, (_, group) => `g${group}`).filter((_, group) =>
    kids.some(kid => kid.group === group),
  )
  const of = (id: string) => kids.filter(kid => `g${kid.group}` === id)
  const counts: Pick<Participation, 'groups' | 'categoriesOf' | 'crowd'> = {
    groups: ids.map(id => ({ id, name: id, ...reachOf(of(id), 'all'), cuts: cutsOf(of(id)) })),
    categoriesOf: Object.fromEntries(ids.map(id => [id, categoriesOf(of(id))])),
    crowd: { girls_6_10: random.below(6), adults: random.below(9) },
  }
  if (random.chance(0.3)) survey(random, counts.groups, of)
  return figuresOf(counts, { held: 9, unfilled: 2, coming: { age0to5: 0, age6to10: 0, age11to15: 0 } })
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
function survey(random: Random, groups: Participation['groups'], of: (id: string) => Kid[]) {
  const surveyed = cutNames.filter(cut => cut === 'all' || random.chance(0.6))
  for (const { id, cuts } of groups)
    for (const cut of surveyed)
      cuts[cut].census = Math.max(0, of(id).filter(kid => kid.cuts.has(cut)).length + random.below(4) - 1)
}
