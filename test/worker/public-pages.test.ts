import { describe, expect, test } from 'vitest'
import { raster } from '#test-raster'
import { createApp } from '../../src/app'
import { readConfig } from '../../src/config'
import { campaigns, hotlines, letters } from '../../src/database/schema'
import { newId } from '../../src/shared/ids'
import { occurrencesOf, plantPublication, publicationOf, weekly } from '../support/publications'
import { scenario, TEST_FIELD_KEY } from '../support/scenario'

/** A ward and a way to open its pages. */
async function open() {
  const ward = await scenario()
  const config = {
    ...readConfig({ FIELD_KEY: TEST_FIELD_KEY, AUTH_SECRET: 'only-for-tests-only-for-tests-only-for-tests' }),
    clock: () => ward.clock.now,
  }
  const app = createApp({ config, db: ward.db, crypto: ward.crypto, raster })
  const get = async (path: string, headers: Record<string, string> = {}) => {
    const response = await app.request(`https://sanchoi.vn${path}`, { headers })
    return { response, status: response.status, body: await response.text() }
  }
  return { ward, get, home: `/w/${ward.slug}` }
}

const evil = '</script><script>alert("x")</script>'

describe('a public page', () => {
  test('is the same for everyone, may be kept, and answers 304', async () => {
    const { ward, get, home } = await open()
    const event = await plantPublication(ward)
    for (const path of ['/', home, `${home}/events/${event.id}`, `${home}/subscribe`]) {
      const first = await get(path)
      expect([path, first.status, first.response.headers.get('cache-control')]).toEqual([
        path,
        200,
        'public, max-age=0, s-maxage=60, stale-if-error=86400',
      ])
      expect(first.response.headers.has('set-cookie')).toBe(false)
      expect(first.body).toContain('tel:111')
      const etag = first.response.headers.get('etag')!
      expect((await get(path, { 'if-none-match': etag, cookie: 'lang=en; session=x' })).status).toBe(304)
    }
  })

  test('speaks English where the address says so, and keeps saying so', async () => {
    const { get, home } = await open()
    const { body } = await get(`${home}?lang=en`)
    expect(body).toContain('<html lang="en">')
    expect(body).toContain(`href="${home}/subscribe?lang=en"`)
  })

  test('does not exist for an unknown ward', async () => {
    const { get } = await open()
    for (const path of ['/w/khong-co', '/w/khong-co/subscribe', '/w/khong-co/events/x', '/w/khong-co/campaigns/x']) {
      const { status, response, body } = await get(path)
      expect([status, response.headers.get('cache-control')]).toEqual([404, 'private, no-store'])
      // The way back must not end at a second error.
      expect(body).not.toContain('href="/w/khong-co"')
    }
  })
})

