import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { attendances, censuses, children, publications, registrations } from '../../src/database/schema'
import { type Cut, countParticipation, followedCuts } from '../../src/participation/count-participation'
import { saveHeadcount } from '../../src/participation/save-headcount'
import { tickChild } from '../../src/participation/tick-child'
import type { PublicationPayload } from '../../src/publications/publication'
import { readPeriod } from '../../src/reports/period'
import { wardSummary } from '../../src/reports/ward-summary'
import { DAY, mondayOf, wallDate } from '../../src/shared/dates'
import { Forbidden, Invalid } from '../../src/shared/errors'
import { newId } from '../../src/shared/ids'
import { plantChild, plantRegistration, plantSession } from '../support/attendance'
import { NOW, type Scenario, scenario } from '../support/scenario'

const june = { from: '2026-06-01', to: '2026-06-30' }

type Kid = {
  group: 0 | 1
  birthYear: number
  gender: 'girl' | 'boy' | 'other'
  household: 'none' | 'near_poor' | 'poor'
  special: boolean
  minority: boolean
  erased: boolean
  /** For each session, whether the child came. */
  came: boolean[]
}

const categories = ['culture', 'sports', 'digital_skills', 'online_safety'] as const
// In time order; the first and the last lie outside June.
const days = [-9, -3, 0, 4, 10, 21.5, 40]

const kid: fc.Arbitrary<Kid> = fc.record({
  group: fc.constantFrom(0, 1),
  birthYear: fc.integer({ min: 2008, max: 2026 }),
  gender: fc.constantFrom('girl', 'boy', 'other'),
  household: fc.constantFrom('none', 'near_poor', 'poor'),
  special: fc.boolean(),
  minority: fc.boolean(),
  erased: fc.boolean(),
  came: fc.array(fc.boolean(), { minLength: days.length, maxLength: days.length }),
})

/** A survey of a group; some figures were not asked. */
const survey = fc.option(
  fc.record({ under16: fc.integer({ min: 0, max: 40 }), poor: fc.option(fc.integer({ min: 0, max: 9 })) }),
)
type Survey = { under16: number; poor: number | null } | null

/** Plants the children as rows, and sessions they came to. */
async function plant(s: Scenario, kids: Kid[]) {
  const planted = []
  for (const [index, day] of days.entries())
    planted.push(await plantSession(s, { startsAt: NOW + day * DAY, category: categories[index % 4] }))
  const rows = kids.map(one => ({
    id: newId(),
    wardId: s.wardId,
    groupId: one.group ? s.otherGroup.id : s.group.id,
    name: one.erased ? null : 'sealed',
    keyId: 'test',
    birthYear: one.birthYear,
    gender: one.gender,
    household: one.household,
    specialCircumstances: one.special,
    ethnicMinority: one.minority,
    createdBy: 'test',
    createdAt: NOW,
    updatedAt: NOW,
    erasedAt: one.erased ? NOW : null,
  }))
  for (const row of rows) await s.db.insert(children).values(row)
  for (const [at, one] of kids.entries())
    for (const [index, came] of one.came.entries())
      if (came)
        await s.db.insert(attendances).values({
          id: newId(),
          wardId: s.wardId,
          occurrenceId: planted[index]!.occurrenceId,
          childId: rows[at]!.id,
          method: 'tick',
          recordedBy: 'test',
          recordedAt: NOW,
        })
  return planted
}

const age = (one: Kid) => 2026 - one.birthYear
const under = (one: Kid) => age(one) < 16
const inJune = days.map(day => wallDate(NOW + day * DAY) >= june.from && wallDate(NOW + day * DAY) <= june.to)
const times = (one: Kid, when: (index: number) => boolean = () => true) =>
  one.came.filter((came, index) => came && inJune[index] && when(index)).length

/** The same figures, counted by hand. */
const byHand = (kids: Kid[]) => ({
  children: kids.filter(one => times(one) > 0).length,
  attendances: kids.reduce((sum, one) => sum + times(one), 0),
  register: kids.filter(one => !one.erased).length,
  reached: kids.filter(one => !one.erased && times(one) > 0).length,
})

