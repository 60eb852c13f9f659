import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { screens } from '../../src/database/schema'
import { listScreens } from '../../src/led/list-screens'
import { raiseAlert } from '../../src/led/raise-alert'
import { requestPairing } from '../../src/led/request-pairing'
import { HOUR } from '../../src/shared/dates'
import { alertInputOf } from '../support/alerts'
import { getPage, postForm, signedIn } from '../support/http'
import { gateForm, office } from '../support/led-office'
import { plantPublication } from '../support/publications'
import { scenario } from '../support/scenario'

describe('the pages of boards', () => {
  test('register a board, show its key once, and its player opens', async () => {
    const { s, app, admin, editor } = await office()
    const empty = await (await getPage(app, '/staff/led', { as: editor })).text()
    expect(empty).toContain('Chưa có màn hình nào')
    const html = await (await postForm(app, '/staff/led/screens', gateForm, { as: admin })).text()
    const player = /\/led\/v1\/[0-9a-z]{26}\/player/.exec(html)?.[0]
    expect(html).toContain('mật khẩu Wi-Fi')
    expect((await getPage(app, player!)).status).toBe(200)
    const [screen] = await listScreens(s.admin)
    expect(screen).toMatchObject({ name: gateForm.name, closesAt: '24:00' })
    for (const path of ['/staff/led', `/staff/led/screens/${screen!.id}`]) {
      const page = await getPage(app, path, { as: admin })
      expect(page.status).toBe(200)
      expect(await page.text()).not.toContain(player!.split('/')[3])
    }
  })

  test('say what a board shows at an hour that is asked for', async () => {
    const { s, app, admin } = await office()
    await postForm(app, '/staff/led/screens', gateForm, { as: admin })
    await plantPublication(s, { payload: { title: 'Tập bơi', startTime: '18:00' } })
    const [screen] = await listScreens(s.admin)
    const at = async (query: string) =>
      (await getPage(app, `/staff/led/screens/${screen!.id}${query}`, { as: admin })).text()
    expect(await at('?at=18:30')).toContain('ĐANG DIỄN RA ĐẾN 19:30: Tập bơi')
    expect(await at('?at=03:00')).toContain('Ngoài giờ phát: màn hình tắt')
    const day = (await at('?on=2026-06-10&at=99:99')).split('led-week')[0]
    expect(day).toContain('Vòng phát Thứ Tư 10/06')
    expect(day).not.toContain('Tập bơi')
  })

  test('are closed to an editor where they are the administrator’s, and to other wards', async () => {
    const { s, app, admin, editor } = await office()
    await postForm(app, '/staff/led/screens', gateForm, { as: admin })
    const [screen] = await listScreens(s.admin)
    const path = `/staff/led/screens/${screen!.id}`
    expect((await postForm(app, '/staff/led/screens', gateForm, { as: editor })).status).toBe(403)
    expect((await postForm(app, `${path}/revocation`, {}, { as: editor })).status).toBe(403)
    expect(await (await getPage(app, path, { as: editor })).text()).not.toContain(`${path}/key`)
    const other = await scenario({ db: s.db })
    const stranger = await signedIn(other, 'admin')
    expect((await getPage(app, path, { as: stranger })).status).toBe(404)
    expect((await postForm(app, `${path}/key`, {}, { as: stranger })).status).toBe(404)
  })

  test('give the picture of any minute, kept by nobody', async () => {
    const { s, app, admin } = await office()
    await postForm(app, '/staff/led/screens', gateForm, { as: admin })
    const [screen] = await listScreens(s.admin)
    const path = `/staff/led/screens/${screen!.id}/frame.png`
    const lit = await getPage(app, `${path}?on=2026-06-09&at=18:30&item=0`, { as: admin })
    const dark = await getPage(app, `${path}?on=2026-06-09&at=03:00`, { as: admin })
    for (const answer of [lit, dark]) {
      expect(answer.headers.get('content-type')).toBe('image/png')
      expect(answer.headers.get('cache-control')).toBe('private, no-store')
      const bytes = new DataView(await answer.arrayBuffer())
      expect([bytes.getUint32(16), bytes.getUint32(20)]).toEqual([192, 96])
    }
    const stranger = await signedIn(await scenario({ db: s.db }), 'admin')
    expect((await getPage(app, path, { as: stranger })).status).toBe(404)
  })

  test('pair a device by the code it shows, as a new board or in place of an old one', async () => {
    const { s, app, admin, editor } = await office()
    const device = async () => requestPairing(s.db, { width: 128, height: 64 }, s.clock.now)
    const first = await device()
    const pair = (fields: Record<string, string>, as = admin) => postForm(app, '/staff/led/pair', fields, { as })
    const wrong = await pair({ code: 'AAAA-AAAA', kind: 'new', name: 'Chợ' })
    expect(wrong.status).toBe(422)
    expect(await wrong.text()).toContain('value="Chợ"')
    const code = first.code.toLowerCase().replace('-', ' ')
    expect((await pair({ code, kind: 'new', name: 'Chợ' }, editor)).status).toBe(403)
    const paired = await pair({ code, kind: 'new', name: 'Chợ', screenId: '' })
    expect(paired.status).toBe(303)
    const page = await (await getPage(app, paired.headers.get('location')!, { as: admin })).text()
    expect(page).toContain('Màn hình sẽ bắt đầu phát trong vài giây')
    const [screen] = await listScreens(s.admin)
    expect(screen).toMatchObject({ name: 'Chợ', width: 128, height: 64 })
    const second = await device()
    const none = await pair({ code: second.code, kind: 'known', screenId: '', name: '' })
    expect(none.status).toBe(422)
    expect((await pair({ code: second.code, kind: 'known', screenId: screen!.id })).status).toBe(303)
    expect(await listScreens(s.admin)).toHaveLength(1)
  })

  test('keep what a board is like: its audiences, its days, how it treats pictures', async () => {
    const { s, app, admin } = await office()
    await postForm(app, '/staff/led/screens', gateForm, { as: admin })
    const [screen] = await listScreens(s.admin)
    const path = `/staff/led/screens/${screen!.id}`
    const settings = {
      ...gateForm,
      ...{ tags: 'Chợ, bờ sông', freezes: 'true', colours: 'mono' },
      ...{ 'hourExceptions.0.date': '2026-06-20', 'hourExceptions.1.date': '', 'hourExceptions.2.date': '2026-06-21' },
      ...{ 'hourExceptions.2.opensAt': '08:00', 'hourExceptions.2.closesAt': '' },
    }
    const wrong = await postForm(app, path, settings, { as: admin })
    expect(wrong.status).toBe(422)
    expect(await wrong.text()).toContain('href="#f-hourExceptions-1-closesAt"')
    const right = { ...settings, 'hourExceptions.2.closesAt': '12:00' }
    expect((await postForm(app, path, right, { as: admin })).status).toBe(303)
    expect((await listScreens(s.admin))[0]).toMatchObject({
      ...{ tags: ['bờ sông', 'chợ'], freezes: true, colours: 'mono' },
      hourExceptions: [
        { date: '2026-06-20', opensAt: null, closesAt: null },
        { date: '2026-06-21', opensAt: '08:00', closesAt: '12:00' },
      ],
    })
    const html = await (await getPage(app, path, { as: admin })).text()
    for (const kept of ['value="bờ sông, chợ"', 'value="2026-06-21"', 'Bảng một màu']) expect(html).toContain(kept)
  })

  test('say how each board is doing, those that are silent first', async () => {
    const { s, app, admin, editor } = await office()
    for (const name of ['An', 'Bình', 'Cúc'])
      await postForm(app, '/staff/led/screens', { ...gateForm, name }, { as: admin })
    const [an, binh] = await listScreens(s.admin)
    const seen = (id: string, ago: number) =>
      s.db
        .update(screens)
        .set({ seenAt: s.clock.now - ago, validUntil: s.clock.now + HOUR })
        .where(eq(screens.id, id))
    await s.db.batch([seen(an!.id, 20_000), seen(binh!.id, 2 * HOUR)])
    const html = await (await getPage(app, '/staff/led', { as: editor })).text()
    for (const words of ['thấy 20 giây trước', 'mất mạng 2 giờ, nội dung còn đúng', 'chưa thấy bao giờ'])
      expect(html).toContain(words)
    expect(html).toContain('1 màn hình đang im lặng trong giờ phát')
    expect(html.indexOf('>Bình<')).toBeLessThan(html.indexOf('>An<'))
    const today = await (await getPage(app, '/staff', { as: editor })).text()
    expect(today).toContain('1 màn hình đang im lặng trong giờ phát')
    expect(today).toContain('mất mạng 2 giờ')
    const cardOf = (name: string, of: string) => of.split('<section').find(card => card.includes(`>${name}<`))
    expect(cardOf('Bình', html)).not.toContain('Khi nối được sẽ hiện')
    await raiseAlert({ ...s.admin, now: s.clock.now }, alertInputOf())
    const alarmed = await (await getPage(app, '/staff/led', { as: editor })).text()
    expect(cardOf('Bình', alarmed)).toContain('Khi nối được sẽ hiện')
    expect(cardOf('An', alarmed)).not.toContain('Khi nối được sẽ hiện')
    s.clock.now += 2 * HOUR
    expect(await (await getPage(app, '/staff/led', { as: editor })).text()).toContain('quá hạn từ 15:00')
  })

  test('rotate and revoke a key', async () => {
    const { s, app, admin } = await office()
    const first = await (await postForm(app, '/staff/led/screens', gateForm, { as: admin })).text()
    const [screen] = await listScreens(s.admin)
    const feed = (html: string) => `${/\/led\/v1\/[0-9a-z]{26}/.exec(html)![0]}/now.txt`
    const path = `/staff/led/screens/${screen!.id}`
    const second = await (await postForm(app, `${path}/key`, {}, { as: admin })).text()
    expect((await getPage(app, feed(first))).status).toBe(404)
    expect((await getPage(app, feed(second))).status).toBe(200)
    expect((await postForm(app, `${path}/revocation`, {}, { as: admin })).status).toBe(303)
    expect((await getPage(app, feed(second))).status).toBe(410)
    expect((await postForm(app, `${path}/revocation`, {}, { as: admin })).status).toBe(409)
  })
})
