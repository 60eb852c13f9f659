import fc from 'fast-check'

/** What a rule is made of: offsets are days from Monday 8 June 2026. */
export type Plan = {
  repeats: 'once' | 'daily' | 'weekly' | 'monthly_date' | 'monthly_weekday' | 'lunar' | 'school'
  first: number
  every: number
  days: number[]
  /** Days to the last, or a number of times. */
  until: number | null
  count: number
  hour: number
  venue: number
  skipsHolidays: boolean
}

/** `event` and `meeting` count what there is when the command's turn comes. */
export type Command =
  | ({ do: 'create'; override: boolean } & Plan)
  | ({ do: 'save'; event: number; what: 'title' | 'time' | 'plan'; override: boolean } & Plan)
  | {
      do: 'move'
      event: number
      meeting: number
      scope: 'this' | 'following' | 'all'
      by: number
      hour: number | null
      venue: number | null
      note: boolean
      override: boolean
    }
  | { do: 'skip' | 'putBack'; event: number; meeting: number }
  | { do: 'submit' | 'publish' | 'withdraw' | 'approve'; event: number }
  | { do: 'return' | 'cancel' | 'postpone' | 'restore'; event: number; reason: number }
  | { do: 'cancelOne' | 'postponeOne' | 'restoreOne'; event: number; meeting: number; reason: number }
  | { do: 'tick'; event: number; meeting: number }
  /** Some hours, or to the start of the next meeting the public sees. */
  | { do: 'wait'; hours: number | null }

// Mostly the first events: what befalls one of them again and again is where it gets hard.
const event = fc.constantFrom(0, 0, 0, 0, 1, 1, 1, 2)
const nth = fc.constantFrom(0, 0, 1, 1, 2, 3, 5)
const hour = fc.constantFrom(8, 8, 9, 14, 23)
const override = fc.constantFrom(false, false, false, true)

const plan: { [K in keyof Plan]: fc.Arbitrary<Plan[K]> } = {
  repeats: fc.constantFrom(
    ...(['weekly', 'daily', 'once', 'weekly', 'daily', 'monthly_date', 'monthly_weekday', 'lunar', 'school'] as const),
  ),
  first: fc.integer({ min: -3, max: 16 }),
  every: fc.constantFrom(1, 1, 2, 3),
  days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 3 }),
  until: fc.option(fc.constantFrom(0, 3, 10, 20, 30)),
  count: fc.integer({ min: 1, max: 7 }),
  hour,
  venue: fc.constantFrom(0, 0, 1),
  skipsHolidays: fc.boolean(),
}

const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ do: fc.constant('create' as const), override, ...plan }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('save' as const),
      event,
      what: fc.constantFrom('title', 'time', 'plan'),
      override,
      ...plan,
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('move' as const),
      event,
      meeting: nth,
      scope: fc.constantFrom('this', 'this', 'following', 'all'),
      by: fc.constantFrom(0, 0, 0, 1, -1, 2, -3, 7),
      hour: fc.option(hour),
      venue: fc.option(fc.nat({ max: 1 })),
      note: fc.boolean(),
      override,
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('skip', 'putBack'), event, meeting: nth }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('submit', 'publish', 'withdraw'), event }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('approve' as const), event }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom('return', 'cancel', 'postpone', 'postpone', 'restore', 'restore'),
      event,
      reason: fc.nat({ max: 1 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom('cancelOne', 'postponeOne', 'restoreOne'),
      event,
      meeting: nth,
      reason: fc.nat({ max: 1 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('tick' as const), event, meeting: nth }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      hours: fc.constantFrom(null, null, null, 1, 12, 26, 72, 170),
    }),
  },
)

/** A day in the life of a ward's planners, and what follows. The first command makes something to work on. */
export const commandLists: fc.Arbitrary<Command[]> = fc
  .tuple(
    fc.record({ do: fc.constant('create' as const), override: fc.constant(false), ...plan }),
    fc.array(command, { minLength: 2, maxLength: 28, size: 'max' }),
  )
  .map(([first, more]) => [first, ...more])
