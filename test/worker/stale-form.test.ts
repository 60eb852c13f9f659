import { expect, test } from 'vitest'
import { createEvent } from '../../src/events/create-event'
import { getEvent } from '../../src/events/get-event'
import { saveEvent } from '../../src/events/save-event'
import { eventOf } from '../support/event-input'
import { postForm, signedIn, testApp } from '../support/http'
import { scenario } from '../support/scenario'

test('Whoever is told that somebody saved the event meanwhile loses nothing and may save after all', async () => {
  const s = await scenario()
  const app = testApp(s)
  const cookie = await signedIn(s, 'editor')
  const { id } = await createEvent(s.editor, eventOf(s))
  await saveEvent(s.editor, id, eventOf(s, { title: 'Tên của người khác', version: 1 }))
  const typed = {
    ...eventOf(s, { description: 'Đã gõ rất lâu' }),
    repeats: 'once',
    mode: 'in_person',
    registration: 'none',
    prioritySeats: '0',
    claimHours: '24',
    version: '1',
  }
  const refused = await postForm(app, `/staff/events/${id}`, typed, { as: cookie })
  expect(refused.status).toBe(409)
  const page = await refused.text()
  expect(page).toContain('Đã gõ rất lâu')
  expect(page).toContain('Bản vừa lưu khác với bản bạn đang gõ ở: Tên sự kiện, Giới thiệu.')
  expect(page).toContain(`href="/staff/events/${id}" target="_blank"`)
  const version = /name="version" value="(\d+)"/.exec(page)![1]!
  const saved = await postForm(app, `/staff/events/${id}`, { ...typed, version }, { as: cookie })
  expect(saved.status).toBe(303)
  expect(await getEvent(s.editor, id)).toMatchObject({ description: 'Đã gõ rất lâu', version: 3 })
})