const ofCategory = (kids: Kid[], at: number) => {
  const of = (one: Kid) => times(one, index => index % 4 === at)
  return {
    children: kids.filter(one => under(one) && of(one) > 0).length,
    attendances: kids.filter(under).reduce((sum, one) => sum + of(one), 0),
  }
}

const plantSurvey = (s: Scenario, groupId: string, surveyed: { under16: number; poor?: number | null }) =>
  s.db.insert(censuses).values({ wardId: s.wardId, groupId, year: 2026, ...surveyed, savedBy: 'test', savedAt: NOW })

/** What the ward's census says: nothing where there is none, or one of the groups has none. */
const summed = (surveys: Survey[], shown: Survey[], what: 'under16' | 'poor') => {
  if (!surveys.some(Boolean)) return null
  const figures = shown.map(one => one?.[what] ?? null)
  return figures.includes(null) ? null : figures.reduce((sum: number, one) => sum + one!, 0)
}

const cuts: Record<Cut, (one: Kid) => boolean> = {
  all: under,
  girls: one => under(one) && one.gender === 'girl',
  boys: one => under(one) && one.gender === 'boy',
  otherGender: one => under(one) && one.gender === 'other',
  age0to5: one => age(one) <= 5,
  age6to10: one => age(one) >= 6 && age(one) <= 10,
  age11to15: one => age(one) >= 11 && age(one) <= 15,
  age16to17: one => !under(one),
  poor: one => under(one) && one.household === 'poor',
  nearPoor: one => under(one) && one.household === 'near_poor',
  special: one => under(one) && one.special,
  ethnicMinority: one => under(one) && one.minority,
}

