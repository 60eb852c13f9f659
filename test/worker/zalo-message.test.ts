import { expect, test } from 'vitest'
import { createEvent } from '../../src/events/create-event'
import { getEvent } from '../../src/events/get-event'
import { saveEvent } from '../../src/events/save-event'
import { seriesOf } from '../support/event-input'
import { meetingsOf, publish } from '../support/event-steps'
import { getPage, postForm, signedIn, testApp } from '../support/http'
import { scenario } from '../support/scenario'

test('the message for the Zalo group tells what everyone sees: put off, on again, cancelled; nothing unapproved', async () => {
  const s = await scenario()
  const [app, as] = [testApp(s), await signedIn(s, 'approver')]
  const { id } = await createEvent(s.editor, seriesOf(s))
  const message = async () => {
    const html = await (await getPage(app, `/staff/events/${id}`, { as })).text()
    return /<textarea[^>]*id="f-zalo"[^>]*>([^<]*)/.exec(html)?.[1]
  }
  const decide = async (what: string, reason: string) =>
    expect((await postForm(app, `/staff/events/${id}/${what}`, { reason }, { as })).status).toBe(303)
  expect(await message()).toBeUndefined()
  await publish(s, id)
  expect(await message()).toMatch(/^📣 Internet an toàn\n🗓 .*\n📍 .*\n.*\nXem và đăng ký: /)

  await decide('postponement', 'Sân đang sửa')
  const { version } = await getEvent(s.editor, id)
  await saveEvent(s.editor, id, seriesOf(s, { title: 'Tên chưa ai duyệt', version }))
  const off = (await message())!
  expect(off).toMatch(/^📣 \[HOÃN\] Internet an toàn\n🗓 .*\n❗ HOÃN, sẽ báo ngày mới: Sân đang sửa\n📍 .*\n.*\nXem: /)
  // Every meeting is off for that reason: it is said once.
  expect(off.match(/Sân đang sửa/g)).toHaveLength(1)

  const [meeting] = await meetingsOf(s, id)
  await decide(`occurrences/${meeting!.id}/restoration`, 'Mượn được sân bên')
  expect(await message()).toMatch(/❗ HOÃN.*\n❗ Thứ Năm 11\/06\/2026, .*: Diễn ra trở lại: Mượn được sân bên\n📍/)

  await decide('restoration', 'Sân đã sửa xong')
  const again = (await message())!
  expect(again).toMatch(/^📣 Internet an toàn\n🗓 .*\n❗ Diễn ra trở lại: Sân đã sửa xong\n/)
  expect(again).not.toContain('HOÃN')

  await decide('cancellation', 'Mưa bão')
  expect(await message()).toMatch(/^📣 \[HUỶ\] Internet an toàn\n🗓 .*\n❗ ĐÃ HỦY: Mưa bão\n📍/)
})
