import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { events, occurrences } from '../../src/database/schema'
import { countMeetingsOn, listMeetingsOn } from '../../src/events/list-meetings-on'
import { instantOf } from '../../src/shared/dates'
import { publishedEvent } from '../support/published-event'
import { refusalOf } from '../support/refusal-of'
import { scenario } from '../support/scenario'

// Meetings of two hours at 22:30 on the 14th, 15th and 16th, past midnight in Vietnam.
const startsAt = instantOf('2026-06-14', '22:30')
const DATES = ['2026-06-13', '2026-06-14', '2026-06-15', '2026-06-17']

test('what is planned on a day is counted by the day it begins on in Vietnam', async () => {
  const [s, other] = [await scenario(), await scenario()]
  const { id } = await publishedEvent(s, { startsAt })
  await publishedEvent(s, { startsAt })
  await publishedEvent(other, { startsAt })
  expect(await countMeetingsOn(s.editor, DATES)).toEqual(
    new Map([
      ['2026-06-14', 2],
      ['2026-06-15', 2],
    ]),
  )
  expect(await countMeetingsOn(s.editor, [])).toEqual(new Map())
  const listed = await listMeetingsOn(s.editor, '2026-06-14')
  expect(listed).toHaveLength(2)
  expect(listed.find(({ eventId }) => eventId === id)).toMatchObject({ title: 'Lớp Internet an toàn cho em', startsAt })
})

test('at most ten are listed, and all are counted', async () => {
  const s = await scenario()
  for (let made = 0; made < 12; made++) await publishedEvent(s, { startsAt })
  expect(await listMeetingsOn(s.editor, '2026-06-14')).toHaveLength(10)
  expect((await countMeetingsOn(s.editor, DATES)).get('2026-06-14')).toBe(12)
})

test('what is over, cancelled, postponed or no longer planned does not count', async () => {
  const s = await scenario()
  const { occurrenceIds } = await publishedEvent(s, { startsAt })
  const [first, second, third] = occurrenceIds.map(id => eq(occurrences.id, id))
  await s.db.update(occurrences).set({ status: 'postponed' }).where(first!)
  await s.db.update(occurrences).set({ planned: false }).where(second!)
  const dates = ['2026-06-14', '2026-06-15', '2026-06-16']
  expect([...(await countMeetingsOn(s.editor, dates)).keys()]).toEqual(['2026-06-16'])
  s.clock.now = instantOf('2026-06-17')
  expect(await listMeetingsOn(s.editor, '2026-06-16')).toEqual([])
  s.clock.now = instantOf('2026-06-09')
  await s.db.update(occurrences).set({ status: 'cancelled' }).where(third!)
  expect(await listMeetingsOn(s.editor, '2026-06-16')).toEqual([])
  await s.db.update(occurrences).set({ status: 'scheduled' }).where(third!)
  await s.db.update(events).set({ status: 'cancelled' }).where(eq(events.wardId, s.wardId))
  expect(await listMeetingsOn(s.editor, '2026-06-16')).toEqual([])
})

test('a coordinator sees the own organization’s, and a group head none', async () => {
  const s = await scenario()
  await publishedEvent(s, { startsAt })
  await publishedEvent(s, { startsAt, organizationId: s.office.id })
  expect((await countMeetingsOn(s.coordinator, DATES)).get('2026-06-14')).toBe(1)
  expect(await listMeetingsOn(s.coordinator, '2026-06-14')).toHaveLength(1)
  expect(await refusalOf(countMeetingsOn(s.groupHead, DATES))).toBe('forbidden')
  expect(await refusalOf(listMeetingsOn(s.guardian, '2026-06-14'))).toBe('forbidden')
})
