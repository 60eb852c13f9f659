import { expect, test } from 'vitest'
import { confirmImport } from '../../src/events/confirm-import'
import { getEvent } from '../../src/events/get-event'
import { type ImportPreview, previewImport } from '../../src/events/preview-import'
import { saveEvent } from '../../src/events/save-event'
import { eventOf } from '../support/event-input'
import { scenario } from '../support/scenario'

const statuses = ({ rows }: ImportPreview) => rows.map(row => row.status)
const calendar = (summary: string) =>
  new TextEncoder().encode(
    [
      ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'BEGIN:VEVENT', 'UID:abc@lich.example', `SUMMARY:${summary}`],
      ...['LOCATION:Nhà văn hóa Đông Cao\\, TDP Đông Cao', 'DTSTART;TZID=Asia/Ho_Chi_Minh:20260616T140000'],
      ...['DTEND;TZID=Asia/Ho_Chi_Minh:20260616T160000', 'END:VEVENT', 'END:VCALENDAR'],
    ].join('\r\n'),
  )

test('a calendar is known by its UID; what it cannot say of an event stays as it is', async () => {
  const s = await scenario()
  const defaults = { fileName: 'lich.ics', category: 'sports', organizationId: s.school.id }
  const first = await previewImport(s.editor, calendar('Cờ vua'), defaults)
  const { made } = await confirmImport(s.editor, first.id!, {})
  const { id } = made[0]!
  const own = { category: 'culture', capacity: 30, groupIds: [s.group.id], description: 'Mang nước.' }
  await saveEvent(s.editor, id, { ...eventOf(s, { title: 'Cờ vua', startsOn: '2026-06-16', ...own }), version: 1 })
  expect(statuses(await previewImport(s.editor, calendar('Cờ vua'), defaults))).toEqual(['unchanged'])
  const renamed = await previewImport(s.editor, calendar('Cờ tướng'), { fileName: 'lich.ics' })
  expect([statuses(renamed), renamed.rows[0]!.differs]).toEqual([['changed'], ['title']])
  await confirmImport(s.editor, renamed.id!, { updateAll: true })
  expect(await getEvent(s.editor, id)).toMatchObject({ title: 'Cờ tướng', category: 'culture', capacity: 30 })
})
