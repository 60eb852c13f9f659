import { describe, expect, test } from 'vitest'
import { raster } from '#test-raster'
import { createApp } from '../../src/app'
import { readConfig } from '../../src/config'
import type { PublicationPayload, PublicOccurrence } from '../../src/publications/publication'
import { instantOf, MINUTE } from '../../src/shared/dates'
import type { Rule } from '../../src/shared/recurrence'
import { plantPublication, publicationOf, weekly } from '../support/publications'
import { scenario, TEST_FIELD_KEY } from '../support/scenario'

/** A ward at 14:00 on Tuesday 9 June 2026, and a way to plant a series of its Thursdays with changes to some. */
async function open() {
  const ward = await scenario()
  const config = {
    ...readConfig({ FIELD_KEY: TEST_FIELD_KEY, AUTH_SECRET: 'only-for-tests-only-for-tests-only-for-tests' }),
    clock: () => ward.clock.now,
  }
  const app = createApp({ config, db: ward.db, crypto: ward.crypto, raster })
  const home = `/w/${ward.slug}`
  const get = async (path = '') => (await app.request(`https://sanchoi.vn${home}${path}`)).text()
  const plant = async (
    changes: Record<number, Partial<PublicOccurrence>> = {},
    payload: Partial<PublicationPayload> = {},
  ) => {
    const base = { startsOn: '2026-06-11', rule: weekly([4], '2026-07-02'), ...payload }
    const { occurrences } = publicationOf({ payload: base }).payload
    for (const [index, change] of Object.entries(changes)) Object.assign(occurrences[Number(index)]!, change)
    return (await plantPublication(ward, { payload: { ...base, occurrences } })).id
  }
  return { ward, get, plant }
}

const toFriday = {
  startsAt: instantOf('2026-06-12', '09:00'),
  endsAt: instantOf('2026-06-12', '09:00') + 90 * MINUTE,
}

