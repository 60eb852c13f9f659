import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { BoardMessage } from '../../src/led/board-item'
import { loopOf } from '../../src/led/loop'
import { type Board, type BoardContent, resolveTimeline, type Segment, segmentAt } from '../../src/led/resolve-timeline'
import { scheduleOf } from '../../src/led/schedule'
import { nowText, tickerRss } from '../../src/led/text-outputs'
import type { DayParts, MessageWindow } from '../../src/led/windows'
import { addDays, DAY, HOUR, instantOf, MINUTE, wallDate, wallTime, weekdayOf } from '../../src/shared/dates'
import { alwaysLit, messageOf, noContent, windowOf } from '../support/boards'
import { publicationOf, weekly } from '../support/publications'

const FROM = instantOf('2026-06-09')
const always = alwaysLit
const nothing = noContent

const message = (window: Partial<MessageWindow> = {}, own: Partial<BoardMessage> = {}) => messageOf({ window, ...own })

const textsAt = (content: Partial<BoardContent>, at: number, board = always) =>
  loopOf(segmentAt(resolveTimeline(board, { ...nothing, ...content }, FROM, FROM + 3 * DAY), at)!.items).map(
    item => item.text,
  )

const at = (time: string, date = '2026-06-09') => instantOf(date, time)

describe('a message’s windows', () => {
  test('end exclusively', () => {
    const messages = [message({ fromTime: '17:00', toTime: '21:00' })]
    expect(textsAt({ messages }, at('17:00') - 1)).toHaveLength(1)
    expect(textsAt({ messages }, at('17:00'))).toHaveLength(2)
    expect(textsAt({ messages }, at('21:00') - 1)).toHaveLength(2)
    expect(textsAt({ messages }, at('21:00'))).toHaveLength(1)
  })

  test('across midnight belong to the day they start, also on the last day of a month', () => {
    const late = message({
      startsOn: '2026-06-30',
      endsOn: '2026-06-30',
      days: [2],
      fromTime: '22:00',
      toTime: '02:00',
    })
    const from = at('00:00', '2026-06-29')
    const segments = resolveTimeline(always, { ...nothing, messages: [late] }, from, from + 4 * DAY)
    const on = segments.filter(({ items }) => items.length > 1)
    expect(on.map(segment => [segment.from, segment.to])).toEqual([
      [at('22:00', '2026-06-30'), at('02:00', '2026-07-01')],
    ])
    const schedule = scheduleOf({ id: 's', width: 64, height: 32 }, segments, segments[0]!, 'r')
    expect(
      schedule.items.filter(({ kind }) => kind === 'message').map(i => [i.notBefore, i.notAfter, i.days, i.from, i.to]),
    ).toEqual([
      ['2026-06-30T22:00:00+07:00', '2026-07-01T00:00:00+07:00', [2], '22:00', '24:00'],
      ['2026-07-01T00:00:00+07:00', '2026-07-01T02:00:00+07:00', [3], '00:00', '02:00'],
    ])
  })
})

