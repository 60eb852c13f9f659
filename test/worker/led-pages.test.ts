import { describe, expect, test } from 'vitest'
import { listMessages } from '../../src/led/list-messages'
import { listScreens } from '../../src/led/list-screens'
import { noteSeen } from '../../src/led/note-seen'
import { takePlays } from '../../src/led/take-plays'
import { instantOf, MINUTE } from '../../src/shared/dates'
import { callApi, getPage, keyFor, postForm } from '../support/http'
import { gateForm, june, messageForm, office } from '../support/led-office'

const { text } = messageForm

/** As the API has it. */
const said = { text, windows: [june], priority: 2 }

describe('the pages of messages', () => {
  test('take a message from draft to the board, and off it', async () => {
    const { s, app, admin, approver, editor } = await office()
    await postForm(app, '/staff/led/screens', gateForm, { as: admin })
    const created = await postForm(
      app,
      '/staff/led/messages',
      { ...messageForm, 'windows.0.days': ['1', '2'] },
      { as: editor },
    )
    expect(created.status).toBe(303)
    const [message] = await listMessages(s.editor)
    const path = `/staff/led/messages/${message!.id}`
    expect(await (await getPage(app, path, { as: editor })).text()).not.toContain(`${path}/approval`)
    expect(await (await getPage(app, path, { as: approver })).text()).toContain(`${path}/approval`)
    const today = async (as: string) => (await getPage(app, '/staff', { as })).text()
    expect(await today(approver)).toContain('1 thông điệp màn hình LED chờ duyệt')
    expect(await today(editor)).not.toContain('thông điệp màn hình LED chờ duyệt')
    expect((await postForm(app, `${path}/approval`, { version: '1' }, { as: approver })).status).toBe(303)
    expect(await (await getPage(app, '/staff/led', { as: editor })).text()).toContain('đã duyệt')
    const again = await postForm(app, `${path}/approval`, { version: '1' }, { as: approver })
    expect(again.status).toBe(409)
    expect(await again.text()).toContain('Người khác vừa sửa mục này')
    expect((await postForm(app, `${path}/withdrawal`, { version: '2' }, { as: editor })).status).toBe(303)
    expect((await listMessages(s.editor))[0]?.status).toBe('withdrawn')
  })

  test('say beside the field what is wrong and lose nothing that was typed', async () => {
    const { app, admin, editor } = await office()
    const wrong = { ...gateForm, name: '<script>alert(1)</script>', width: '0', opensAt: '07:15' }
    const screen = await postForm(app, '/staff/led/screens', wrong, { as: admin })
    const html = await screen.text()
    expect(screen.status).toBe(422)
    for (const kept of ['Phải từ 16 trở lên.', 'value="07:15"', '&lt;script&gt;']) expect(html).toContain(kept)
    expect(html).not.toContain('<script>alert')
    const message = await postForm(
      app,
      '/staff/led/messages',
      { ...messageForm, 'windows.0.endsOn': '31/02/2026' },
      { as: editor },
    )
    expect(message.status).toBe(422)
    expect(await message.text()).toContain(messageForm.text)
  })

  test('keep several windows as they were typed, and mend the one that is wrong', async () => {
    const { s, app, editor } = await office()
    const rows = {
      ...messageForm,
      'windows.0.days': ['1', '2'],
      'windows.0.fromTime': '06:00',
      'windows.0.toTime': '08:00',
      'windows.1.startsOn': '',
      'windows.1.endsOn': '',
      'windows.1.fromTime': '',
      'windows.2.startsOn': '2026-06-20',
      'windows.2.endsOn': '2026-06-10',
      exceptDates: ['2026-06-03', '2026-06-21'],
      freezeSafe: 'true',
      share: '20',
    }
    const wrong = await postForm(app, '/staff/led/messages', rows, { as: editor })
    const html = await wrong.text()
    expect(wrong.status).toBe(422)
    expect(html).toContain('href="#f-windows-1-endsOn"')
    expect(html).toContain('Khung 2, Đến hết ngày')
    expect(html).toContain('value="2026-06-20"')
    const right = { ...rows, 'windows.2.endsOn': '2026-06-25' }
    expect((await postForm(app, '/staff/led/messages', right, { as: editor })).status).toBe(303)
    expect((await listMessages(s.editor))[0]).toMatchObject({
      windows: [
        { ...june, days: [1, 2], fromTime: '06:00', toTime: '08:00' },
        { startsOn: '2026-06-20', endsOn: '2026-06-25', days: [], fromTime: '00:00', toTime: '24:00' },
      ],
      ...{ exceptDates: ['2026-06-03', '2026-06-21'], freezeSafe: true, share: 20 },
    })
  })

  test('draw a text as the boards will, while it is typed', async () => {
    const { app, admin, editor } = await office()
    await postForm(app, '/staff/led/screens', gateForm, { as: admin })
    await postForm(app, '/staff/led/screens', { ...gateForm, name: 'Nhỏ', width: '64', height: '32' }, { as: admin })
    const long = 'Trẻ gặp chuyện trên mạng: nói ngay với cha mẹ, thầy cô hoặc gọi 111 😀'
    const answer = await postForm(app, '/staff/led/frames', { text: long }, { as: editor })
    expect(answer.headers.get('cache-control')).toBe('private, no-store')
    const { sizes, undrawable } = (await answer.json()) as { undrawable: string; sizes: Record<string, unknown>[] }
    expect(undrawable).toContain('😀')
    expect(sizes.map(({ key, still }) => [key, still])).toEqual([
      ['192x96-full', expect.any(Boolean)],
      ['64x32-full', false],
    ])
    expect(sizes[1]!.note).toMatch(/^Nhỏ 64 × 32 điểm ảnh: chữ sẽ chạy ngang vì dài quá; rút còn khoảng \d+ ký tự/)
    expect(sizes[1]!.url).toMatch(/^data:image\/png;base64,/)
    expect((await postForm(app, '/staff/led/frames', { text: long })).status).toBe(401)
  })

  test('report what was played and what was only served', async () => {
    const { s, app, admin, approver, editor } = await office()
    await postForm(app, '/staff/led/screens', gateForm, { as: admin })
    await postForm(app, '/staff/led/messages', messageForm, { as: editor })
    const [message] = await listMessages(s.editor)
    await postForm(app, `/staff/led/messages/${message!.id}/approval`, { version: '1' }, { as: approver })
    const [screen] = await listScreens(s.admin)
    const plays = Array.from({ length: 40 }, (_, index) => ({
      ...{ itemId: `message-${message!.id}`, seconds: 600 },
      startedAt: instantOf('2026-06-08', '08:00') + index * 10 * MINUTE,
    }))
    expect(await takePlays(s.db, screen!, { plays }, s.clock.now)).toMatchObject({ accepted: 40 })
    await noteSeen(s.db, screen!, { via: 'now.txt', validUntil: s.clock.now, items: ['hotline-111'] }, s.clock.now)
    const page = await (await getPage(app, `/staff/led/messages/${message!.id}`, { as: editor })).text()
    expect(page).toContain('40 lượt trên 1 màn hình')
    const report = await (await getPage(app, '/staff/led/report', { as: editor })).text()
    for (const words of ['40', '6 giờ 40 phút', 'Đã gửi', '1 mục', text]) expect(report).toContain(words)
    const before = await (await getPage(app, '/staff/led/report?from=2026-05-01&to=2026-05-31', { as: editor })).text()
    expect(before).toContain('Từ 01/05 đến 31/05 chưa màn hình nào báo đã phát')
    expect((await getPage(app, '/staff/led/report?from=x&to=2026-99-99', { as: editor })).status).toBe(200)
  })
})

