import { describe, expect, test } from 'vitest'
import { instantOf } from '../../src/shared/dates'
import { callApi, getPage, keyFor, postForm, signedIn, testApp } from '../support/http'
import { publishedEvent } from '../support/published-event'
import { scenario } from '../support/scenario'

const ALMANAC = '/staff/places/almanac'

const entered = async (role: 'admin' | 'editor' = 'admin') => {
  const s = await scenario()
  const app = testApp(s)
  const as = await signedIn(s, role)
  return {
    s,
    page: async (path: string) => (await getPage(app, path, { as })).text(),
    post: (path: string, fields: Record<string, string> = {}) => postForm(app, path, fields, { as }),
  }
}

describe('the page of the almanac', () => {
  test('offers the usual holidays, shows both dates, and lets them be renamed and removed', async () => {
    const { page, post } = await entered()
    expect(await page(`${ALMANAC}?year=2027`)).toContain('Thêm ngày nghỉ lễ năm 2027')
    const added = await post(`${ALMANAC}/usual-holidays`, { year: '2027' })
    expect([added.status, added.headers.get('location')]).toEqual([303, `${ALMANAC}?year=2027&done=saved`])
    const shown = await page(`${ALMANAC}?year=2027`)
    expect(shown).toContain('06/02 · Tết Nguyên đán (mùng 1)')
    expect(shown).toContain('Thứ Bảy · 1/1 âm lịch')
    expect(shown).not.toContain('Thêm ngày nghỉ lễ năm 2027')
    expect(await page(`${ALMANAC}?year=2028`)).not.toContain('06/02')
    expect((await post(`${ALMANAC}/holidays/2027-01-01`, { name: 'Năm mới' })).status).toBe(303)
    expect(await page(`${ALMANAC}/holidays/2027-01-01`)).toContain('Năm mới')
    expect((await post(`${ALMANAC}/holidays/2027-01-01/removal`)).status).toBe(303)
    expect((await post(`${ALMANAC}/holidays/2027-01-01/removal`)).status).toBe(404)
    expect(await page(`${ALMANAC}?year=2027`)).not.toContain('Năm mới')
  })

  test('says what is planned on a day that becomes a holiday', async () => {
    const { s, page, post } = await entered()
    const { id } = await publishedEvent(s, { startsAt: instantOf('2026-06-15', '08:00') })
    const added = await post(`${ALMANAC}/holidays`, { date: '15/06/2026', name: 'Nghỉ' })
    expect(added.headers.get('location')).toBe(`${ALMANAC}?year=2026&on=2026-06-15&done=saved`)
    const shown = await page(added.headers.get('location')!)
    expect(shown).toContain('Có 1 buổi đang xếp vào ngày 15/06/2026')
    expect(shown).toContain(`/staff/events/${id}`)
    expect(await page(ALMANAC)).toContain('đang xếp vào ngày 15/06')
    const quiet = await post(`${ALMANAC}/holidays`, { date: '2026-06-20', name: 'Nghỉ' })
    expect(await page(quiet.headers.get('location')!)).not.toContain('Có 1 buổi')
  })

  test('keeps terms, the bell and the storm season', async () => {
    const { page, post } = await entered()
    await post(`${ALMANAC}/usual-terms`, { year: '2026' })
    expect(await page(ALMANAC)).toContain('18/01/2027 – 31/05/2027')
    const term = { name: 'Hè', startsOn: '2027-06-01', endsOn: '2027-06-30' }
    expect((await post(`${ALMANAC}/terms`, term)).status).toBe(303)
    const id = /almanac\/terms\/(\w+)"[^>]*>Hè/.exec(await page(ALMANAC))![1]!
    expect((await post(`${ALMANAC}/terms/${id}`, { ...term, name: 'Học hè' })).status).toBe(303)
    expect(await page(`${ALMANAC}/terms/${id}`)).toContain('Học hè')
    expect((await post(`${ALMANAC}/terms/${id}/removal`)).status).toBe(303)
    expect(await page(`${ALMANAC}/bell`)).toContain('Đây là giờ thường dùng')
    expect((await post(`${ALMANAC}/bell`, { startsAt1: '07:10', endsAt1: '07:55', startsAt2: '' })).status).toBe(303)
    expect(await page(ALMANAC)).toContain('07:10')
    expect(await page(`${ALMANAC}/bell`)).not.toContain('Đây là giờ thường dùng')
    expect((await post(`${ALMANAC}/storms`, { stormsFrom: '1/8', stormsTo: '30/11' })).status).toBe(303)
    expect(await page(ALMANAC)).toContain('Từ 01/08 đến 30/11 hằng năm')
  })

  test('says what is wrong beside the field and keeps what was typed', async () => {
    const { page, post } = await entered()
    const typed = '<b>Nghỉ</b>'
    const cases: [string, Record<string, string>, string][] = [
      ['holidays', { date: '31/02/2026', name: typed }, 'Ngày này không có thật.'],
      ['terms', { name: typed, startsOn: '2027-06-01', endsOn: '2027-05-01' }, 'Ngày kết thúc phải sau ngày bắt đầu.'],
      ['bell', { startsAt1: '07:45', endsAt1: '07:00', startsAt2: typed }, 'Giờ ra phải sau giờ vào.'],
      ['storms', { stormsFrom: '01/11', stormsTo: '15/02' }, 'Mùa bão phải nằm gọn trong một năm'],
      ['usual-holidays', { year: '3000' }, 'Không được quá 2053.'],
    ]
    for (const [path, fields, reason] of cases) {
      const refused = await post(`${ALMANAC}/${path}`, fields)
      const html = await refused.text()
      expect([path, refused.status]).toEqual([path, 422])
      expect(html).toContain(reason)
      expect(html).not.toContain(typed)
      if (Object.values(fields).includes(typed)) expect(html).toContain('&lt;b&gt;Nghỉ&lt;/b&gt;')
    }
    for (const bad of ['year=x', 'year=9999&on=2026-02-30', 'on=%3Cscript%3E']) {
      expect(await page(`${ALMANAC}?${bad}`)).toContain('Ngày nghỉ 2026')
    }
  })

  test('is read by those who plan and changed by an administrator alone', async () => {
    const { page } = await entered('editor')
    expect(await page('/staff/places')).toContain(ALMANAC)
    const shown = await page(ALMANAC)
    expect(shown).toContain('Từ 15/07 đến 15/10 hằng năm')
    expect(shown).not.toMatch(/almanac\/(holidays|terms|bell|storms|usual)/)
  })
})