describe('an event', () => {
  const event = (own = {}) => publicationOf({ payload: { title: 'Tập bơi', startTime: '19:00', ...own } })

  test('is announced three days ahead, by its date, then as tomorrow’s, today’s and under way, and leaves when it ends', () => {
    const publications = [event({ startsOn: '2026-06-13' })]
    const from = at('00:00', '2026-06-09')
    const segments = resolveTimeline(always, { ...nothing, publications }, from, from + 6 * DAY)
    expect(segments.map(s => [wallDate(s.from), wallTime(s.from), s.items[1]?.text ?? null])).toEqual([
      ['2026-06-09', '00:00', null],
      ['2026-06-10', '00:00', '19:00 THỨ BẢY 13/06: Tập bơi – Nhà văn hóa Đông Cao'],
      ['2026-06-12', '00:00', '19:00 NGÀY MAI: Tập bơi – Nhà văn hóa Đông Cao'],
      ['2026-06-13', '00:00', '19:00 HÔM NAY: Tập bơi – Nhà văn hóa Đông Cao'],
      ['2026-06-13', '19:00', 'ĐANG DIỄN RA ĐẾN 20:30: Tập bơi – Nhà văn hóa Đông Cao'],
      ['2026-06-13', '20:30', null],
    ])
    expect(segments.map(s => s.items[1]?.freezeSafe ?? null)).toEqual([null, true, false, false, false, null])
  })

  test('that is cancelled is a notice until it would have begun, then nothing', () => {
    const publication = event()
    publication.payload.occurrences[0]!.status = 'cancelled'
    for (const publications of [[publication], [{ ...event(), status: 'cancelled' as const }]]) {
      expect(textsAt({ publications }, at('18:59'))[1]).toBe('[HUỶ] 19:00 HÔM NAY: Tập bơi')
      expect(textsAt({ publications }, at('19:00'))).toHaveLength(1)
    }
  })

  test('that is postponed is a notice too, and never looks as if it took place', () => {
    const one = event()
    Object.assign(one.payload.occurrences[0]!, { status: 'postponed', reason: 'Bão số 3' })
    const whole = event({ notice: { kind: 'postponed', reason: 'Bão số 3' } })
    for (const publications of [[one], [whole]]) {
      expect(textsAt({ publications }, at('18:59'))[1]).toBe('[HOÃN] 19:00 HÔM NAY: Tập bơi')
      expect(textsAt({ publications }, at('19:00'))).toHaveLength(1)
    }
  })

  test('that is called off while it is under way leaves the board at once', () => {
    const publications = [event()]
    expect(textsAt({ publications }, at('19:30'))[1]).toContain('ĐANG DIỄN RA')
    publications[0]!.payload.occurrences[0]!.status = 'postponed'
    expect(textsAt({ publications }, at('19:30'))).toHaveLength(1)
  })

  test('that is moved is announced at its new time and place, and no longer at the old', () => {
    const publication = event()
    const venue = { id: 'q', slug: 'q', name: 'Quảng trường', address: '' }
    const startsAt = at('08:00', '2026-06-10')
    Object.assign(publication.payload.occurrences[0]!, { startsAt, endsAt: startsAt + HOUR, venue })
    const texts = (instant: number) => textsAt({ publications: [publication] }, instant)
    expect(texts(at('19:00'))[1]).toBe('08:00 NGÀY MAI: Tập bơi – Quảng trường')
    expect(texts(at('08:30', '2026-06-10'))[1]).toBe('ĐANG DIỄN RA ĐẾN 09:00: Tập bơi – Quảng trường')
  })

  test('that is cancelled is told also when eight others come before it', () => {
    const publications = Array.from({ length: 10 }, (_, i) => event({ title: `Buổi ${i}`, startTime: `1${i}:00` }))
    publications[9]!.payload.occurrences[0]!.status = 'cancelled'
    const texts = textsAt({ publications }, at('07:00'))
    expect(texts[1]).toBe('[HUỶ] 19:00 HÔM NAY: Buổi 9')
    expect(texts.filter(text => !text.startsWith('GỌI 111'))).toHaveLength(9)
  })

  test('that is withdrawn is not shown', () => {
    expect(textsAt({ publications: [{ ...event(), status: 'withdrawn' }] }, at('18:00'))).toHaveLength(1)
  })

  test('of another residential group stays off a group’s board', () => {
    const groups = [{ id: 'dong-cao', slug: 'dong-cao', name: 'TDP Đông Cao' }]
    const publications = [event({ groups }), event({ title: 'Cả phường' })]
    const board = (groupId: string) => textsAt({ publications }, at('08:00'), { ...always, groupId })
    expect(board('dong-cao')).toHaveLength(3)
    expect(board('tan-phu')).toHaveLength(2)
    expect(board('tan-phu')[1]).toContain('Cả phường')
  })

  test('that meets daily takes one place for the days to come', () => {
    const rule = weekly([1, 2, 3, 4, 5, 6, 7], '2026-06-30')
    const texts = textsAt(
      { publications: [event({ rule }), event({ title: 'Đọc sách', startTime: '08:00' })] },
      at('07:00'),
    )
    expect(texts.slice(1).map(text => text.slice(0, 13))).toEqual(['08:00 HÔM NAY', '19:00 HÔM NAY', '19:00 NGÀY MA'])
  })

  test('is one of the nearest eight', () => {
    const publications = Array.from({ length: 20 }, (_, i) =>
      event({ title: `Buổi ${i}`, startTime: `${10 + (i % 10)}:00` }),
    )
    const texts = textsAt({ publications }, at('07:00'))
    expect(texts.filter(text => !text.startsWith('GỌI 111'))).toHaveLength(8)
    expect(texts.filter(text => text.startsWith('GỌI 111'))).toHaveLength(2)
  })
})

