import { addChildren } from '../people/add-child'
import type { ChildInput } from '../people/child-input'
import type { PersonalContext } from '../people/context'
import { wallDate } from '../shared/dates'
import { inventName, inventPhone } from './names'
import type { DemoWard } from './plan'
import type { Random } from './random'

export type DemoChild = { id: string; groupId: string; age: number; disadvantaged: boolean }

const relations = ['mother', 'father', 'grandparent'] as const

/** Invents a ward's children: names, ages and flags by chance, in the shares the ward is written with. */
export async function seedChildren(
  context: PersonalContext,
  shares: DemoWard['children'],
  groupIds: string[],
  count: number,
  random: Random,
): Promise<DemoChild[]> {
  const year = Number(wallDate(context.now).slice(0, 4))
  const known = new Set<string>()
  const inputs: ChildInput[] = []
  while (inputs.length < count) {
    const child = inventChild(shares, groupIds, year, random)
    const identity = `${child.name} ${child.birthYear} ${child.groupId}`
    // A large register needs more names than there are: a second given name tells such children apart.
    if (known.has(identity)) child.name = `${child.name} ${inventName(random, 'girl').split(' ').at(-1)}`
    if (known.has(`${child.name} ${child.birthYear} ${child.groupId}`)) continue
    known.add(`${child.name} ${child.birthYear} ${child.groupId}`)
    inputs.push(child)
  }
  const ids = await addChildren(context, inputs)
  return inputs.flatMap((input, index) => {
    const id = ids[index]
    const disadvantaged = input.household !== 'none' || input.specialCircumstances === true
    return id ? [{ id, groupId: input.groupId, age: year - Number(input.birthYear), disadvantaged }] : []
  })
}

function inventChild(shares: DemoWard['children'], groupIds: string[], year: number, random: Random): ChildInput {
  const gender = random.chance(0.48) ? 'girl' : 'boy'
  const age = random.chance(0.06) ? 16 + random.below(2) : 4 + random.below(12)
  const wealth = random.next()
  const phone = random.chance(0.85) ? inventPhone(random) : ''
  return {
    name: inventName(random, gender),
    groupId: random.pick(groupIds),
    birthYear: year - age,
    gender,
    household: wealth < shares.poor ? 'poor' : wealth < shares.poor + shares.nearPoor ? 'near_poor' : 'none',
    specialCircumstances: random.chance(shares.special),
    ethnicMinority: random.chance(shares.minority),
    phone,
    guardianName: inventName(random, random.chance(0.6) ? 'girl' : 'boy'),
    guardianRelation: random.pick(relations),
    guardianPhone: phone,
    consentMethod: random.chance(0.5) ? 'paper' : 'spoken',
    assent: age >= 7 ? 'yes' : '',
  }
}