describe('a meeting that is postponed', () => {
  test('is struck through, with the word and the reason, in the week and on the page of the event', async () => {
    const { get, plant } = await open()
    const id = await plant({ 0: { status: 'postponed', reason: 'Bão số 3' } })
    for (const body of [await get(), await get(`/events/${id}`)]) {
      expect(body).toMatch(/tone-warning">Hoãn</)
      expect(body).toContain('Bão số 3')
    }
    expect(await get()).toContain('event-off')
    expect(await get(`/events/${id}`)).toContain('<s>Thứ Năm 11/06/2026, 14:00–15:30</s>')
    // The next one is the next that takes place.
    expect(await get(`/events/${id}`)).toContain('<strong>Thứ Năm 18/06/2026, 14:00–15:30</strong>')
  })

  test('is told at the top of the event’s page, when it is near', async () => {
    const { get, plant } = await open()
    const id = await plant({ 0: { status: 'postponed', reason: 'Bão số 3' }, 3: { status: 'cancelled', reason: 'Xa' } })
    const [, notice] = /<div class="notice notice-warning">(.*?)<\/div><\/div>/s.exec(await get(`/events/${id}`))!
    expect(notice).toMatch(/Có thay đổi.*11\/06\/2026.*HOÃN, sẽ báo ngày mới: Bão số 3/s)
    expect(notice).not.toContain('Xa')
  })

  test('is marked in the message for Zalo', async () => {
    const { get, plant } = await open()
    await plant({ 0: { status: 'postponed', reason: 'Bão số 3' } })
    expect(await get()).toContain('- 14:00–15:30 · [HOÃN] Lớp Internet an toàn cho em')
  })
})

describe('an event that is postponed', () => {
  const notice = { kind: 'postponed' as const, reason: 'Sân đang sửa' }

  test('says so first, in its title and to machines, and takes no registrations', async () => {
    const { get, plant } = await open()
    const id = await plant({}, { notice, registration: 'open' })
    const body = await get(`/events/${id}`)
    expect(body).toMatch(/notice-warning.*Hoạt động này tạm hoãn, sẽ báo ngày mới.*Lý do: Sân đang sửa/s)
    expect(body).toContain('<title>[HOÃN] ')
    expect(body).toMatch(/og:description" content="HOÃN, sẽ báo ngày mới: Sân đang sửa/)
    expect(body).toContain('https://schema.org/EventPostponed')
    expect(body).not.toContain(`${id}/registrations`)
    expect(body).not.toContain('calendar.google.com')
  })

  test('is postponed in the week, and is not counted among what is on', async () => {
    const { get, plant } = await open()
    await plant({}, { notice })
    const body = await get()
    expect(body).toMatch(/event-off.*Hoãn.*Lý do: Sân đang sửa/s)
    expect(body).toContain('0 hoạt động miễn phí')
  })

  test('that takes place again says why', async () => {
    const { get, plant } = await open()
    const id = await plant({}, { notice: { kind: 'restored', reason: 'Sân đã sửa xong' }, registration: 'open' })
    const body = await get(`/events/${id}`)
    expect(body).toMatch(/Hoạt động này diễn ra trở lại.*Sân đã sửa xong/s)
    expect(body).toContain(`${id}/registrations`)
  })
})

describe('a meeting that is moved', () => {
  const square = { id: 'square', slug: 'quang-truong', name: 'Quảng trường phường', address: '' }

  test('stands at its new time and place, and says which it stands for', async () => {
    const { get, plant } = await open()
    const id = await plant({ 0: { ...toFriday, venue: square, note: 'Mang theo mũ' } })
    const week = await get()
    expect(week).toMatch(
      /2026-06-12.*Đổi lịch.*09:00–10:30.*Quảng trường phường.*Thay cho thứ Năm 11\/06.*Mang theo mũ/s,
    )
    expect(week).not.toContain('datetime="2026-06-11"')
    const page = await get(`/events/${id}`)
    for (const text of ['Thay cho thứ Năm 11/06', 'Buổi này ở Quảng trường phường', 'Lưu ý: Mang theo mũ'])
      expect(page).toContain(text)
    expect(page).toContain('https://schema.org/EventRescheduled')
  })

  test('is found by the name of its own place', async () => {
    const { get, plant } = await open()
    await plant({ 1: { venue: square } })
    const body = await get('?q=quang+truong')
    expect(body).toContain('datetime="2026-06-18"')
    expect(body).not.toContain('datetime="2026-06-11"')
  })

  test('is in the calendar of its own venue, without the meetings that are elsewhere', async () => {
    const { ward, get, plant } = await open()
    const venue = { ...ward.square, address: '' }
    await plant({ 1: { venue } }, { venue: ward.venue })
    const own = await get(`/v/${ward.square.slug}.ics`)
    expect(own.match(/^DTSTART;.*/gm)).toEqual(['DTSTART;TZID=Asia/Ho_Chi_Minh:20260618T140000'])
    expect(own).not.toContain('RRULE')
    // Whoever follows the usual venue learns where that meeting is.
    expect(await get(`/v/${ward.venue.slug}.ics`)).toMatch(/RECURRENCE-ID.*20260618T140000/)
  })
})

test('an event by the lunar calendar shows both dates', async () => {
  const { get, plant } = await open()
  const rule: Rule = { freq: 'lunar', day: 15, month: 8, every: 1, until: null, count: 3 }
  const id = await plant({}, { rule, startsOn: '2026-09-25', startTime: '18:00' })
  const page = await get(`/events/${id}`)
  expect(page).toContain('15/8 âm lịch hằng năm, 18:00–19:30: 25/09/2026, 15/09/2027, 03/10/2028')
  expect(page).toContain('Thứ Sáu 25/09/2026, tức 15/8 âm lịch, 18:00–19:30')
  expect(await get('?week=2026-09-21')).toContain('15/8 âm lịch')
})