test('outside its hours a board is dark, also where they cross midnight', () => {
  const board = { ...always, opensAt: '17:00', closesAt: '01:00' }
  expect(textsAt({}, at('00:59'), board)).toHaveLength(1)
  expect(textsAt({}, at('01:00'), board)).toHaveLength(0)
  expect(textsAt({}, at('16:59'), board)).toHaveLength(0)
  expect(textsAt({}, at('17:00'), board)).toHaveLength(1)
})

test('local hotlines follow, with the number as people write it', () => {
  const hotlines = [{ name: 'Công an phường', phone: '+842083855123' }, ...nothing.hotlines]
  expect(textsAt({ hotlines }, at('09:00'))).toEqual([
    'GỌI 111 – Bảo vệ trẻ em – Miễn phí, 24/7',
    'GỌI 0208 385 5123 – Công an phường',
  ])
})

test('text and RSS say the loop that runs, escaped, a line or an item each', () => {
  const messages = [message({}, { text: 'Sách & <b>truyện</b> "hay"' })]
  const segment = resolveTimeline(always, { ...nothing, messages }, FROM, FROM + DAY)[0]!
  expect(nowText(segment)).toBe('GỌI 111 – Bảo vệ trẻ em – Miễn phí, 24/7\nSách & <b>truyện</b> "hay"\n')
  const rss = tickerRss(segment, { name: 'Cổng <1>', link: 'https://a.test/?a&b' })
  expect(rss).toContain('<title>Sách &amp; &lt;b&gt;truyện&lt;/b&gt; &quot;hay&quot;</title>')
  expect(rss.match(/<item>/g)).toHaveLength(2)
})

describe('a board', () => {
  const dates = (segments: Segment[]) =>
    segments
      .filter(({ items }) => items.length)
      .map(({ from, to }) => [from, to].map(x => `${wallDate(x).slice(5)} ${wallTime(x)}`))

  test('has hours of its own on a date, and may be dark on another', () => {
    const board = {
      ...{ ...always, opensAt: '06:00', closesAt: '22:00' },
      hourExceptions: [
        { date: '2026-06-10', opensAt: '17:00', closesAt: '01:00' },
        { date: '2026-06-11', opensAt: null, closesAt: null },
      ],
    }
    expect(dates(resolveTimeline(board, nothing, FROM, FROM + 4 * DAY))).toEqual([
      ['06-09 06:00', '06-09 22:00'],
      ['06-10 17:00', '06-11 01:00'],
      ['06-12 06:00', '06-12 22:00'],
    ])
  })

  test('shows what is said to all, and what is said to a tag it has', () => {
    const messages = [
      message({}, { id: 'all', text: 'Mọi nơi' }),
      message({}, { id: 'gate', text: 'Cổng trường', tags: ['chợ', 'cổng trường'] }),
    ]
    const on = (tags: string[]) => textsAt({ messages }, at('08:00'), { ...always, tags }).slice(1)
    expect(on([])).toEqual(['Mọi nơi'])
    expect(on(['nhà văn hóa'])).toEqual(['Mọi nơi'])
    expect(on(['cổng trường'])).toEqual(['Mọi nơi', 'Cổng trường'])
  })

  test('that freezes on its last picture gets only what stays true, events by their date', () => {
    const messages = [
      message({}, { id: 'a', text: 'Chỉ tối nay' }),
      message({}, { id: 'b', text: 'Luôn đúng', freezeSafe: true }),
    ]
    const publications = [publicationOf({ payload: { title: 'Tập bơi', startTime: '19:00' } })]
    const freezing = { ...always, freezes: true }
    for (const time of ['08:00', '19:10'])
      expect(textsAt({ messages, publications }, at(time), freezing)).toEqual([
        'GỌI 111 – Bảo vệ trẻ em – Miễn phí, 24/7',
        '19:00 THỨ BA 09/06: Tập bơi – Nhà văn hóa Đông Cao',
        'Luôn đúng',
      ])
    expect(textsAt({ messages, publications }, at('20:30'), freezing)).toHaveLength(2)
  })
})

