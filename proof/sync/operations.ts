import { DAY, MINUTE } from '../../src/shared/dates'
import { NEVER } from './answers'
import type { Act, Story } from './story'
import type { World } from './world'

/** An operation as a phone sends it, what it was made of, and by nonce whose walk-in it speaks of. */
export type Sent = {
  body: Record<string, unknown> & { nonce: string; at: number }
  act: Act
  of?: string
}

/** The name and year of birth of somebody who comes without a place, as typed at a door. */
export const personAt = (world: World, person: number, shout: boolean) => {
  const [name, birthYear] = world.people[person]!
  return { name: shout ? name.toUpperCase() : name, birthYear }
}

/** What each phone does, in its own order. No two operations of a story are of the same millisecond. */
export function operationsOf(world: World, { acts, devices }: Story): Sent[][] {
  const numbered = acts
    .map((act, index) => ({ act: { ...act, device: act.device % devices }, index }))
    .sort((a, b) => a.act.minute - b.act.minute || a.index - b.index)
  const sent: Sent[][] = Array.from({ length: devices }, () => [])
  for (const { act, index } of numbered) {
    const own = sent[act.device]!
    const nonce = `op-${String(index).padStart(6, '0')}`
    const at = world.startsAt + act.minute * MINUTE + index
    const body = { nonce, at, occurrenceId: world.sessions[act.session]! }
    own.push(operationOf(world, act, body, own))
  }
  return sent
}

function operationOf(world: World, act: Act, body: Sent['body'], own: Sent[]): Sent {
  const { deed } = act
  const mark = (childId: string, present = true) => ({ ...body, kind: 'mark', childId, present, method: 'tick' })
  const walkIn = (child: object) => ({
    ...body,
    kind: 'walk_in',
    child: {
      name: 'Phạm Văn Lạ',
      birthYear: 2016,
      groupId: world.groupId,
      gender: 'boy',
      assent: 'yes',
      consent: true,
      ...child,
    },
  })
  if (deed.do === 'mark')
    return { act, body: { ...mark(world.placed[deed.child]!, deed.present), method: deed.method } }
  if (deed.do === 'walkIn') return { act, body: walkIn(personAt(world, deed.person, deed.shout)) }
  if (deed.do === 'count')
    return { act, body: { ...body, kind: 'count', counts: { girls_6_10: deed.girls, adults: deed.adults } } }
  if (deed.do === 'ofWalkIn') {
    const before = own.filter(one => one.act.deed.do === 'walkIn' && one.act.session === act.session)
    const of = before.at(-1 - (deed.back % Math.max(1, before.length)))?.body.nonce ?? NEVER
    return { act, of, body: { ...body, kind: 'mark', walkIn: of, present: deed.present, method: 'tick' } }
  }
  const wrong = {
    stranger: () => mark(world.stranger),
    outsider: () => mark(world.outsider),
    waiting: () => mark(world.waiting),
    erased: () => mark(world.erased),
    withdrawn: () => walkIn(world.withdrawn),
    noConsent: () => walkIn({ consent: false }),
    noAssent: () => walkIn({ assent: 'no' }),
    unborn: () => walkIn({ birthYear: 2031 }),
    nowhere: () => walkIn({ groupId: world.foreignGroupId }),
    elsewhere: () => ({ ...mark(world.placed[0]!), occurrenceId: world.elsewhere }),
    calledOff: () => ({ ...mark(world.placed[0]!), occurrenceId: world.calledOff }),
    dayAhead: () => ({ ...mark(world.placed[0]!), at: body.at + DAY }),
    dayBehind: () => ({ ...mark(world.placed[0]!), at: body.at - DAY }),
  }
  return { act, body: wrong[deed.how]() }
}
