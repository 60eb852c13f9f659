import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { renderIcs } from '../../src/calendar/render-ics'
import type { Publication } from '../../src/publications/publication'
import { rfc3339 } from '../../src/shared/dates'
import { occurrencesOf, publicationOf, weekly } from '../support/publications'
import { feedOf, read, unfold } from '../support/read-ics'
import { NOW } from '../support/scenario'

const times = (seen: { start: number; end: number }[]) => seen.map(one => [rfc3339(one.start), rfc3339(one.end)])
const timesOf = ({ payload }: Publication) =>
  payload.occurrences.map(one => [rfc3339(one.startsAt), rfc3339(one.endsAt)])

const tuesdays = weekly([2, 4], '2026-07-30')
const series = (skipped: string[] = [], status: Publication['status'] = 'published') => {
  const { payload } = publicationOf({ payload: { rule: tuesdays } })
  return publicationOf({ id: 'series', status, payload: { ...payload, occurrences: occurrencesOf(payload, skipped) } })
}

describe('the calendar', () => {
  test('shows a single event at its hour in Vietnam', () => {
    const event = publicationOf({ id: 'lop' })
    const ics = renderIcs(feedOf([event]))
    expect(ics).toContain('DTSTART;TZID=Asia/Ho_Chi_Minh:20260609T140000\r\n')
    expect(times(read(ics))).toEqual([['2026-06-09T14:00:00+07:00', '2026-06-09T15:30:00+07:00']])
    expect(read(ics)[0]?.uid).toBe('lop@san-choi')
  })

  test('gives the hours of its own time zone, also to clients that know no zone by name', () => {
    const calendar = new ICAL.Component(ICAL.parse(renderIcs(feedOf([publicationOf()]))))
    const zone = new ICAL.Timezone(calendar.getFirstSubcomponent('vtimezone')!)
    const start = calendar.getFirstSubcomponent('vevent')!.getFirstPropertyValue('dtstart') as ICAL.Time
    expect(zone.utcOffset(start)).toBe(7 * 3600)
  })

  test('repeats a series by one rule, and leaves the skipped dates out', () => {
    const event = series(['2026-06-18', '2026-07-07'])
    const ics = renderIcs(feedOf([event]))
    expect(ics.match(/BEGIN:VEVENT/g)).toHaveLength(1)
    expect(unfold(ics)).toContain('RRULE:FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20260730T070000Z')
    expect(times(read(ics))).toEqual(timesOf(event))
  })

  test('shows a cancelled meeting of a series as cancelled, in its title too', () => {
    const event = series()
    event.payload.occurrences[3] = { ...event.payload.occurrences[3]!, status: 'cancelled', reason: 'Mưa bão' }
    const seen = read(renderIcs(feedOf([event])))
    expect(times(seen)).toEqual(timesOf(event))
    expect(seen.map(one => one.status === 'CANCELLED')).toEqual(seen.map((_, index) => index === 3))
    expect(seen[3]!.summary).toBe('[HUỶ] Lớp Internet an toàn cho em')
    expect(unfold(renderIcs(feedOf([event]))).join('\n')).toContain('ĐÃ HỦY: Mưa bão')
  })

  test('shows the first meeting as cancelled without cancelling the series', () => {
    const event = series()
    event.payload.occurrences[0] = { ...event.payload.occurrences[0]!, status: 'cancelled' }
    expect(read(renderIcs(feedOf([event]))).filter(one => one.status === 'CANCELLED')).toHaveLength(1)
  })

  test('keeps the UID of an event that is cancelled as a whole, and raises what tells clients so', () => {
    const ics = renderIcs(feedOf([{ ...series([], 'cancelled'), sequence: 4, modifiedAt: NOW }]))
    const seen = read(ics)
    expect(seen.every(one => one.status === 'CANCELLED' && one.uid === 'series@san-choi')).toBe(true)
    expect(seen[0]!.summary).toMatch(/^\[HUỶ\] /)
    for (const line of ['SEQUENCE:4', 'STATUS:CANCELLED', 'LAST-MODIFIED:20260609T070000Z', 'DTSTAMP:20260609T070000Z'])
      expect(unfold(ics)).toContain(line)
  })

  test('writes every meeting by itself where asked', () => {
    const event = series(['2026-06-18'])
    const ics = renderIcs(feedOf([event]), { expand: true })
    expect(ics).not.toMatch(/RRULE|EXDATE|RECURRENCE-ID/)
    expect(times(read(ics))).toEqual(timesOf(event))
    expect(new Set(read(ics).map(one => one.uid)).size).toBe(event.payload.occurrences.length)
  })

  test('is byte for byte the same for the same data', () => {
    expect(renderIcs(feedOf([series()]))).toHaveLength(renderIcs(feedOf([series()])).length)
    const event = series()
    expect(renderIcs(feedOf([event]))).toBe(renderIcs(feedOf([structuredClone(event)])))
  })

  test('lets no title, name or address open a line of its own', () => {
    const evil = 'Vui\r\nEND:VEVENT\nBEGIN:VEVENT\nATTACH:x; a,b \\ \u0000\u0007\u2028\u0085'
    const event = publicationOf({
      payload: {
        title: evil,
        description: evil,
        host: { id: 'h', name: evil },
        mode: 'hybrid',
        onlineUrl: 'https://x.vn/\r\nBEGIN:VALARM "a" ;b,c',
        venue: { id: 'v', slug: 'v', name: evil, address: evil },
      },
    })
    const ics = renderIcs(feedOf([event], { title: evil, description: evil, home: 'https://x.vn/\r\nMETHOD:REQUEST' }))
    expect(unfold(ics).filter(line => /^(BEGIN|END|ATTACH|METHOD)/.test(line))).toEqual([
      'BEGIN:VCALENDAR',
      'BEGIN:VTIMEZONE',
      'BEGIN:STANDARD',
      'END:STANDARD',
      'END:VTIMEZONE',
      'BEGIN:VEVENT',
      'END:VEVENT',
      'END:VCALENDAR',
    ])
    expect(ics.replaceAll('\r\n', '')).not.toMatch(/\p{Cc}/u)
    expect(read(ics)[0]!.summary).toBe('Vui\nEND:VEVENT\nBEGIN:VEVENT\nATTACH:x; a,b \\ ')
  })

  test('folds at 75 octets on whole characters and ends with a line break', () => {
    const event = publicationOf({ payload: { title: '🎪Trò chơi dân gian ướt ẩm ở đình làng '.repeat(8).trim() } })
    const ics = renderIcs(feedOf([event]))
    const lines = ics.split('\r\n')
    expect(lines.pop()).toBe('')
    for (const line of lines) {
      expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75)
      expect(line).not.toMatch(/\p{Surrogate}/u)
    }
    expect(read(ics)[0]!.summary).toBe(event.payload.title)
  })

  test('has what clients need to refresh, and nothing that makes it an invitation', () => {
    const lines = unfold(renderIcs(feedOf([publicationOf()])))
    for (const line of [
      'VERSION:2.0',
      'NAME:Lịch trẻ em phường Sao Mai',
      'X-WR-TIMEZONE:Asia/Ho_Chi_Minh',
      'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
      'X-PUBLISHED-TTL:PT6H',
      'SOURCE;VALUE=URI:https://sanchoi.vn/w/sao-mai/calendar.ics',
      'CATEGORIES:Kỹ năng số',
      'COLOR:royalblue',
      'STATUS:CONFIRMED',
    ])
      expect(lines).toContain(line)
    expect(lines.some(line => line.startsWith('METHOD'))).toBe(false)
    expect(lines.indexOf('BEGIN:VEVENT')).toBeLessThan(lines.findIndex(line => line.startsWith('UID')))
    const description = lines.find(line => line.startsWith('DESCRIPTION:Nhận biết'))
    expect(description).toContain('/w/sao-mai/events/')
    expect(description).toContain('111')
  })

  test('leaves out what lies outside its window', () => {
    const old = publicationOf({ payload: { startsOn: '2026-01-05' } })
    expect(read(renderIcs(feedOf([old])))).toEqual([])
  })

  test('stays under a thousand events and a megabyte when expanded, and keeps what is next', () => {
    const rule = weekly([1, 2, 3, 4, 5], '2026-08-31')
    const description = 'Mô tả dài. '.repeat(300)
    const many = Array.from({ length: 20 }, () =>
      publicationOf({ payload: { startsOn: '2026-05-11', rule, description } }),
    )
    const ics = renderIcs(feedOf(many), { expand: true })
    expect(new TextEncoder().encode(ics).length).toBeLessThan(1024 * 1024)
    const seen = read(ics)
    expect(seen).toHaveLength(1000)
    expect(rfc3339(seen[0]!.start)).toBe('2026-06-08T14:00:00+07:00')
  })

  test('is a calendar also when nothing is planned', () => {
    expect(read(renderIcs(feedOf([])))).toEqual([])
  })
})