describe('a message', () => {
  test('runs in each of its windows, but in none that begins on an excepted date', () => {
    const windows = [
      windowOf({ fromTime: '06:00', toTime: '07:00' }),
      windowOf({ fromTime: '22:00', toTime: '02:00', days: [2, 3] }),
    ]
    const messages = [messageOf({ windows, exceptDates: ['2026-06-10'] })]
    const shown = (time: string, date?: string) => textsAt({ messages }, at(time, date)).length === 2
    expect([shown('06:30'), shown('12:00'), shown('23:00'), shown('01:59', '2026-06-10')]).toEqual([
      true,
      false,
      true,
      true,
    ])
    expect([shown('06:30', '2026-06-10'), shown('23:00', '2026-06-10'), shown('01:00', '2026-06-11')]).toEqual([
      false,
      false,
      false,
    ])
    expect(shown('06:30', '2026-06-11')).toBe(true)
  })
})

describe('an emergency', () => {
  const alert = { id: 'a', text: 'Bão sắp vào', screenIds: [], raisedAt: at('08:10'), expiresAt: at('09:00') }

  test('takes the loop at once, leaves 111 its fifth, and ends by itself', () => {
    const content = { messages: [message()], alerts: [alert] }
    expect(textsAt(content, at('08:10') - 1)).toHaveLength(2)
    expect(textsAt(content, at('08:10'))).toEqual([
      ...Array(4).fill('KHẨN CẤP: Bão sắp vào (đến 09:00 ngày 09/06)'),
      'GỌI 111 – Bảo vệ trẻ em – Miễn phí, 24/7',
    ])
    expect(textsAt(content, at('09:00'))[1]).toBe('Đừng kết bạn với người lạ')
  })

  test('lights a board outside its hours, and only the boards it is for', () => {
    const night = { ...always, opensAt: '10:00', closesAt: '22:00' }
    const alerts = [{ ...alert, screenIds: ['s'] }]
    expect(textsAt({ alerts }, at('08:30'), night)).toHaveLength(5)
    expect(textsAt({ alerts }, at('08:30'), { ...night, id: 'other' })).toEqual([])
  })

  test('is planned ahead in the schedule, so that a board without network ends it too', () => {
    const segments = resolveTimeline(always, { ...nothing, messages: [message()], alerts: [alert] }, FROM, FROM + DAY)
    const during = scheduleOf({ id: 's', width: 64, height: 32 }, segments, segmentAt(segments, at('08:30'))!, 'r')
    expect(during).toMatchObject({
      pollAfterSec: 15,
      emergency: { id: 'alert-a', notAfter: '2026-06-09T09:00:00+07:00' },
    })
    const texts = during.items.map(({ id, notBefore }) => [id, notBefore.slice(11, 16)])
    expect(texts).toContainEqual(['message-m', '09:00'])
    const after = scheduleOf({ id: 's', width: 64, height: 32 }, segments, segmentAt(segments, at('09:30'))!, 'r')
    expect(after).toMatchObject({ pollAfterSec: 60, emergency: null })
  })
})

// What follows holds for whatever a ward may enter.

