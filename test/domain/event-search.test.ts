import { expect, test } from 'vitest'
import { createEvent } from '../../src/events/create-event'
import { listEvents } from '../../src/events/list-events'
import { listMeetings } from '../../src/events/list-meetings'
import { pageEvents } from '../../src/events/page-events'
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

test('a group’s events are those it is invited to by name and those for the whole ward, in the list as in the calendar', async () => {
  const s = await scenario()
  const at = (startsOn: string, title: string, groupIds: string[]) =>
    createEvent(s.editor, eventOf(s, { startsOn, title, groupIds }))
  await at('2026-06-11', 'Của tổ', [s.group.id])
  await at('2026-06-12', 'Của tổ khác', [s.otherGroup.id])
  await at('2026-06-13', 'Toàn phường', [])
  const groupId = s.group.id
  const listed = (await listEvents(s.editor, { groupId })).items
  const { meetings } = await listMeetings(s.editor, { from: '2026-06-08', to: '2026-06-15', groupId })
  for (const found of [listed, meetings]) expect(found.map(({ title }) => title)).toEqual(['Của tổ', 'Toàn phường'])
  const { items } = await pageEvents(s.editor, { groupId })
  expect(items.map(({ title }) => title).sort()).toEqual(['Của tổ', 'Toàn phường'])
})
