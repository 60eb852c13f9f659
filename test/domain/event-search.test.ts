import { expect, test } from 'vitest'
import { createEvent } from '../../src/events/create-event'
import { listEvents } from '../../src/events/list-events'
import { eventOf } from '../support/event-input'
import { scenario } from '../support/scenario'

test('a search finds events by every word, without marks, in title, venue or host', async () => {
  const s = await scenario()
  await createEvent(s.editor, eventOf(s))
  await createEvent(s.editor, eventOf(s, { title: 'Lớp bơi', venueId: s.square.id, organizationId: s.office.id }))
  const found = async (q: string) => (await listEvents(s.editor, { q })).items.map(item => item.title)
  expect(await found('nha van hoa')).toEqual(['Internet an toàn'])
  expect(await found('Nhà văn hoá')).toEqual(['Internet an toàn'])
  expect(await found('internet dong cao')).toEqual(['Internet an toàn'])
  expect(await found('boi quang truong phong')).toEqual(['Lớp bơi'])
  expect(await found('internet quang truong')).toEqual([])
  expect(await found('100% _')).toEqual([])
  expect(await found(`${'字'.repeat(45)} ${'%'.repeat(50)}`)).toEqual([])
  expect((await found('sao mai an')).length).toBe(1)
})
