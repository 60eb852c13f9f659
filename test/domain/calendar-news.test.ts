import { describe, expect, test } from 'vitest'
import type { Feed } from '../../src/calendar/feed'
import { jsonLd, scriptJson } from '../../src/calendar/json-ld'
import { renderJsonFeed } from '../../src/calendar/render-json-feed'
import { renderRss } from '../../src/calendar/render-rss'
import { messages } from '../../src/messages'
import type { Publication } from '../../src/publications/publication'
import { instantOf } from '../../src/shared/dates'
import { publicationOf } from '../support/publications'
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
    const second = publicationOf({ id: 'b', modifiedAt: NOW, status: 'cancelled', payload: { reason: 'Mưa bão' } })
    const texts = readXml(renderRss(feedOf(first, second)))
    expect(texts.get('guid')).toEqual(['b@san-choi#cancelled', 'a@san-choi'])
    expect(texts.get('title')![1]).toBe('[HUỶ] Lớp Internet an toàn cho em')
    expect(texts.get('description')![1]).toContain('ĐÃ HỦY: Mưa bão')
  })
})

describe('the JSON Feed', () => {
  test('has the members of version 1.1 and the occurrences in Vietnam’s time', () => {
    const feed = JSON.parse(renderJsonFeed(feedOf(publicationOf({ id: 'a' }))))
    expect(feed).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      feed_url: `${home}/feed`,
      language: 'vi',
    })
    expect(feed.items[0]).toMatchObject({ id: 'a@san-choi', url: `${home}/events/a`, tags: ['Kỹ năng số'] })
    expect(feed.items[0]._san_choi.occurrences).toEqual([
      { starts_at: '2026-06-09T14:00:00+07:00', ends_at: '2026-06-09T15:30:00+07:00', status: 'scheduled' },
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
    const event = publicationOf({ payload: { rule: { freq: 'weekly', days: [2], until: '2026-06-30' } } })
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

  test('cannot close the script it stands in', () => {
    const text = scriptJson(jsonLd(publicationOf({ payload: { title: '</script><!--' } }), home, area))
    expect(text).not.toContain('<')
    expect(JSON.parse(text).name).toBe('</script><!--')
  })
})
