import { and, eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { emptyDatabase } from '#test-database'
import { readConfig } from '../../src/config'
import type { Database } from '../../src/database/database'
import { attendances, children, events, occurrences, publications, screens, wards } from '../../src/database/schema'
import { demoWards, seedDemo } from '../../src/demo/seed-demo'
import { openFieldCrypto } from '../../src/people/field-crypto'
import { DAY, instantOf, wallDate, weekdayOf } from '../../src/shared/dates'
import { TEST_FIELD_KEY } from '../support/scenario'

const NOW = instantOf('2026-11-22', '09:00')

describe('the demo wards', () => {
  let db: Database
  beforeAll(async () => {
    db = await emptyDatabase()
    const config = {
      ...readConfig({ FIELD_KEY: TEST_FIELD_KEY, AUTH_SECRET: 'x'.repeat(40), DEMO: '1' }),
      clock: () => NOW,
    }
    await seedDemo({ config, db, crypto: await openFieldCrypto(TEST_FIELD_KEY) }, {})
  }, 60_000)

  const count = async (table: typeof children | typeof screens | typeof attendances, wardId: string) =>
    db.$count(table, eq(table.wardId, wardId))

  test.each(demoWards.map(plan => [plan.ward.name, plan.ward.id, plan.screens.length] as const))(
    '%s has a summer, a register of 300 children, eight whom families brought, and its boards',
    async (_name, wardId, boards) => {
      const byCategory = await db
        .select({ category: events.category, many: sql<number>`count(*)` })
        .from(events)
        .where(eq(events.wardId, wardId))
        .groupBy(events.category)
      expect(byCategory).toHaveLength(4)
      expect(byCategory.reduce((sum, { many }) => sum + many, 0)).toBeGreaterThanOrEqual(30)
      expect(await count(children, wardId)).toBe(308)
      expect(await count(screens, wardId)).toBe(boards)
      expect(await count(attendances, wardId)).toBeGreaterThan(500)
    },
  )

  test.each(demoWards.map(plan => [plan.ward.name, plan.ward.id]))(
    '%s keeps Tết Trung thu by the lunar calendar and meets at chào cờ in the weeks of school',
    async (_name, wardId) => {
      const planned = async (freq: string) =>
        (
          await db
            .select({ startsAt: occurrences.startsAt })
            .from(occurrences)
            .innerJoin(events, eq(events.id, occurrences.eventId))
            .where(sql`${events.wardId} = ${wardId} and json_extract(${events.rule}, '$.freq') = ${freq}`)
            .orderBy(occurrences.startsAt)
        ).map(({ startsAt }) => wallDate(startsAt))
      expect(await planned('lunar')).toEqual(['2026-09-25', '2027-09-15', '2028-10-03'])
      const lessons = await planned('school')
      expect(lessons.length).toBeGreaterThan(10)
      expect(lessons.every(date => weekdayOf(date) === 1)).toBe(true)
    },
  )

  test('the season straddles the day of the seeding', async () => {
    for (const ward of await db.select().from(wards).where(sql`${wards.id} in ('05899', '03390')`)) {
      expect(ward.seasonFrom <= wallDate(NOW - 21 * DAY)).toBe(true)
      expect(ward.seasonTo >= wallDate(NOW + 77 * DAY)).toBe(true)
      const soon = and(
        eq(occurrences.wardId, ward.id),
        sql`${occurrences.startsAt} between ${NOW} and ${NOW + 7 * DAY}`,
      )
      expect(await db.$count(occurrences, soon)).toBeGreaterThan(15)
    }
  })

  test('nobody attended what has not ended yet', async () => {
    const early = await db
      .select({ id: attendances.id })
      .from(attendances)
      .innerJoin(occurrences, eq(occurrences.id, attendances.occurrenceId))
      .where(sql`${occurrences.endsAt} > ${NOW}`)
    expect(early).toEqual([])
  })

  test('no publication names a child', async () => {
    const rows = await db.select({ payload: publications.payload }).from(publications)
    expect(rows.length).toBeGreaterThan(50)
    expect(JSON.stringify(rows)).not.toMatch(/child|guardian|household/i)
  })
})
