import { describe, expect, test } from 'vitest'
import type { Feed } from '../../src/calendar/feed'
import { jsonLd, scriptJson } from '../../src/calendar/json-ld'
import { renderJsonFeed } from '../../src/calendar/render-json-feed'
import { renderRss } from '../../src/calendar/render-rss'
import { messages } from '../../src/messages'
import type { Publication } from '../../src/publications/publication'
import { instantOf, MINUTE } from '../../src/shared/dates'
import type { Rule } from '../../src/shared/recurrence'
import { publicationOf, weekly } from '../support/publications'
import { NOW } from '../support/scenario'
import { readXml } from '../support/well-formed'

const home = 'https://sanchoi.vn/w/sao-mai'
const feedOf = (...publications: Publication[]): Feed => ({
  m: messages('vi'),
  language: 'vi',
  title: 'Lịch trẻ em phường Sao Mai & bạn',
  description: 'Hoạt động <miễn phí>.',
  home,
  self: `${home}/feed`,
  publications,
  from: instantOf('2026-05-04'),
  to: instantOf('2027-07-19'),
  modifiedAt: NOW,
})
/** Four Tuesdays: the second postponed, the third cancelled, the last moved to a Wednesday elsewhere. */
function changed(): Publication {
  const event = publicationOf({ id: 'a', payload: { rule: weekly([2], '2026-06-30') } })
  const [, second, third, last] = event.payload.occurrences
  Object.assign(second!, { status: 'postponed', reason: 'Bão số 3' })
  Object.assign(third!, { status: 'cancelled', reason: 'Mưa' })
  const startsAt = instantOf('2026-07-01', '09:00')
  const venue = { id: 'q', slug: 'q', name: 'Quảng trường', address: '' }
  Object.assign(last!, { startsAt, endsAt: startsAt + 90 * MINUTE, venue, note: 'Mang mũ' })
  return event
}
const evil = '<script>alert(1)</script> & "em" \u0000\u001b ]]> </title>'

describe('the RSS feed', () => {
  test('is well-formed whatever a title holds, and loses nothing of it', () => {
    const texts = readXml(renderRss(feedOf(publicationOf({ payload: { title: evil, description: evil } }))))
    expect(texts.get('title')).toEqual(['Lịch trẻ em phường Sao Mai & bạn', evil.replace(/\p{Cc}/gu, '')])
    expect(texts.get('description')![1]).toContain('&lt;script&gt;')
    expect(texts.get('description')![1]).toContain('111')
  })

  test('gives the latest change first, and a cancellation as news of its own', () => {
    const first = publicationOf({ id: 'a', modifiedAt: NOW - 5 })
    const second = publicationOf({
      id: 'b',
      modifiedAt: NOW,
      status: 'cancelled',
      payload: { notice: { kind: 'cancelled', reason: 'Mưa bão' } },
    })
    const texts = readXml(renderRss(feedOf(first, second)))
    expect(texts.get('guid')).toEqual(['b@san-choi#cancelled', 'a@san-choi'])
    expect(texts.get('title')![1]).toBe('[HUỶ] Lớp Internet an toàn cho em')
    expect(texts.get('description')![1]).toContain('ĐÃ HỦY: Mưa bão')
  })
})

describe('a series in the RSS feed', () => {
  const texts = (event: Publication) => readXml(renderRss(feedOf(event)))

  test('lists what is postponed, cancelled, moved or elsewhere, with the reasons', () => {
    const [text] = texts(changed()).get('description')!.slice(1)
    expect(text).toContain('Thứ Ba hằng tuần, 14:00–15:30, từ 09/06 đến 01/07/2026')
    expect(text).toContain('Hoãn các buổi: 16/06 (Bão số 3)')
    expect(text).toContain('Nghỉ các buổi: 23/06 (Mưa)')
    expect(text).toContain(
      'Buổi có thay đổi: Thứ Tư 01/07/2026, 09:00–10:30 (Thay cho thứ Ba 30/06; Buổi này ở Quảng trường; Lưu ý: Mang mũ)',
    )
  })

  test('is news of its own when it is postponed, and when it takes place again', () => {
    const notice = { kind: 'postponed' as const, reason: 'Sân đang sửa' }
    const off = texts(publicationOf({ id: 'a', payload: { notice } }))
    expect(off.get('guid')).toEqual(['a@san-choi#postponed'])
    expect(off.get('title')![1]).toBe('[HOÃN] Lớp Internet an toàn cho em')
    expect(off.get('description')![1]).toContain('HOÃN, sẽ báo ngày mới: Sân đang sửa')
    const on = texts(publicationOf({ id: 'a', payload: { notice: { kind: 'restored', reason: 'Xong' } } }))
    expect(on.get('guid')).toEqual(['a@san-choi#restored'])
    expect(on.get('title')![1]).toBe('Lớp Internet an toàn cho em')
    expect(on.get('description')![1]).toContain('Diễn ra trở lại: Xong')
  })
})