describe('the LED API', () => {
  test('registers a board, tells its key once, and never again', async () => {
    const { s, app } = await office()
    const key = await keyFor(s, 'admin')
    const created = await callApi(app, 'POST', '/api/v1/screens', key, { name: 'Chợ', width: 640, height: 384 })
    expect(created.status).toBe(201)
    const screen = (await created.json()) as { id: string; key: string }
    expect((await getPage(app, `/led/v1/${screen.key}/schedule.json`)).status).toBe(200)
    const list = await (await callApi(app, 'GET', '/api/v1/screens', key)).text()
    expect(list).toContain(screen.id)
    expect(list).not.toContain(screen.key)
    expect((await callApi(app, 'POST', `/api/v1/screens/${screen.id}/revocation`, key)).status).toBe(200)
    expect((await getPage(app, `/led/v1/${screen.key}/schedule.json`)).status).toBe(410)
  })

  test('writes, edits and approves a message, each by whom it may', async () => {
    const { s, app } = await office()
    const [editor, approver] = [await keyFor(s, 'editor'), await keyFor(s, 'approver')]
    const created = await callApi(app, 'POST', '/api/v1/led-messages', editor, {
      ...said,
      windows: [{ ...june, days: [6, 7] }],
    })
    const { id } = (await created.json()) as { id: string }
    expect(created.status).toBe(201)
    const path = `/api/v1/led-messages/${id}`
    expect((await callApi(app, 'PUT', path, editor, { ...said, version: 1 })).status).toBe(200)
    expect((await callApi(app, 'PUT', path, editor, { ...said, version: 1 })).status).toBe(409)
    expect((await callApi(app, 'POST', `${path}/approval`, editor, { version: 2 })).status).toBe(403)
    const approved = await callApi(app, 'POST', `${path}/approval`, approver, { version: 2 })
    expect(await approved.json()).toMatchObject({ status: 'approved', version: 3, windows: [{ days: [] }] })
    const wrong = await callApi(app, 'POST', '/api/v1/led-messages', editor, { ...said, text: 'a'.repeat(10_000) })
    expect(wrong.status).toBe(422)
    expect(await wrong.json()).toMatchObject({ fields: { text: { code: 'too_long' } } })
  })
})