const time = fc.integer({ min: 0, max: 47 }).map(half => wallTime(FROM + half * 30 * MINUTE))
const days = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 7 })
const startsOn = fc.integer({ min: -40, max: 40 }).map(n => addDays('2026-06-09', n))
const aWindow = fc
  .record({ startsOn, length: fc.nat(40), days, fromTime: time, toTime: time })
  .map(({ length, toTime, ...own }) =>
    windowOf({ ...own, endsOn: addDays(own.startsOn, length), toTime: toTime === '00:00' ? '24:00' : toTime }),
  )
  .filter(({ fromTime, toTime }) => fromTime !== toTime)
const aMessage = fc
  .record({
    windows: fc.array(aWindow, { minLength: 1, maxLength: 3 }),
    exceptDates: fc.uniqueArray(startsOn, { maxLength: 4 }),
    priority: fc.nat(9),
    share: fc.constantFrom(null, null, 5, 20, 50),
    id: fc.uuid(),
  })
  .map(own => messageOf({ ...own, text: `Lời ${own.id}` }))
const anEvent = fc
  .record({
    startsOn,
    startTime: time,
    durationMinutes: fc.integer({ min: 15, max: 1500 }),
    id: fc.uuid(),
    state: fc.constantFrom('scheduled' as const, 'postponed' as const, 'cancelled' as const),
  })
  .map(({ id, state, ...own }) => {
    const publication = publicationOf({ id, payload: { ...own, title: `Buổi ${id}` } })
    publication.payload.occurrences[0]!.status = state
    return publication
  })
const aBoard = fc
  .record({
    opensAt: time,
    closesAt: time,
    hourExceptions: fc.uniqueArray(
      fc
        .record({ date: startsOn, opensAt: time, closesAt: time, dark: fc.boolean() })
        .map(({ dark, ...hours }) => (dark ? { ...hours, opensAt: null, closesAt: null } : hours))
        .filter(({ opensAt, closesAt }) => opensAt === null || opensAt !== closesAt),
      { maxLength: 3, selector: ({ date }) => date },
    ),
  })
  .map(hours => ({ ...always, ...hours }))
  .filter(({ opensAt, closesAt }) => opensAt !== closesAt)
const aWorld = fc.record({
  board: aBoard,
  messages: fc.array(aMessage, { maxLength: 12 }),
  publications: fc.array(anEvent, { maxLength: 12 }),
  alerts: fc.array(
    fc
      .record({ id: fc.uuid(), start: fc.nat(72 * 60), minutes: fc.integer({ min: 5, max: 600 }) })
      .map(({ id, start, minutes }) => ({ id, text: `Khẩn ${id}`, screenIds: [], start, minutes })),
    { maxLength: 1 },
  ),
  from: startsOn.map(date => instantOf(date)),
})

/** The rule once more, minute by minute instead of by windows. */
function allows(m: DayParts, instant: number, except: string[] = []) {
  const clock = wallTime(instant)
  const onDay = (date: string) =>
    (!m.startsOn || m.startsOn <= date) &&
    (!m.endsOn || date <= m.endsOn) &&
    (!m.days?.length || m.days.includes(weekdayOf(date))) &&
    !except.includes(date)
  const today = wallDate(instant)
  if (m.fromTime < m.toTime) return onDay(today) && m.fromTime <= clock && clock < m.toTime
  return (onDay(today) && clock >= m.fromTime) || (onDay(addDays(today, -1)) && clock < m.toTime)
}

const alertsFrom = (
  alerts: { start: number; minutes: number; id: string; text: string; screenIds: string[] }[],
  from: number,
) =>
  alerts.map(({ start, minutes, ...alert }) => ({
    ...alert,
    raisedAt: from + start * MINUTE,
    expiresAt: from + (start + minutes) * MINUTE,
  }))

const isOpen = (board: Board, instant: number) =>
  allows(
    { fromTime: board.opensAt, toTime: board.closesAt },
    instant,
    board.hourExceptions.map(({ date }) => date),
  ) ||
  board.hourExceptions.some(
    ({ date, opensAt, closesAt }) =>
      opensAt && closesAt && allows({ startsOn: date, endsOn: date, fromTime: opensAt, toTime: closesAt }, instant),
  )