describe('the JSON Feed', () => {
  test('gives programs the state, the reason, the place and the old time of each meeting', () => {
    const { _san_choi } = JSON.parse(renderJsonFeed(feedOf(changed()))).items[0]
    expect(_san_choi).toMatchObject({ status: 'published', notice: null, repeats: 'thứ Ba hằng tuần' })
    expect(_san_choi.occurrences.slice(1)).toMatchObject([
      { status: 'postponed', reason: 'Bão số 3' },
      { status: 'cancelled', reason: 'Mưa' },
      {
        status: 'scheduled',
        moved_from: '2026-06-30T14:00:00+07:00',
        venue: { name: 'Quảng trường' },
        note: 'Mang mũ',
      },
    ])
  })

  test('has the members of version 1.1 and the occurrences in Vietnam’s time', () => {
    const feed = JSON.parse(renderJsonFeed(feedOf(publicationOf({ id: 'a' }))))
    expect(feed).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      feed_url: `${home}/feed`,
      language: 'vi',
    })
    expect(feed.items[0]).toMatchObject({ id: 'a@san-choi', url: `${home}/events/a`, tags: ['Kỹ năng số'] })
    expect(feed.items[0]._san_choi.occurrences).toEqual([
      {
        starts_at: '2026-06-09T14:00:00+07:00',
        ends_at: '2026-06-09T15:30:00+07:00',
        status: 'scheduled',
        reason: null,
        moved_from: null,
        venue: { name: 'Nhà văn hóa Đông Cao', address: 'TDP Đông Cao' },
        note: '',
      },
    ])
  })
})

describe('the JSON-LD of an event', () => {
  const area = 'phường Sao Mai, Thái Nguyên'

  test('says what, when, where and by whom, and that it is free', () => {
    expect(jsonLd(publicationOf({ id: 'a' }), home, area)).toMatchObject({
      '@type': 'Event',
      startDate: '2026-06-09T14:00:00+07:00',
      eventStatus: 'https://schema.org/EventScheduled',
      isAccessibleForFree: true,
      location: { '@type': 'Place', name: 'Nhà văn hóa Đông Cao' },
      organizer: { '@type': 'Organization', name: 'Phòng Văn hóa - Xã hội' },
      typicalAgeRange: '9-14',
    })
  })

  test('gives a series its schedule and every meeting, cancelled ones as such', () => {
    const event = publicationOf({ payload: { rule: weekly([2], '2026-06-30') } })
    event.payload.occurrences[1] = { ...event.payload.occurrences[1]!, status: 'cancelled' }
    const data = jsonLd(event, home, area) as { subEvent: { eventStatus: string }[]; eventSchedule: unknown }
    expect(data.eventSchedule).toMatchObject({ repeatFrequency: 'P1W', startTime: '14:00', endDate: '2026-06-30' })
    expect(data.subEvent.map(one => one.eventStatus.slice(24))).toEqual([
      'Scheduled',
      'Cancelled',
      'Scheduled',
      'Scheduled',
    ])
  })

  test('says what is postponed, and from when a meeting was moved', () => {
    const data = jsonLd(changed(), home, area) as { subEvent: Record<string, unknown>[]; eventSchedule: unknown }
    expect(data.subEvent.slice(1)).toMatchObject([
      { eventStatus: 'https://schema.org/EventPostponed' },
      { eventStatus: 'https://schema.org/EventCancelled' },
      {
        eventStatus: 'https://schema.org/EventRescheduled',
        previousStartDate: '2026-06-30T14:00:00+07:00',
        startDate: '2026-07-01T09:00:00+07:00',
        location: { name: 'Quảng trường' },
        description: 'Mang mũ',
      },
    ])
    expect(data.eventSchedule).toMatchObject({
      exceptDate: ['2026-06-16T14:00:00+07:00', '2026-06-23T14:00:00+07:00', '2026-06-30T14:00:00+07:00'],
    })
    const off = publicationOf({ payload: { notice: { kind: 'postponed', reason: 'Bão' } } })
    expect(jsonLd(off, home, area)).toMatchObject({ eventStatus: 'https://schema.org/EventPostponed' })
  })

  test.each<[Rule, Record<string, unknown> | undefined]>([
    [{ freq: 'daily', every: 2, until: null, count: 3 }, { repeatFrequency: 'P2D' }],
    [
      { freq: 'monthly_date', day: 9, every: 1, until: null, count: 3 },
      { repeatFrequency: 'P1M', byMonthDay: 9 },
    ],
    [
      { freq: 'monthly_weekday', nth: 2, weekday: 2, every: 1, until: null, count: 3 },
      { repeatFrequency: 'P1M', byDay: '2TU' },
    ],
    [{ freq: 'lunar', day: 15, month: 8, every: 1, until: null, count: 2 }, undefined],
  ])('says the rule %j as schema.org can', (rule, said) => {
    const data = jsonLd(publicationOf({ payload: { rule } }), home, area)
    if (said) expect(data.eventSchedule).toMatchObject(said)
    else expect(data).not.toHaveProperty('eventSchedule')
    expect(data.subEvent).toHaveLength(rule.count!)
  })

  test('cannot close the script it stands in', () => {
    const text = scriptJson(jsonLd(publicationOf({ payload: { title: '</script><!--' } }), home, area))
    expect(text).not.toContain('<')
    expect(JSON.parse(text).name).toBe('</script><!--')
  })
})
