import fc from 'fast-check'

/** What no server may take, each with the code it has to be refused with. */
export const WRONG = {
  stranger: 'child_not_on_roster',
  outsider: 'child_not_on_roster',
  waiting: 'child_not_on_roster',
  erased: 'child_not_on_roster',
  withdrawn: 'consent_missing',
  noConsent: 'consent_required',
  noAssent: 'assent_refused',
  unborn: 'birth_year_future',
  nowhere: 'unknown_group',
  elsewhere: 'other_session',
  calledOff: 'attendance_cancelled',
  dayAhead: 'device_clock_off',
  dayBehind: 'device_clock_off',
} as const
export type Wrong = keyof typeof WRONG

/** Children with a place in both sessions. */
export const PLACED = 4
/** Of those who come without one: the first has a place after all, the second is known to the ward, the others are new. */
export const PEOPLE = 6
/** Minutes in which things happen at the doors. */
export const MINUTES = 50

export type Deed =
  | { do: 'mark'; child: number; present: boolean; method: 'tick' | 'scan' }
  | { do: 'walkIn'; person: number; shout: boolean }
  | { do: 'ofWalkIn'; back: number; present: boolean }
  | { do: 'count'; girls: number; adults: number }
  | { do: 'wrong'; how: Wrong }

export type Act = { device: number; session: number; minute: number; deed: Deed }
/** `child` PLACED is the one the ward knows: it is brought in, and never taken out. */
export type WebAct = { session: number; minute: number; child: number; present: boolean }
export type Story = {
  devices: number
  acts: Act[]
  web: WebAct[]
  /** A phone that is revoked in a minute; its number is beyond the phones when none is. */
  revoked: { device: number; minute: number }
  /** Two ways in which the same batches are cut, repeated, delayed and mixed up. */
  ways: [number, number]
}

const minute = fc.nat(MINUTES - 1)
const session = fc.nat(1)

const deed: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('mark' as const),
      child: fc.nat(PLACED - 1),
      present: fc.boolean(),
      method: fc.constantFrom('tick' as const, 'scan' as const),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('walkIn' as const), person: fc.nat(PEOPLE - 1), shout: fc.boolean() }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('ofWalkIn' as const), back: fc.nat(3), present: fc.boolean() }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('count' as const), girls: fc.nat(40), adults: fc.nat(3) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('wrong' as const),
      how: fc.constantFrom(...(Object.keys(WRONG) as Wrong[])),
    }),
  },
)

export const stories: fc.Arbitrary<Story> = fc.record({
  devices: fc.integer({ min: 2, max: 4 }),
  acts: fc.array(fc.record({ device: fc.nat(3), session, minute, deed }), { minLength: 1, maxLength: 40 }),
  web: fc.array(fc.record({ session, minute, child: fc.nat(PLACED), present: fc.boolean() }), { maxLength: 6 }),
  revoked: fc.record({ device: fc.nat(7), minute }),
  ways: fc.tuple(fc.nat(), fc.nat()),
})