describe('at any minute of any world', () => {
  test('exactly what is allowed is shown, 111 keeps its share, and nothing that is off looks as if it took place', () => {
    fc.assert(
      fc.property(aWorld, fc.nat(72 * 60 - 1), ({ board, messages, publications, alerts, from }, minute) => {
        const content = { ...nothing, messages, publications, alerts: alertsFrom(alerts, from) }
        const segments = resolveTimeline(board, content, from, from + 72 * HOUR)
        const instant = from + minute * MINUTE
        const items = loopOf(segmentAt(segments, instant)!.items)
        if (content.alerts.some(({ raisedAt, expiresAt }) => raisedAt <= instant && instant < expiresAt)) {
          expect(items.map(({ kind }) => kind)).toEqual([...Array(4).fill('emergency'), 'hotline'])
          return true
        }
        if (!isOpen(board, instant)) return items.length === 0

        const shown = new Set(items.filter(({ kind }) => kind === 'message').map(({ text }) => text))
        const allowed = messages.filter(m => m.windows.some(window => allows(window, instant, m.exceptDates)))
        expect([...shown].sort()).toEqual(allowed.map(({ text }) => text).sort())

        const hotline = items.filter(({ id }) => id === 'hotline-111')
        expect(hotline.length / items.length).toBeGreaterThanOrEqual(0.2)
        const seconds = (list: typeof items) => list.reduce((sum, { durationSec }) => sum + durationSec, 0)
        expect(seconds(hotline) / seconds(items)).toBeGreaterThanOrEqual(0.2)
        items.forEach((_, i) => {
          expect(items.slice(i, i + 5).length < 5 || items.slice(i, i + 5).some(x => x.id === 'hotline-111')).toBe(true)
        })

        for (const { payload } of publications) {
          const [occurrence] = payload.occurrences
          const item = items.find(({ id }) => id === `event-${occurrence!.id}`)
          if (!item) continue
          const { status } = occurrence!
          const off = status !== 'scheduled'
          expect(item.kind).toBe({ scheduled: 'event', postponed: 'postponement', cancelled: 'cancellation' }[status])
          expect(/^\[(HUỶ|HOÃN)\]/.test(item.text)).toBe(off)
          expect(instant).toBeLessThan(off ? occurrence!.startsAt : occurrence!.endsAt)
        }
        return true
      }),
      { numRuns: 200 },
    )
  })

  test('the schedule read by its instants, or by its day parts, is the timeline again', () => {
    fc.assert(
      fc.property(aWorld, fc.nat(72 * 60 - 1), ({ board, messages, publications, from }, minute) => {
        const segments = resolveTimeline(board, { ...nothing, messages, publications }, from, from + 72 * HOUR)
        const instant = from + minute * MINUTE
        const current = segmentAt(segments, instant)!
        const { items, nextChangeAt } = scheduleOf({ id: 's', width: 64, height: 32 }, segments, current, 'r')
        const inOrder = current.items.map(({ text }) => text)
        const byInstant = items.filter(i => Date.parse(i.notBefore) <= instant && instant < Date.parse(i.notAfter))
        expect(byInstant.map(({ text }) => text)).toEqual(inOrder)
        for (const item of byInstant)
          expect(allows({ days: item.days, fromTime: item.from, toTime: item.to }, instant)).toBe(true)
        expect(nextChangeAt === null ? from + 72 * HOUR : Date.parse(nextChangeAt)).toBe(current.to)
      }),
      { numRuns: 100 },
    )
  })

  test('segments follow each other without gaps, and neighbours differ', () => {
    fc.assert(
      fc.property(aWorld, ({ board, messages, publications, from }) => {
        const segments = resolveTimeline(board, { ...nothing, messages, publications }, from, from + 72 * HOUR)
        expect(segments[0]!.from).toBe(from)
        expect(segments.at(-1)!.to).toBe(from + 72 * HOUR)
        segments.slice(1).forEach((segment, i) => {
          expect(segment.from).toBe(segments[i]!.to)
          expect(segment.items.map(x => x.text)).not.toEqual(segments[i]!.items.map(x => x.text))
        })
      }),
      { numRuns: 100 },
    )
  })
})