describe('counts of participation', () => {
  test('are what counting by hand gives, whatever the children and their attendances', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(kid, { minLength: 1, maxLength: 12 }),
        fc.tuple(survey, survey),
        async (kids, surveys) => {
          const s = await scenario()
          await plant(s, kids)
          const groupIds = [s.group.id, s.otherGroup.id]
          for (const [index, surveyed] of surveys.entries())
            if (surveyed) await plantSurvey(s, groupIds[index]!, surveyed)
          const isShown = (index: number) => {
            const { children, register } = byHand(kids.filter(one => under(one) && one.group === index))
            return children + register + (surveys[index]?.under16 ?? 0) > 0
          }
          const shown = surveys.filter((_, index) => isShown(index))
          const counted = await countParticipation(s.editor, june)
          for (const [cut, belongs] of Object.entries(cuts))
            expect([cut, counted.cuts[cut as Cut]]).toEqual([
              cut,
              { ...byHand(kids.filter(belongs)), census: expect.toBeOneOf([expect.any(Number), null]) },
            ])
          expect(counted.cuts.all.census).toEqual(summed(surveys, shown, 'under16'))
          expect(counted.cuts.poor.census).toEqual(summed(surveys, shown, 'poor'))
          expect(counted.cuts.girls.census).toBe(surveys.some(Boolean) && shown.length === 0 ? 0 : null)
          for (const [index, group] of [s.group, s.otherGroup].entries()) {
            const members = byHand(kids.filter(one => under(one) && one.group === index))
            const found = counted.groups.find(row => row.id === group.id)
            if (!isShown(index)) {
              expect(found).toBeUndefined()
              continue
            }
            const census = surveys[index]?.under16 ?? null
            expect(found).toMatchObject({ id: group.id, name: group.name, ...members, census })
            for (const [cut, belongs] of Object.entries(cuts))
              expect(found!.cuts[cut as Cut]).toMatchObject(
                byHand(kids.filter(one => one.group === index && belongs(one))),
              )
            expect(found!.cuts.poor.census).toBe(surveys[index]?.poor ?? null)
            for (const [at, category] of categories.entries())
              expect(counted.categoriesOf[group.id]![category]).toEqual(
                ofCategory(
                  kids.filter(one => one.group === index),
                  at,
                ),
              )
          }
          for (const [at, category] of categories.entries()) {
            // A group that is left out has nobody who came and is under 16.
            expect(counted.categories[category]).toEqual(ofCategory(kids, at))
          }
          const mondays = [...new Set(days.map(day => mondayOf(wallDate(NOW + day * DAY))))]
          const weeks = mondays.flatMap(monday => {
            const of = (one: Kid) => times(one, index => mondayOf(wallDate(NOW + days[index]! * DAY)) === monday)
            const attended = kids.filter(under).reduce((sum, one) => sum + of(one), 0)
            const distinct = kids.filter(one => under(one) && of(one) > 0).length
            const until = (one: Kid) => times(one, index => mondayOf(wallDate(NOW + days[index]! * DAY)) <= monday) > 0
            const soFar = Object.fromEntries(
              followedCuts.map(cut => {
                const reached = kids.filter(one => cuts[cut](one) && until(one))
                return [cut, { children: reached.length, reached: reached.filter(one => !one.erased).length }]
              }),
            )
            return attended ? [{ monday, children: distinct, attendances: attended, soFar }] : []
          })
          expect(counted.weeks).toEqual(weeks)
        },
      ),
      { numRuns: 20 },
    )
  }, 30_000)

  test('count a child once over several events, and 16–17 apart', async () => {
    const s = await scenario()
    const child = await plantChild(s, { birthYear: 2016 })
    const teenager = await plantChild(s, { birthYear: 2010, name: 'Lê Văn Nam', gender: 'boy' })
    for (const startsAt of [NOW - DAY, NOW - 2 * DAY, NOW - 3 * DAY]) {
      const { eventId, occurrenceId } = await plantSession(s, { startsAt })
      for (const childId of [child, teenager]) {
        await plantRegistration(s, eventId, childId)
        await tickChild(s.editor, occurrenceId, childId)
      }
    }
    const { cuts } = await countParticipation(s.editor, june)
    expect(cuts.all).toEqual({ children: 1, attendances: 3, register: 1, reached: 1, census: null })
    expect(cuts.age16to17).toEqual({ children: 1, attendances: 3, register: 1, reached: 1, census: null })
    expect(cuts.boys.children).toBe(0)
  })

  test('keep an erased child without its identity, in số em and lượt but not in the share', async () => {
    const s = await scenario()
    const child = await plantChild(s)
    const { eventId, occurrenceId } = await plantSession(s)
    await plantRegistration(s, eventId, child)
    await tickChild(s.editor, occurrenceId, child)
    await s.db.update(children).set({ name: null, identityHash: null, erasedAt: NOW }).where(eq(children.id, child))
    const { cuts } = await countParticipation(s.editor, june)
    expect(cuts.all).toEqual({ children: 1, attendances: 1, register: 0, reached: 0, census: null })
    expect((await wardSummary(s.editor, {})).cuts.all.share).toBeNull()
  })

  test('may be of one event or one group, and keep crowds apart', async () => {
    const s = await scenario()
    const [first, second] = [await plantSession(s), await plantSession(s)]
    const near = await plantChild(s)
    const far = await plantChild(s, { groupId: s.otherGroup.id })
    for (const childId of [near, far]) {
      await plantRegistration(s, first!.eventId, childId)
      await tickChild(s.editor, first!.occurrenceId, childId)
    }
    await saveHeadcount(s.editor, second!.occurrenceId, { girls_6_10: 40, adults: 7 })
    const of = (query = {}) => countParticipation(s.editor, { ...june, ...query })
    expect(await of()).toMatchObject({ cuts: { all: { children: 2, attendances: 2 } }, crowd: { girls_6_10: 40 } })
    expect(await of({ eventId: second!.eventId })).toMatchObject({
      cuts: { all: { children: 0, attendances: 0, register: 2 } },
      crowd: { girls_6_10: 40, adults: 7 },
    })
    expect(await of({ groupId: s.group.id })).toMatchObject({ cuts: { all: { children: 1, register: 1 } }, crowd: {} })
  })

  test('are of the own ward, for office roles, and of real periods', async () => {
    const s = await scenario()
    const child = await plantChild(s)
    const { eventId, occurrenceId } = await plantSession(s)
    await plantRegistration(s, eventId, child)
    await tickChild(s.editor, occurrenceId, child)
    const elsewhere = await scenario({ db: s.db })
    expect((await countParticipation(elsewhere.admin, june)).cuts.all).toMatchObject({ children: 0, register: 0 })
    for (const context of [s.groupHead, s.coordinator, s.province, s.guardian]) {
      await expect(countParticipation(context, june)).rejects.toThrow(Forbidden)
      await expect(wardSummary(context, {})).rejects.toThrow(Forbidden)
    }
    await expect(countParticipation(s.editor, { from: '2026-06-31', to: '2026-07-01' })).rejects.toThrow(Invalid)
    await expect(countParticipation(s.editor, { from: '2026-07-02', to: '2026-07-01' })).rejects.toThrow(Invalid)
    await expect(countParticipation(s.editor, { from: '2020-01-01', to: '2026-07-01' })).rejects.toThrow(Invalid)
  })
})

