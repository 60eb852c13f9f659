import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { emptyDatabase } from '#test-database'
import { raster } from '#test-raster'
import { createApp } from '../../src/app'
import { readConfig } from '../../src/config'
import { openD1 } from '../../src/database/open-d1'
import { DAY } from '../../src/shared/dates'
import { plantPublication } from '../support/publications'
import { scenario, TEST_FIELD_KEY } from '../support/scenario'

/** A ward whose database counts the statements it is asked. */
async function counted() {
  await emptyDatabase()
  const reads = { count: 0 }
  const binding = new Proxy((env as unknown as { DB: D1Database }).DB, {
    get(target, name) {
      if (name === 'prepare') reads.count++
      const value = Reflect.get(target, name)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
  const ward = await scenario({ db: openD1(binding) })
  const { clock } = ward
  const config = {
    ...readConfig({ FIELD_KEY: TEST_FIELD_KEY, AUTH_SECRET: 'only-for-tests-only-for-tests-only-for-tests' }),
    clock: () => clock.now,
  }
  const app = createApp({ config, db: ward.db, crypto: ward.crypto, raster })
  const get = async (path: string, headers: Record<string, string> = {}, method = 'GET') => {
    reads.count = 0
    const response = await app.request(`https://sanchoi.vn/w/${ward.slug}${path}`, { headers, method })
    return { response, body: await response.text(), reads: reads.count, etag: response.headers.get('etag') ?? '' }
  }
  return { ...ward, ward, get, app }
}

const feeds = [
  '/calendar.ics',
  '/g/tdp-dong-cao.ics',
  '/v/nha-van-hoa-dong-cao.ics',
  '/t/digital-skills.ics',
  '/feed.rss',
  '/feed.json',
]

describe('a feed', () => {
  test.each(feeds)('%s answers once with a body and then with 304, reading one row', async path => {
    const { get, ward, venue } = await counted()
    await plantPublication(ward, { payload: { venue: { ...venue, id: venue.id } } })
    const first = await get(path)
    expect(first.response.status).toBe(200)
    expect(first.body).toContain('Lớp Internet an toàn cho em')
    expect(Object.fromEntries(first.response.headers)).toMatchObject({
      'cache-control': 'public, max-age=0, s-maxage=300, stale-if-error=86400',
      'cache-tag': `ward-${ward.wardId}`,
      etag: expect.stringMatching(/^W\/"/),
      'last-modified': expect.stringMatching(/GMT$/),
    })
    expect(first.response.headers.get('content-disposition')).toMatch(/^inline; filename="[\w.-]+"$/)
    expect(first.response.headers.has('set-cookie')).toBe(false)

    const poll = await get(path, { 'if-none-match': first.etag })
    expect([poll.response.status, poll.body, poll.reads]).toEqual([304, '', 1])
    expect(poll.etag).toBe(first.etag)

    // Past the second for which polls are answered from memory.
    ward.clock.now += 1_000
    const again = await get(path)
    expect([again.response.status, again.reads, again.body]).toEqual([200, 1, first.body])
  })

  test('compares tags weakly, in lists, and knows the star', async () => {
    const { get } = await counted()
    const { etag } = await get('/calendar.ics')
    const strong = etag.replace(/^W\//, '')
    for (const given of [strong, `"other", ${etag}`, '*']) {
      expect((await get('/calendar.ics', { 'if-none-match': given })).response.status).toBe(304)
    }
    for (const given of ['"other"', etag.replaceAll('"', '')]) {
      expect((await get('/calendar.ics', { 'if-none-match': given })).response.status).toBe(200)
    }
  })

  test('answers a date with 304, unless a tag says otherwise or the date is none', async () => {
    const { get, ward } = await counted()
    await plantPublication(ward)
    const date = (await get('/calendar.ics')).response.headers.get('last-modified')!
    const status = async (headers: Record<string, string>) => (await get('/calendar.ics', headers)).response.status
    expect(await status({ 'if-modified-since': date })).toBe(304)
    expect(await status({ 'if-modified-since': new Date(Date.parse(date) + 1000).toUTCString() })).toBe(304)
    expect(await status({ 'if-modified-since': new Date(Date.parse(date) - 1000).toUTCString() })).toBe(200)
    expect(await status({ 'if-modified-since': 'yesterday' })).toBe(200)
    expect(await status({ 'if-modified-since': date, 'if-none-match': '"other"' })).toBe(200)
  })

  test('answers HEAD with the headers of GET and no body', async () => {
    const { get } = await counted()
    const full = await get('/calendar.ics')
    const head = await get('/calendar.ics', {}, 'HEAD')
    expect([head.response.status, head.body, head.etag]).toEqual([200, '', full.etag])
    expect(head.response.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
  })

  test('changes its tag with the next publication and shows it', async () => {
    const { get, ward } = await counted()
    const before = await get('/calendar.ics')
    await plantPublication(ward, { payload: { title: 'Tập bơi phòng đuối nước' } })
    const after = await get('/calendar.ics', { 'if-none-match': before.etag })
    expect(after.response.status).toBe(200)
    expect(after.body).toContain('Tập bơi phòng đuối nước')
    expect(after.etag).not.toBe(before.etag)
  })

  test('stands still from day to day within a week, and moves its window with the week', async () => {
    const { get, clock } = await counted()
    const { etag } = await get('/calendar.ics')
    clock.now += 2 * DAY
    expect((await get('/calendar.ics')).etag).toBe(etag)
    clock.now += 7 * DAY
    expect((await get('/calendar.ics')).etag).not.toBe(etag)
  })

  test('of a group has what is for the group and for everyone, not what is for another group', async () => {
    const { get, ward, group, otherGroup } = await counted()
    await plantPublication(ward, { payload: { title: 'Cho mọi người' } })
    await plantPublication(ward, { payload: { title: 'Cho Đông Cao', groups: [group] } })
    await plantPublication(ward, { payload: { title: 'Cho Tân Phú', groups: [otherGroup] } })
    const { body } = await get('/g/tdp-dong-cao.ics')
    expect(body).toContain('Cho mọi người')
    expect(body).toContain('Cho Đông Cao')
    expect(body).not.toContain('Cho Tân Phú')
  })

  test('of a venue or a category has only its own events', async () => {
    const { get, ward, square } = await counted()
    await plantPublication(ward, { payload: { title: 'Múa lân', category: 'culture', venue: square } })
    expect((await get('/v/quang-truong-phuong.ics')).body).toContain('Múa lân')
    expect((await get('/v/nha-van-hoa-dong-cao.ics')).body).not.toContain('Múa lân')
    expect((await get('/t/culture.ics')).body).toContain('Múa lân')
    expect((await get('/t/online_safety.ics')).body).not.toContain('Múa lân')
  })

  test('drops what was withdrawn and never shows another ward’s', async () => {
    const { get, ward } = await counted()
    const other = await counted()
    await plantPublication(ward, { status: 'withdrawn', payload: { title: 'Đã gỡ' } })
    await plantPublication(other.ward, { payload: { title: 'Của phường khác' } })
    expect((await get('/calendar.ics')).body).not.toMatch(/Đã gỡ|Của phường khác/)
  })

  test('that does not exist is not found, and no cache keeps that', async () => {
    const { get, app } = await counted()
    for (const path of [
      '/g/khong-co.ics',
      '/v/khong-co.ics',
      '/t/cooking.ics',
      '/g/tdp-dong-cao',
      `/g/${'a'.repeat(90)}.ics`,
      '/g/%2e%2e.ics',
    ]) {
      const { response } = await get(path)
      expect([path, response.status, response.headers.get('cache-control')]).toEqual([path, 404, 'private, no-store'])
    }
    expect((await get('/g/khong-co.ics', { 'if-none-match': '*' })).response.status).toBe(404)
    expect((await app.request('https://sanchoi.vn/w/khong-co/calendar.ics')).status).toBe(404)
  })

  test('gives Vietnam’s hours on this runtime', async () => {
    const { get, ward } = await counted()
    await plantPublication(ward)
    const { body } = await get('/calendar.ics?expand=1')
    expect(body).toContain('DTSTART;TZID=Asia/Ho_Chi_Minh:20260609T140000')
  })
})