describe('the week of a ward', () => {
  test('shows the meetings of the week, with their seats, and not those of another week', async () => {
    const { ward, get, home } = await open()
    const open6 = { registration: 'open', capacity: 20 } as const
    await plantPublication(ward, { seatsLeft: 6, payload: { ...open6, title: 'Lớp vẽ' } })
    await plantPublication(ward, { seatsLeft: 0, payload: { ...open6, title: 'Lớp bơi', startsOn: '2026-06-11' } })
    await plantPublication(ward, { payload: { title: 'Tuần khác', startsOn: '2026-06-15' } })
    const { body } = await get(home)
    expect(body).toContain('còn 6 chỗ')
    expect(body).toMatch(/Hết chỗ.*nhận danh sách chờ/s)
    expect(body).not.toContain('Tuần khác')
    expect((await get(`${home}?week=2026-06-17`)).body).toContain('Tuần khác')
    expect((await get(`${home}?week=2026-02-31`)).body).toContain('Lớp vẽ')
  })

  test('filters by category and by residential group', async () => {
    const { ward, get, home } = await open()
    await plantPublication(ward, { payload: { title: 'Bóng đá', category: 'sports', groups: [ward.otherGroup] } })
    await plantPublication(ward, { payload: { title: 'Hát then', category: 'culture' } })
    const sports = (await get(`${home}?t=sports`)).body
    expect([sports.includes('Bóng đá'), sports.includes('Hát then')]).toEqual([true, false])
    const group = (await get(`${home}?g=${ward.group.slug}`)).body
    expect([group.includes('Bóng đá'), group.includes('Hát then')]).toEqual([false, true])
    expect(group).toContain(`/g/${ward.group.slug}.ics`)
  })

  test('is searched without Vietnamese marks, over titles and places', async () => {
    const { ward, get, home } = await open()
    await plantPublication(ward, { payload: { title: 'Liên hoan múa lân', startsOn: '2026-08-01' } })
    await plantPublication(ward, { payload: { title: 'Cờ vua', startsOn: '2026-08-02', venue: ward.square } })
    expect((await get(`${home}?q=mua+lan`)).body).toContain('Liên hoan múa lân')
    expect((await get(`${home}?q=QUANG%20TRUONG`)).body).toContain('Cờ vua')
    const nothing = (await get(`${home}?q=${encodeURIComponent('<b>%_')}`)).body
    expect(nothing).toContain('&lt;b&gt;%_')
    expect(nothing).toContain('Xem lịch tuần này')
  })

  test('says of an empty week where to go next', async () => {
    const { ward, get, home } = await open()
    await plantPublication(ward, { payload: { startsOn: '2026-07-15' } })
    expect((await get(home)).body).toContain('?week=2026-07-13')
    const none = await open()
    expect((await none.get(none.home)).body).toContain('Hãy theo dõi lịch')
  })

  test('folds away what is over, and mutes it', async () => {
    const { ward, get, home } = await open()
    await plantPublication(ward, { payload: { title: 'Hôm qua', startsOn: '2026-06-08' } })
    await plantPublication(ward, { payload: { title: 'Ngày mai', startsOn: '2026-06-10' } })
    const { body } = await get(home)
    const folded = /<details class="past-days">.*?<\/details>/s.exec(body)![0]
    expect([folded.includes('Hôm qua'), folded.includes('event-past'), folded.includes('Ngày mai')]).toEqual([
      true,
      true,
      false,
    ])
  })

  test('shows a cancelled meeting struck through, with the reason', async () => {
    const { ward, get, home } = await open()
    const { payload } = publicationOf()
    const [meeting] = occurrencesOf(payload)
    await plantPublication(ward, {
      payload: { occurrences: [{ ...meeting!, status: 'cancelled', reason: 'Mưa bão' }] },
    })
    const { body } = await get(home)
    expect(body).toContain('event-off')
    expect(body).toMatch(/Đã hủy.*Lý do: Mưa bão/s)
  })
})

describe('the page of an event', () => {
  test('says all about it, to people and to machines', async () => {
    const { ward, get, home } = await open()
    const event = await plantPublication(ward, {
      payload: { rule: weekly([2], '2026-06-30') },
    })
    const { body } = await get(`${home}/events/${event.id}`)
    for (const text of [
      'Phòng Văn hóa - Xã hội',
      '9–14 tuổi',
      '23/06/2026',
      'og:title',
      'calendar.google.com',
      'Sao chép cho Zalo',
    ])
      expect(body).toContain(text)
    const data = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(body)![1]!)
    expect(data).toMatchObject({ '@type': 'Event', url: `https://sanchoi.vn${home}/events/${event.id}` })
    expect(data.subEvent).toHaveLength(4)
  })

  test('runs nothing that a title says', async () => {
    const { ward, get, home } = await open()
    const event = await plantPublication(ward, {
      payload: { title: evil, description: evil, onlineUrl: 'javascript:alert(1)', mode: 'online' },
    })
    for (const path of [home, `${home}/events/${event.id}`]) {
      const { body } = await get(path)
      expect(body).not.toContain('<script>alert')
      expect(body).not.toContain('href="javascript:')
    }
  })

  test('stays when it is cancelled and says so; is gone when it is withdrawn or another ward’s', async () => {
    const { ward, get, home } = await open()
    const cancelled = await plantPublication(ward, {
      status: 'cancelled',
      payload: { notice: { kind: 'cancelled', reason: 'Sân đang sửa' }, registration: 'open' },
    })
    const page = await get(`${home}/events/${cancelled.id}`)
    expect(page.status).toBe(200)
    expect(page.body).toMatch(/Hoạt động này đã hủy.*Sân đang sửa/s)
    expect(page.body).not.toContain('<form method="post"')
    const withdrawn = await plantPublication(ward, { status: 'withdrawn' })
    expect((await get(`${home}/events/${withdrawn.id}`)).status).toBe(404)
    const other = await open()
    expect((await other.get(`${other.home}/events/${cancelled.id}`)).status).toBe(404)
  })

  test('takes registrations only while they are open', async () => {
    const { ward, get, home } = await open()
    const closesAt = (registrationClosesAt: number) =>
      plantPublication(ward, { payload: { registration: 'open', registrationClosesAt } })
    const forms = async (id: string) => (await get(`${home}/events/${id}`)).body.includes(`${id}/registrations`)
    expect(await forms((await closesAt(ward.clock.now + 1)).id)).toBe(true)
    expect(await forms((await closesAt(ward.clock.now)).id)).toBe(false)
  })
})