describe('the summary of a ward', () => {
  test("has poor children's share, its gap to all, the groups not reached and what to do", async () => {
    const s = await scenario()
    const { eventId, occurrenceId } = await plantSession(s)
    await plantSession(s, { startsAt: NOW - 2 * DAY })
    await plantSession(s, { startsAt: NOW + 2 * DAY, ages: [6, 10] })
    const make = (name: string, own = {}) => plantChild(s, { name, ...own })
    const came = [await make('A Một'), await make('A Hai'), await make('A Ba', { household: 'poor' })]
    await make('A Bốn', { household: 'poor' })
    await make('A Năm', { groupId: s.otherGroup.id, birthYear: 2013 })
    for (const childId of came) {
      await plantRegistration(s, eventId, childId)
      await tickChild(s.editor, occurrenceId, childId)
    }
    const summary = await wardSummary(s.approver, { period: 'week' })
    expect(summary.period).toMatchObject({ kind: 'week', from: '2026-06-08', to: '2026-06-14' })
    expect(summary.cuts.all).toMatchObject({ children: 3, attendances: 3, register: 5, share: 0.6, gap: 0 })
    expect(summary.cuts.poor).toMatchObject({ children: 1, register: 2, share: 0.5, gap: -10 })
    expect(summary.cuts.special).toMatchObject({ register: 0, share: null, gap: null })
    expect(summary.notReached.map(group => group.name)).toEqual(['TDP Tân Phú'])
    expect(summary.sessions).toMatchObject({ held: 1, unfilled: 0, coming: { age0to5: 0, age6to10: 1, age11to15: 0 } })
    expect(summary.suggestions).toEqual([
      { kind: 'behind', cut: 'poor', points: 10, missing: 1 },
      { kind: 'not_reached', groups: [{ id: s.otherGroup.id, name: 'TDP Tân Phú', of: 1 }], children: 1 },
      { kind: 'no_coming', ages: 'age11to15' },
      { kind: 'census_missing', groups: 2 },
    ])
    const season = await wardSummary(s.admin, {})
    expect(season.period).toMatchObject({ kind: 'season', from: '2026-06-01', to: '2026-08-31' })
    expect(season.suggestions[0]).toEqual({ kind: 'unfilled_sessions', sessions: 1 })
  })

  test('takes shares of the census where every group has it, else of the register, and compares like with like', async () => {
    const s = await scenario()
    const { eventId, occurrenceId } = await plantSession(s)
    const make = (name: string, own = {}) => plantChild(s, { name, ...own })
    const came = [await make('A Một'), await make('A Hai', { household: 'poor' })]
    await make('A Ba', { household: 'poor' })
    for (const childId of came) {
      await plantRegistration(s, eventId, childId)
      await tickChild(s.editor, occurrenceId, childId)
    }
    await plantSurvey(s, s.group.id, { under16: 8, poor: null })
    const { cuts, groups, suggestions } = await wardSummary(s.editor, {})
    expect(cuts.all).toMatchObject({ basis: 'census', came: 2, of: 8, share: 0.25, gap: 0 })
    // The poor were not surveyed: one of two in the register, where all are two of three.
    expect(cuts.poor).toMatchObject({ basis: 'register', came: 1, of: 2, share: 0.5, gap: -17 })
    expect(groups).toMatchObject([{ id: s.group.id, basis: 'census', of: 8, share: 0.25 }])
    expect(groups[0]).not.toHaveProperty('cuts')
    expect(suggestions.map(({ kind }) => kind)).not.toContain('census_missing')
    await s.db.update(censuses).set({ under16: 1 }).where(eq(censuses.wardId, s.wardId))
    const low = await wardSummary(s.editor, {})
    expect(low.cuts.all).toMatchObject({ of: 1, share: 2 })
    expect(low.suggestions).toContainEqual({ kind: 'census_too_low', names: ['TDP Đông Cao'], cuts: ['all'] })
  })

  test('follows from week to week how many were reached so far', async () => {
    const s = await scenario()
    const [poor, other] = [await plantChild(s, { household: 'poor' }), await plantChild(s, { name: 'A Hai' })]
    for (const [startsAt, ids] of [
      [NOW - 8 * DAY, [other]],
      [NOW - DAY, [other, poor]],
    ] as const) {
      const { eventId, occurrenceId } = await plantSession(s, { startsAt })
      for (const childId of ids) {
        await plantRegistration(s, eventId, childId)
        await tickChild(s.editor, occurrenceId, childId)
      }
    }
    const { weeks } = await wardSummary(s.editor, {})
    expect(weeks.map(({ monday, children, shares }) => [monday, children, shares.all, shares.poor])).toEqual([
      ['2026-06-01', 1, 0.5, 0],
      ['2026-06-08', 2, 1, 1],
    ])
  })

  test('names the events whose kept seats nobody has taken, until they are opened to all', async () => {
    const s = await scenario()
    const seats = { registration: 'open', title: 'Tập bơi', capacity: 10, prioritySeats: 4 }
    const plantSeats = async (own: object) => {
      const { eventId } = await plantSession(s, { startsAt: NOW + DAY })
      const payload = { ...seats, ...own } as unknown as PublicationPayload
      await s.db.update(publications).set({ payload }).where(eq(publications.id, eventId))
      return eventId
    }
    const soon = await plantSeats({ priorityReleasesAt: NOW + 1 })
    await plantSeats({ priorityReleasesAt: NOW })
    await plantSeats({ registrationClosesAt: NOW })
    await plantSeats({ prioritySeats: 0 })
    await plantRegistration(s, soon, await plantChild(s))
    const taken = await plantChild(s, { name: 'A Hai', household: 'poor' })
    await plantRegistration(s, soon, taken)
    await s.db.update(registrations).set({ eligible: true }).where(eq(registrations.childId, taken))
    const event = { eventId: soon, title: 'Tập bơi', kept: 4, unused: 3, releasesAt: NOW + 1 }
    const { keptSeats, suggestions } = await wardSummary(s.editor, {})
    expect(keptSeats).toEqual([event])
    expect(suggestions).toContainEqual({ kind: 'kept_seats', event })
  })

  test('is of whole weeks and months, also over a year’s end', () => {
    const season = { from: '2026-06-01', to: '2026-08-31' }
    const of = (query: unknown) => readPeriod(query, season, NOW)
    expect(of({ period: 'month', on: '15/02/2028' })).toMatchObject({
      from: '2028-02-01',
      to: '2028-02-29',
      previous: '2028-01-31',
      next: '2028-03-01',
    })
    expect(of({ period: 'week', on: '2027-01-01' })).toMatchObject({ from: '2026-12-28', to: '2027-01-03' })
    expect(of({ period: 'quarter', on: '2026-11-30' })).toMatchObject({
      from: '2026-10-01',
      to: '2026-12-31',
      previous: '2026-09-30',
      next: '2027-01-01',
    })
    expect(of({ period: 'quarter' })).toMatchObject({ kind: 'quarter', from: '2026-04-01', to: '2026-06-30' })
    expect(of({ period: 'month', on: '2026-12-31' })).toMatchObject({ from: '2026-12-01', to: '2026-12-31' })
    expect(of({ from: '2026-06-02', to: '2026-06-03' })).toMatchObject({ kind: 'custom', from: '2026-06-02' })
    for (const bad of [{ period: 'day' }, { period: 'week', on: '2026-02-30' }, { from: '2026-06-02' }])
      expect(() => of(bad)).toThrow(Invalid)
  })
})
