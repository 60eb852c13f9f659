import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createEvent } from '../../src/events/create-event'
import { pageEvents } from '../../src/events/page-events'
import { addDays } from '../../src/shared/dates'
import { eventOf } from '../support/event-input'
import { refusalOf } from '../support/refusal-of'
import { type Scenario, scenario } from '../support/scenario'

const online = { mode: 'online', onlineUrl: 'https://hop.example/1' }
const add = (s: Scenario, startsOn: string) =>
  createEvent(s.editor, eventOf(s, { ...online, startsOn, title: `Ngày ${startsOn}` }))

/** Follows `next` to the end; `between` runs after each page. */
async function readAll(s: Scenario, limit: number, between = async () => {}) {
  const ids: string[] = []
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof pageEvents>> = await pageEvents(s.editor, {
      limit,
      ...(cursor ? { cursor } : {}),
    })
    expect(page.items.length).toBeLessThanOrEqual(limit)
    ids.push(...page.items.map(({ id }) => id))
    cursor = page.next
    await between()
  } while (cursor !== null)
  return ids
}

describe('the list of events, page by page', () => {
  test('names every event once, by day, whatever the size of a page and whatever is added meanwhile', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(20), { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 1, max: 13 }),
        fc.array(fc.nat(20), { maxLength: 4 }),
        async (days, limit, later) => {
          const s = await scenario()
          const dates = days.map(day => addDays('2026-06-20', day))
          const there = []
          for (const date of dates) there.push((await add(s, date)).id)
          const read = await readAll(s, limit, async () => {
            const day = later.pop()
            if (day !== undefined) await add(s, addDays('2026-06-20', day))
          })
          expect(new Set(read).size).toBe(read.length)
          expect(read).toEqual(expect.arrayContaining(there))
        },
      ),
      { numRuns: 12 },
    )
  }, 60_000)

  test('narrows like the staff list, and has no next at the end', async () => {
    const s = await scenario()
    await add(s, '2026-06-20')
    await add(s, '2026-07-20')
    const july = await pageEvents(s.editor, { from: '2026-07-01', to: '2026-07-31', limit: '1' })
    expect([july.items.map(({ startsOn }) => startsOn), july.next]).toEqual([['2026-07-20'], null])
    const first = await pageEvents(s.editor, { limit: 1 })
    expect(first.next).toMatch(/^[\w-]+$/)
    expect((await pageEvents(s.editor)).items).toHaveLength(2)
  })

  test('refuses cursors that are not its own, sizes out of reach and numbered pages', async () => {
    const s = await scenario()
    for (const cursor of ['x', '!!', 'bnVsbA', 'WyJhIl0', 'WzEsMl0', 'x'.repeat(500)])
      expect(await refusalOf(pageEvents(s.editor, { cursor })), cursor).toBe('bad_cursor')
    expect(await refusalOf(pageEvents(s.editor, { page: '2' }))).toBe('page_replaced')
    for (const limit of ['0', '201', 'x', '-1', '1.5'])
      expect(await refusalOf(pageEvents(s.editor, { limit })), limit).toHaveProperty('limit')
  })
})
