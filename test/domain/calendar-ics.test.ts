import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import type { Feed } from '../../src/calendar/feed'
import { renderIcs } from '../../src/calendar/render-ics'
import { messages } from '../../src/messages'
import type { Publication } from '../../src/publications/publication'
import { addDays, instantOf, rfc3339, wallDate } from '../../src/shared/dates'
import { occurrencesOf, publicationOf } from '../support/publications'
import { NOW } from '../support/scenario'

const feedOf = (publications: Publication[], changes: Partial<Feed> = {}): Feed => ({
  m: messages('vi'),
  language: 'vi',
  title: 'Lịch trẻ em phường Sao Mai',
  description: 'Hoạt động miễn phí.',
  home: 'https://sanchoi.vn/w/sao-mai',
  self: 'https://sanchoi.vn/w/sao-mai/calendar.ics',
  publications,
  from: instantOf('2026-05-04'),
  to: instantOf('2027-07-19'),
  modifiedAt: NOW,
  ...changes,
})

type Seen = { uid: string; start: number; end: number; cancelled: boolean; summary: string }

/** What a client finds in a feed: every occurrence, with overrides applied. */
function read(ics: string): Seen[] {
  const calendar = new ICAL.Component(ICAL.parse(ics))
  const zones = calendar.getAllSubcomponents('vtimezone').map(zone => new ICAL.Timezone(zone))
  for (const zone of zones) ICAL.TimezoneService.register(zone)
  const all = calendar.getAllSubcomponents('vevent').map(component => new ICAL.Event(component))
  const masters = all.filter(event => !event.isRecurrenceException())
  const seen: Seen[] = []
  for (const master of masters) {
    for (const other of all)
      if (other.isRecurrenceException() && other.uid === master.uid) master.relateException(other)
    const note = (event: ICAL.Event, start: ICAL.Time, end: ICAL.Time) =>
      seen.push({
        uid: master.uid,
        start: start.toUnixTime() * 1000,
        end: end.toUnixTime() * 1000,
        cancelled: event.component.getFirstPropertyValue('status') === 'CANCELLED',
        summary: event.summary,
      })
    if (!master.isRecurring()) note(master, master.startDate, master.endDate)
    else {
      const iterator = master.iterator()
      for (let next = iterator.next(); next; next = iterator.next()) {
        const { item, startDate, endDate } = master.getOccurrenceDetails(next)
        note(item, startDate, endDate)
      }
    }
  }
  return seen.sort((a, b) => a.start - b.start || (a.uid < b.uid ? -1 : 1))
}

const unfold = (ics: string) => ics.replaceAll('\r\n ', '').split('\r\n')
const times = (seen: { start: number; end: number }[]) => seen.map(one => [rfc3339(one.start), rfc3339(one.end)])
const timesOf = ({ payload }: Publication) =>
  payload.occurrences.map(one => [rfc3339(one.startsAt), rfc3339(one.endsAt)])