describe('the subscribe page', () => {
  test('offers every calendar of the ward, each in five ways', async () => {
    const { ward, get, home } = await open()
    const { body } = await get(`${home}/subscribe?g=${ward.group.slug}`)
    const path = `${home}/g/${ward.group.slug}.ics`
    expect(body).toContain(`webcal://sanchoi.vn${path}`)
    expect(body).toContain(`https://sanchoi.vn${path}`)
    expect(body).toContain(encodeURIComponent(`webcal://sanchoi.vn${path}`))
    expect(body).toContain('outlook.live.com')
    expect(body).toContain('<svg class="qr')
    for (const name of [ward.otherGroup.name, ward.venue.name, 'An toàn mạng']) expect(body).toContain(name)
  })

  test.each([
    ['?calendar=t.digital-skills', '/t/digital-skills.ics'],
    ['?t=online_safety', '/t/online-safety.ics'],
    ['?v=quang-truong-phuong', '/v/quang-truong-phuong.ics'],
    ['?g=khong-co', '/calendar.ics'],
    ['', '/calendar.ics'],
  ])('finds the calendar of %s', async (query, path) => {
    const { get, home } = await open()
    expect((await get(`${home}/subscribe${query}`)).body).toContain(`webcal://sanchoi.vn${home}${path}`)
    expect((await get(`${home}${path}`)).status).toBe(200)
  })
})

describe('the page of a campaign', () => {
  test('names the letter with its blanks, who leads, its events and whom to call', async () => {
    const { ward, get, home } = await open()
    const { db, wardId, office, clock } = ward
    const [letterId, id] = [newId(), newId()]
    await db.batch([
      db.insert(letters).values({
        id: letterId,
        wardId,
        number: null,
        symbol: '/UBND-VHXH',
        issuer: 'UBND phường',
        subject: 'V/v bảo vệ trẻ em',
        issuedOn: '2026-06',
        createdAt: clock.now,
      }),
      db.insert(campaigns).values({
        id,
        wardId,
        name: 'Hè an toàn',
        letterId,
        organizationId: office.id,
        startsOn: '2026-06-01',
        endsOn: '2026-08-31',
        publishedAt: clock.now,
        searchName: 'he an toan',
        createdAt: clock.now,
        updatedAt: clock.now,
      }),
      db.insert(hotlines).values({ id: newId(), wardId, name: 'Công an phường', phone: '+842083123456', position: 1 }),
    ])
    await plantPublication(ward, { payload: { title: 'Ngày hội', campaign: { id, name: 'Hè an toàn' } } })
    const { body } = await get(`${home}/campaigns/${id}`)
    for (const text of [
      'Số: …/UBND-VHXH',
      'ngày … tháng 6 năm 2026',
      office.name,
      'Ngày hội',
      'Gọi 111',
      'Công an phường',
    ])
      expect(body).toContain(text)
    expect((await get(home)).body).toContain(`${home}/campaigns/${id}`)
  })

  test('does not exist while it is a draft', async () => {
    const { ward, get, home } = await open()
    const { db, wardId, office, clock } = ward
    const id = newId()
    await db.insert(campaigns).values({
      id,
      wardId,
      name: 'Nháp',
      organizationId: office.id,
      startsOn: '2026-06-01',
      endsOn: '2026-08-31',
      searchName: 'nhap',
      createdAt: clock.now,
      updatedAt: clock.now,
    })
    expect((await get(`${home}/campaigns/${id}`)).status).toBe(404)
    expect((await get(home)).body).not.toContain('Nháp')
  })
})