describe('the API of the almanac', () => {
  test('reads and changes holidays, terms, the bell and the storm season', async () => {
    const s = await scenario()
    const app = testApp(s)
    const key = await keyFor(s, 'admin')
    const call = async (method: string, path: string, body?: unknown) => {
      const answer = await callApi(app, method, `/api/v1/${path}`, key, body)
      return {
        status: answer.status,
        body: answer.status === 204 ? null : await answer.json<Record<string, unknown>>(),
      }
    }
    const holiday = { date: '2026-08-31', name: 'Nghỉ bù' }
    expect(await call('PUT', 'holidays/2026-08-31', { name: 'Nghỉ bù' })).toEqual({ status: 200, body: holiday })
    expect((await call('GET', 'holidays?year=2026')).body).toEqual({ items: [holiday] })
    expect((await call('GET', 'holidays?year=2027')).body).toEqual({ items: [] })
    expect((await call('GET', 'holidays/2026-08-31')).body).toEqual(holiday)
    expect((await call('DELETE', 'holidays/2026-08-31')).status).toBe(204)
    expect((await call('DELETE', 'holidays/2026-08-31')).status).toBe(404)
    expect(await call('PUT', 'holidays/2026-02-30', { name: 'x' })).toMatchObject({
      status: 422,
      body: { fields: { date: { code: 'invalid_date' } } },
    })

    const term = { name: 'Học kỳ I', startsOn: '2026-09-05', endsOn: '2027-01-17' }
    const made = await call('POST', 'school-terms', term)
    expect([made.status, made.body]).toMatchObject([201, term])
    const one = `school-terms/${made.body!.id}`
    expect((await call('POST', 'school-terms', term)).body).toMatchObject({
      fields: { startsOn: { code: 'term_overlaps' } },
    })
    expect((await call('PUT', one, { ...term, name: 'Kỳ I' })).body).toMatchObject({ name: 'Kỳ I' })
    expect((await call('GET', one)).body).toMatchObject({ name: 'Kỳ I' })
    expect((await call('GET', 'school-terms')).body!.items).toHaveLength(1)
    expect((await call('DELETE', one)).status).toBe(204)

    const periods = [{ number: 1, startsAt: '07:00', endsAt: '07:45' }]
    expect((await call('PUT', 'school-periods', { periods })).body).toEqual({ items: periods })
    expect((await call('GET', 'school-periods')).body).toEqual({ items: periods })

    const storms = { stormsFrom: '06-01', stormsTo: '11-30' }
    expect((await call('PUT', 'storm-season', storms)).body).toEqual(storms)
    expect((await call('GET', 'storm-season')).body).toEqual(storms)
    expect((await call('GET', 'ward')).body).toMatchObject(storms)
  })
})
