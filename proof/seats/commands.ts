import fc from 'fast-check'

export const CHILDREN = 12
export const CODES = 2

/** Children and codes by their number; `meeting` counts from the first. */
export type Command =
  | { do: 'register'; children: number[]; by: 'office' | 'groupHead'; code: number | null }
  | { do: 'cancel'; child: number; party: boolean; by: 'office' | 'groupHead' | 'family' }
  | { do: 'claim' | 'separate'; child: number; by: 'office' | 'family' }
  | { do: 'withdrawConsent' | 'consent'; child: number }
  | { do: 'revoke'; code: number }
  | { do: 'settle' }
  | { do: 'excuse' | 'comeAfterAll' | 'attend'; child: number; meeting: number }
  | { do: 'publish'; seats: Seats }
  /** Hours, or until what comes next: a claim runs out, kept seats open, a meeting is long over. */
  | { do: 'wait'; until: number | 'claim' | 'release' | 'counted' }

export type Seats = { capacity: number | null; kept: number; releasesIn: number | null; claimHours: number }

/** Commands that are sent at the same instant; mostly one. */
export type Step = Command[]

export type Life = { seats: Seats; noShowLimit: number; steps: Step[] }

// Mostly the first children: what befalls one of them again and again is where it gets hard.
const child = fc.constantFrom(0, 0, 1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)
const seats: fc.Arbitrary<Seats> = fc.record({
  capacity: fc.constantFrom(1, 2, 3, 3, 4, 5, 6, null),
  kept: fc.constantFrom(0, 1, 1, 2, 3),
  releasesIn: fc.constantFrom(null, null, 1, 5, 20),
  claimHours: fc.constantFrom(0, 2, 24),
})

const register = fc.record({
  do: fc.constant('register' as const),
  children: fc.oneof(
    { weight: 3, arbitrary: fc.tuple(child) },
    { weight: 2, arbitrary: fc.uniqueArray(child, { minLength: 2, maxLength: 4 }) },
  ),
  by: fc.constantFrom('office', 'groupHead'),
  code: fc.option(fc.nat({ max: CODES - 1 }), { freq: 2 }),
})
const cancel = fc.record({
  do: fc.constant('cancel' as const),
  child,
  party: fc.boolean(),
  by: fc.constantFrom('office', 'groupHead', 'family'),
})
const claim = fc.record({
  do: fc.constantFrom('claim' as const, 'claim' as const, 'separate' as const),
  child,
  by: fc.constantFrom('office', 'family'),
})
const consent = fc.record({ do: fc.constantFrom('withdrawConsent' as const, 'consent' as const), child })
const revoke = fc.record({ do: fc.constant('revoke' as const), code: fc.nat({ max: CODES - 1 }) })
const settle = fc.record({ do: fc.constant('settle' as const) })

const together = fc.oneof(
  { weight: 6, arbitrary: register },
  { weight: 4, arbitrary: cancel },
  { weight: 2, arbitrary: claim },
  { weight: 1, arbitrary: consent },
  { weight: 1, arbitrary: revoke },
  { weight: 1, arbitrary: settle },
)
const alone = fc.oneof(
  fc.record({
    do: fc.constantFrom('excuse' as const, 'comeAfterAll' as const, 'attend' as const, 'attend' as const),
    child,
    meeting: fc.constantFrom(0, 0, 1, 1, 2, 3),
  }),
  fc.record({ do: fc.constant('publish' as const), seats }),
  fc.record({
    do: fc.constant('wait' as const),
    until: fc.constantFrom<(number | 'claim' | 'release' | 'counted')[]>(
      1,
      3,
      25,
      'claim',
      'claim',
      'release',
      'counted',
    ),
  }),
)

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(together) },
  { weight: 3, arbitrary: fc.tuple(alone) },
  { weight: 2, arbitrary: fc.array(together, { minLength: 2, maxLength: 3 }) },
  { weight: 1, arbitrary: fc.tuple(register, register) },
)

/** A meeting that one came to and another did not, excused or not, and the next day, when that counts. */
const missed = fc
  .record({ child, other: child, meeting: fc.constantFrom(0, 0, 1), isExcused: fc.boolean() })
  .map(({ child, other, meeting, isExcused }): Step[] => [
    ...(isExcused ? [[{ do: 'excuse' as const, child, meeting }]] : []),
    [{ do: 'attend', child: other, meeting }],
    [{ do: 'wait', until: 'counted' }],
    [{ do: 'settle' }],
  ])

/** The life of an event with its families. */
export const lives: fc.Arbitrary<Life> = fc.record({
  seats,
  noShowLimit: fc.constantFrom(0, 1, 2),
  steps: fc
    .array(fc.oneof({ weight: 19, arbitrary: step.map(one => [one]) }, { weight: 1, arbitrary: missed }), {
      minLength: 4,
      maxLength: 30,
      size: 'max',
    })
    .map(parts => parts.flat()),
})