const tuesdays = { freq: 'weekly' as const, days: [2, 4], until: '2026-07-30' }
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
    expect(unfold(ics)).toContain('RRULE:FREQ=WEEKLY;UNTIL=20260730T070000Z;BYDAY=TU,TH')
    expect(times(read(ics))).toEqual(timesOf(event))
  })

  test('shows a cancelled meeting of a series as cancelled, in its title too', () => {
    const event = series()
    event.payload.occurrences[3] = { ...event.payload.occurrences[3]!, status: 'cancelled', reason: 'Mưa bão' }
    const seen = read(renderIcs(feedOf([event])))
    expect(times(seen)).toEqual(timesOf(event))
    expect(seen.map(one => one.cancelled)).toEqual(seen.map((_, index) => index === 3))
    expect(seen[3]!.summary).toBe('[HUỶ] Lớp Internet an toàn cho em')
    expect(unfold(renderIcs(feedOf([event]))).join('\n')).toContain('ĐÃ HỦY: Mưa bão')
  })

  test('shows the first meeting as cancelled without cancelling the series', () => {
    const event = series()
    event.payload.occurrences[0] = { ...event.payload.occurrences[0]!, status: 'cancelled' }
    expect(
      read(renderIcs(feedOf([event])))
        .map(one => one.cancelled)
        .filter(Boolean),
    ).toHaveLength(1)
  })

  test('keeps the UID of an event that is cancelled as a whole, and raises what tells clients so', () => {
    const ics = renderIcs(feedOf([{ ...series([], 'cancelled'), sequence: 4, modifiedAt: NOW }]))
    const seen = read(ics)
    expect(seen.every(one => one.cancelled && one.uid === 'series@san-choi')).toBe(true)
    expect(seen[0]!.summary).toMatch(/^\[HUỶ\] /)
    for (const line of ['SEQUENCE:4', 'STATUS:CANCELLED', 'LAST-MODIFIED:20260609T070000Z', 'DTSTAMP:20260609T070000Z'])
      expect(unfold(ics)).toContain(line)
  })

  test('lets a moved meeting stand alone beside its series', () => {
    const event = series()
    const moved = event.payload.occurrences[2]!
    event.payload.occurrences[2] = { ...moved, startsAt: moved.startsAt + 3_600_000, endsAt: moved.endsAt + 3_600_000 }
    const seen = read(renderIcs(feedOf([event])))
    expect(times(seen)).toEqual(timesOf(event))
    expect(seen[2]!.uid).toBe(`series-${moved.id}@san-choi`)
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
    const rule = { freq: 'weekly' as const, days: [1, 2, 3, 4, 5], until: '2026-08-31' }
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

describe('any publication', () => {
  const occurrence = fc.record({
    keep: fc.boolean(),
    cancelled: fc.boolean(),
    moved: fc.constantFrom(0, 0, 0, 30, 1440),
  })
  const publication = fc
    .record({
      title: fc.string({ unit: 'binary', maxLength: 120 }),
      description: fc.string({ unit: 'grapheme', maxLength: 300 }),
      startsOn: fc.integer({ min: 0, max: 100 }).map(days => addDays('2026-05-20', days)),
      startTime: fc.constantFrom('00:00', '06:30', '14:00', '19:15', '23:30'),
      durationMinutes: fc.constantFrom(15, 90, 480),
      days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
      weeks: fc.integer({ min: 0, max: 12 }),
      repeats: fc.boolean(),
      fates: fc.array(occurrence, { minLength: 1, maxLength: 12 }),
      cancelled: fc.boolean(),
    })
    .map(({ days, weeks, repeats, fates, cancelled, ...rest }) => {
      const rule = repeats ? { freq: 'weekly' as const, days, until: addDays(rest.startsOn, weeks * 7) } : null
      const { payload } = publicationOf({ payload: { ...rest, rule } })
      const occurrences = payload.occurrences.flatMap((one, index) => {
        const fate = fates[index % fates.length]!
        if (!fate.keep) return []
        const by = fate.moved * 60_000
        const status = fate.cancelled ? ('cancelled' as const) : one.status
        return [{ ...one, status, startsAt: one.startsAt + by, endsAt: one.endsAt + by }]
      })
      return publicationOf({ status: cancelled ? 'cancelled' : 'published', payload: { ...payload, occurrences } })
    })

  const expected = ({ status, payload }: Publication) =>
    payload.occurrences
      .map(
        one =>
          `${rfc3339(one.startsAt)} ${rfc3339(one.endsAt)} ${status === 'cancelled' || one.status === 'cancelled'}`,
      )
      .sort()
  const found = (ics: string) =>
    read(ics)
      .map(one => `${rfc3339(one.start)} ${rfc3339(one.end)} ${one.cancelled}`)
      .sort()

  test('reads back to its occurrences, as a series and expanded', () => {
    fc.assert(
      fc.property(publication, fc.boolean(), (event, expand) => {
        expect(found(renderIcs(feedOf([event]), { expand }))).toEqual(expected(event))
        expect(event.payload.occurrences.every(one => wallDate(one.startsAt) >= '2026-05-20')).toBe(true)
      }),
      { numRuns: 150 },
    )
  })
})
