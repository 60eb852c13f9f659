import { MINUTE } from '../../src/shared/dates'
import type { Sent } from './operations'
import { PLACED, type Story } from './story'

/** Who is at each session and how many heads, as an independent reading of what was taken says. */
export type Outcome = {
  present: string[][]
  heads: { girls: number; adults: number }[]
  /** Children that the ward did not know. */
  added: string[]
}

/** `c0` … are children with a place, `known` the one the ward knows, `p2` … the new ones. */
export const keyOfPerson = (person: number): string => (person === 0 ? 'c0' : person === 1 ? 'known' : `p${person}`)

type Word = { session: number; key: string; at: number; present: boolean }
type Total = { session: number; device: number; at: number; girls: number; adults: number }

/** Plain records of what counts: the last word on a child at a session, and the last totals of each phone, summed. */
export function outcomeOf(story: Story, taken: Set<Sent>, startsAt: number): Outcome {
  const words = [...wordsOfPhones(taken), ...wordsOfPage(story, startsAt)]
  const totals = [...taken].flatMap(({ act: { deed, session, device }, body: { at } }): Total[] =>
    deed.do === 'count' ? [{ session, device, at, girls: deed.girls, adults: deed.adults }] : [],
  )
  const last = <T extends { at: number; session: number }>(
    all: T[],
    session: number,
    keyOf: (one: T) => string | number,
  ) => {
    const sorted = all.filter(one => one.session === session).sort((a, b) => a.at - b.at)
    return [...new Map(sorted.map(one => [keyOf(one), one])).values()]
  }
  const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0)
  const brought = [...taken].flatMap(({ act: { deed } }) => (deed.do === 'walkIn' ? [deed.person] : []))
  return {
    present: [0, 1].map(session =>
      last(words, session, word => word.key)
        .flatMap(({ key, present }) => (present ? [key] : []))
        .sort(),
    ),
    heads: [0, 1].map(session => {
      const own = last(totals, session, total => total.device)
      return { girls: sum(own.map(({ girls }) => girls)), adults: sum(own.map(({ adults }) => adults)) }
    }),
    added: [...new Set(brought.filter(person => person > 1).map(keyOfPerson))].sort(),
  }
}

function wordsOfPhones(taken: Set<Sent>): Word[] {
  const personOf = new Map(
    [...taken].flatMap(({ act: { deed, device }, body }) =>
      deed.do === 'walkIn' ? [[`${device} ${body.nonce}`, keyOfPerson(deed.person)] as const] : [],
    ),
  )
  return [...taken].flatMap(({ act: { deed, session, device }, body: { at }, of }): Word[] => {
    if (deed.do === 'mark') return [{ session, at, key: `c${deed.child}`, present: deed.present }]
    if (deed.do === 'walkIn') return [{ session, at, key: keyOfPerson(deed.person), present: true }]
    if (deed.do === 'ofWalkIn') return [{ session, at, key: personOf.get(`${device} ${of}`)!, present: deed.present }]
    return []
  })
}

/** When an act of the staff page is pressed. */
export const pressedAt = (startsAt: number, minute: number, index: number) =>
  startsAt + minute * MINUTE + 30_000 + index

const wordsOfPage = ({ web }: Story, startsAt: number): Word[] =>
  web.map(({ session, minute, child, present }, index) => ({
    session,
    at: pressedAt(startsAt, minute, index),
    key: child === PLACED ? 'known' : `c${child}`,
    present: child === PLACED || present,
  }))
