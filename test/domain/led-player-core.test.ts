import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { resolveTimeline, segmentAt } from '../../src/led/resolve-timeline'
import { scheduleOf } from '../../src/led/schedule'
import { DAY, HOUR, instantOf, MINUTE } from '../../src/shared/dates'
import { jitterOf } from '../../src/web/islands/player/errands'
import { answerAt, exchange, fakeDevice, type Player, SCREEN } from '../support/board-player'
import { alwaysLit, messageOf, noContent } from '../support/boards'

const AT = instantOf('2026-06-09', '14:00')
const SECOND = 1000

type Content = Parameters<typeof resolveTimeline>[1]

/** What the server says at a moment for the next three days. */
function scheduleAt(at: number, content: Partial<Content> = {}, board: Partial<typeof alwaysLit> = {}) {
  const segments = resolveTimeline({ ...alwaysLit, ...board }, { ...noContent, ...content }, at, at + 3 * DAY)
  const screen = { id: SCREEN, width: 192, height: 96 }
  return JSON.stringify(scheduleOf(screen, segments, segmentAt(segments, at)!, 'r1'))
}

/** A player that has just heard from its server, and what it shows as time passes. */
function playing({ at = AT, skew = 0, content = {}, board = {}, text = scheduleAt(at, content, board) } = {}) {
  const fake = fakeDevice(at)
  fake.time.wall += skew
  const player = fake.open()
  const server = { answer: () => answerAt(fake.time.true, 200, text, { etag: '"e"' }) }
  exchange(player, server.answer)
  const shownAt = () => player.tick()?.item.id ?? null
  return {
    ...fake,
    player,
    server,
    shown: shownAt,
    /** What is shown, tick by tick, each change once, while `seconds` pass. */
    watch(seconds: number, step = 250) {
      const seen: (string | null)[] = []
      for (let passed = 0; passed < seconds * SECOND; passed += step) {
        const id = shownAt()
        if (seen.at(-1) !== id || !seen.length) seen.push(id)
        fake.pass(step)
      }
      return seen
    },
  }
}

const messages = (...texts: string[]) => texts.map(text => messageOf({ id: text, text }))
const alert = (from: number, to: number) => ({
  alerts: [{ id: 'a', text: 'Nước lên', screenIds: [], raisedAt: from, expiresAt: to }],
})

describe('what may show', () => {
  test('before any word from the server: the failsafe', () => {
    const { open } = fakeDevice(AT)
    expect(open().tick()?.item).toMatchObject({ id: 'failsafe', lines: ['GỌI 111', 'Bảo vệ trẻ em', 'Miễn phí, 24/7'] })
  })

  test('an item ends before its end, by as much as the time is unsure, and the board is never blank between two', () => {
    const first = messageOf({ id: 'one', text: 'Một', window: { toTime: '15:00' } })
    const second = messageOf({ id: 'two', text: 'Hai', window: { fromTime: '15:00' } })
    const p = playing({ content: { messages: [first, second] } })
    const end = AT + HOUR
    while (p.time.true < end + 30 * SECOND) {
      const id = p.shown()
      expect(id).not.toBeNull()
      if (p.time.true >= end) expect(id).not.toBe('message-one')
      else expect(id).not.toBe('message-two')
      p.pass(250)
    }
    expect(p.watch(60)).toContain('message-two')
  })

  test('a board goes dark when it surely closes, and lights up again', () => {
    const p = playing({ board: { opensAt: '07:00', closesAt: '14:01' } })
    expect(p.watch(58)).toEqual(['hotline-111'])
    expect(p.watch(2)).not.toContain(null)
    p.pass(3 * SECOND)
    expect(p.watch(60)).toEqual([null])
    p.pass(17 * HOUR)
    expect(p.watch(10)).toEqual(['hotline-111'])
  })

  test('past validity: the failsafe alone', () => {
    const p = playing({ content: { hotlines: [{ name: 'Công an', phone: '+842083123456' }] } })
    expect(p.watch(60)).toContain('hotline-842083123456')
    p.pass(3 * DAY)
    expect(p.watch(60)).toEqual(['failsafe'])
  })

  test('without trusted time: the failsafe and what is true at any time', () => {
    const hotlines = [{ name: 'Công an', phone: '+842083123456' }]
    const p = playing({ content: { hotlines, messages: messages('Hôm nay') } })
    expect(p.watch(60)).toContain('message-Hôm nay')
    p.time.wall += 10 * MINUTE
    expect([...new Set(p.watch(60))].sort()).toEqual(['failsafe', 'hotline-842083123456'])
    p.pass(2 * MINUTE)
    exchange(p.player, p.server.answer)
    expect(p.watch(60)).toContain('message-Hôm nay')
  })

  test('a word that reads differently tomorrow changes at midnight, though 111 stays', () => {
    const late = instantOf('2026-06-09', '23:59')
    const p = playing({ at: late })
    expect(p.watch(120)).toEqual(['hotline-111'])
  })
})

describe('time', () => {
  test.each([2 * DAY, -400 * DAY, 119 * SECOND])('a device off by %i ms plays by the server’s time', skew => {
    const p = playing({ skew, content: { messages: messages('Hôm nay') } })
    expect(p.watch(60)).toContain('message-Hôm nay')
    p.pass(10 * MINUTE)
    const [beat] = exchange(p.player, () => null).filter(({ path }) => path === 'beat')
    expect(Math.abs(JSON.parse(beat!.body!).clockOffsetSec * SECOND - skew)).toBeLessThanOrEqual(SECOND)
  })

  test('is kept over a reload and not over a restart, and a clock that went back is not believed', () => {
    const p = playing({ content: { messages: messages('Hôm nay') } })
    const again = () => {
      p.time.ticks = 0
      const player = p.open()
      const seen = new Set<string | undefined>()
      for (let i = 0; i < 120; i++) {
        seen.add(player.tick()?.item.id)
        p.pass(250)
      }
      return seen
    }
    expect(again()).toContain('message-Hôm nay')
    p.time.wall -= HOUR
    expect(again()).not.toContain('message-Hôm nay')
    p.time.wall += HOUR
    p.device.session.setItem = () => {}
    ;(p.device.session as { held?: Map<string, string> }).held?.clear()
    expect(again()).not.toContain('message-Hôm nay')
  })

  test('a device that slept, its ticks with it, shows nothing that ended meanwhile', () => {
    const content = { messages: [messageOf({ id: 'one', text: 'Một', window: { toTime: '14:02' } })] }
    const p = playing({ content })
    p.pass(50 * SECOND)
    p.time.true += 100 * SECOND
    p.time.wall += 100 * SECOND
    expect(p.watch(60)).not.toContain('message-one')
  })

  test('a portal’s page teaches neither time nor anything else', () => {
    const fake = fakeDevice(AT)
    const player = fake.open()
    exchange(player, () => answerAt(AT, 200, '<!doctype html><title>Wi-Fi</title>'))
    expect(player.tick()?.item.id).toBe('failsafe')
    expect(player.schedule()).toBeNull()
  })

  test('however both clocks drift and drop out, nothing is shown outside its window', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -200e-6, max: 200e-6, noNaN: true }),
        fc.integer({ min: 0, max: 9999 }),
        fc.integer({ min: 1, max: 60 }),
        (drift, part, age) => {
          const at = AT + part
          const ends = instantOf('2026-06-11', '09:00')
          const messagesOf = [
            messageOf({ id: 'one', text: 'Một', window: { endsOn: '2026-06-10' } }),
            messageOf({ id: 'two', text: 'Hai', window: { startsOn: '2026-06-11', toTime: '09:00' } }),
          ]
          const fake = fakeDevice(at)
          const player = fake.open()
          // A cache answers: its `Date` may be of then or of now.
          exchange(player, () =>
            answerAt(age % 2 ? at : at - age * SECOND, 200, scheduleAt(AT, { messages: messagesOf }), {
              age: String(age),
            }),
          )
          const midnight = instantOf('2026-06-11')
          for (const around of [midnight, ends]) {
            const jump = around - 90 * SECOND - fake.time.true
            fake.time.true += jump
            fake.time.wall += jump * (1 + drift)
            fake.time.ticks += jump * (1 + drift)
            for (let i = 0; i < 720; i++) {
              const id = player.tick()?.item.id
              if (fake.time.true >= midnight) expect(id).not.toBe('message-one')
              if (fake.time.true < midnight || fake.time.true >= ends) expect(id).not.toBe('message-two')
              fake.time.true += 250
              fake.time.wall += 250 * (1 + drift)
              fake.time.ticks += 250 * (1 + drift)
            }
          }
        },
      ),
      { numRuns: 20 },
    )
  })
})

describe('whose turn it is', () => {
  test('111 first, and after every four others', () => {
    const p = playing({ content: { messages: messages('a', 'b', 'c', 'd', 'e', 'f') } })
    const seen = p.watch(200)
    expect(seen.slice(0, 6)).toEqual(['hotline-111', ...['a', 'b', 'c', 'd'].map(id => `message-${id}`), 'hotline-111'])
    expect(new Set(seen).size).toBe(7)
  })

  test('whatever changes under way, 111 comes after four others at the latest and has a fifth of the time', () => {
    const world = fc.array(fc.subarray(['a', 'b', 'c', 'd', 'e', 'f', 'g']), { minLength: 3, maxLength: 12 })
    fc.assert(
      fc.property(world, fc.integer({ min: 3, max: 40 }), (changes, every) => {
        const fake = fakeDevice(AT)
        const player = fake.open()
        let [others, hotline, other] = [0, 0, 0]
        let last: unknown = null
        for (let i = 0; i < 60 * changes.length * 4; i++) {
          if (i % (every * 4) === 0 || i % 240 === 0) {
            const texts = changes[Math.floor(i / 240) % changes.length]!
            exchange(player, () => answerAt(fake.time.true, 200, scheduleAt(AT, { messages: messages(...texts) })))
          }
          const turn = player.tick()!
          const is111 = ['hotline-111', 'failsafe'].includes(turn.item.id)
          if (is111) hotline += 250
          else other += 250
          if (turn !== last) {
            others = is111 ? 0 : others + 1
            expect(others).toBeLessThanOrEqual(4)
          }
          last = turn
          fake.pass(250)
        }
        expect(hotline).toBeGreaterThanOrEqual((hotline + other - 50_000) / 5)
      }),
      { numRuns: 30 },
    )
  })

  test('an emergency breaks in at once, leaves room for 111, and ends by itself', () => {
    const soon = AT + 75 * SECOND
    const content = { messages: messages('a', 'b'), ...alert(soon, soon + 3 * MINUTE) }
    const p = playing({ content })
    p.watch(75)
    const seen = p.watch(2)
    expect(seen.at(-1)).toBe('alert-a')
    expect(p.player.isAlarmed()).toBe(true)
    const during = p.watch(170)
    expect(new Set(during)).toEqual(new Set(['alert-a', 'hotline-111']))
    p.pass(10 * SECOND)
    expect(p.watch(60)).not.toContain('alert-a')
  })

  test('what is cancelled is cut at the tick after the word came', () => {
    const p = playing({ content: { messages: messages('a') } })
    while (p.shown() !== 'message-a') p.pass(250)
    p.pass(66 * SECOND)
    while (p.shown() !== 'message-a') p.pass(250)
    exchange(p.player, () => answerAt(p.time.true, 200, scheduleAt(AT)))
    expect(p.shown()).toBe('hotline-111')
  })

  test('a picture that moves lasts until it is read, and 111 after it as long as its fifth', () => {
    const read = JSON.parse(scheduleAt(AT, { messages: messages('a') }))
    for (const item of read.items.filter(({ kind }: { kind: string }) => kind === 'message'))
      item.frame = { url: `frames/${'0'.repeat(64)}.png`, sha256: '', md5: '', bytes: 1, w: 192 * 25, h: 96 }
    const p = playing({ text: JSON.stringify(read) })
    while (p.shown() !== 'message-a') p.pass(250)
    expect(p.player.tick()!.seconds).toBe(62)
    while (p.shown() === 'message-a') p.pass(250)
    expect(p.player.tick()!.seconds).toBeGreaterThanOrEqual(15.5)
  })

  test('a device that slept owes 111 no more than its fifth of what was shown, and proves no more', () => {
    const p = playing({ content: { messages: messages('a', 'b') } })
    while (p.shown() !== 'message-a') p.pass(250)
    p.pass(HOUR)
    expect(p.watch(60)).toContain('message-b')
    const [report] = exchange(p.player, () => null).filter(({ path }) => path === 'plays')
    const { seconds } = JSON.parse(report!.body!).plays.find(({ itemId }: { itemId: string }) => itemId === 'message-a')
    expect(seconds).toBeLessThanOrEqual(10)
  })

  test('ticks that are set back hold nothing', () => {
    const p = playing({ content: { messages: messages('a') } })
    p.pass(2 * MINUTE)
    exchange(p.player, p.server.answer)
    p.shown()
    p.time.ticks -= 60 * SECOND
    expect(p.watch(60)).toContain('message-a')
  })
})

describe('asking', () => {
  const path = (name: string) => (asks: { path: string }[]) => asks.filter(ask => ask.path === name).length
  const polls = path('schedule.json')

  test('each minute give or take a tenth, always the same for one screen, with the validator it holds', () => {
    const p = playing()
    const times: number[] = []
    for (let i = 0; i < 4000; i++) {
      const asks = exchange(p.player, () => answerAt(p.time.true, 304))
      if (polls(asks)) {
        times.push(p.time.true)
        expect(asks[0]!.headers).toEqual({ 'if-none-match': '"e"' })
      }
      p.pass(250)
    }
    const gaps = new Set(times.slice(1).map((time, index) => time - times[index]!))
    expect(gaps.size).toBeLessThanOrEqual(2)
    for (const gap of gaps) expect(Math.abs(gap - 60_000 * jitterOf(SCREEN))).toBeLessThanOrEqual(250)
    fc.assert(fc.property(fc.string(), id => Math.abs(jitterOf(id) - 1) <= 0.1001))
  })

  const asked = (
    p: ReturnType<typeof playing>,
    minutes: number,
    answer: (at: number) => ReturnType<typeof answerAt> | null,
  ) => {
    let count = 0
    for (let i = 0; i < minutes * 60; i++) {
      count += polls(exchange(p.player, () => answer(p.time.true)))
      p.pass(SECOND)
    }
    return count
  }

  test('slower while the server is in trouble, as it says; as ever when only the network is gone', () => {
    expect(asked(playing(), 60, () => null)).toBeGreaterThan(50)
    expect(asked(playing(), 60, at => answerAt(at, 503))).toBeLessThan(12)
    expect(asked(playing(), 60, at => answerAt(at, 429, '', { 'retry-after': '1800' }))).toBeLessThan(4)
    expect(asked(playing(), 60, () => answerAt(Number.NaN, 200, '<html>'))).toBeGreaterThan(50)
  })

  test.each([404, 410])(
    'a key that is gone (%i) means the failsafe at once and for good, until it comes back',
    status => {
      const p = playing({ content: { messages: messages('a') } })
      p.pass(66 * SECOND)
      exchange(p.player, () => answerAt(p.time.true, status, 'gone\n', { 'content-type': 'text/plain; charset=UTF-8' }))
      expect(p.watch(60)).toEqual(['failsafe'])
      expect(p.open().tick()?.item.id).toBe('failsafe')
      expect(p.player.schedule()).toBeNull()
      expect(asked(p, 60, at => answerAt(at, status))).toBeLessThanOrEqual(7)
      p.pass(11 * MINUTE)
      exchange(p.player, () => answerAt(p.time.true, 200, scheduleAt(p.time.true, { messages: messages('a') })))
      expect(p.watch(60)).toContain('message-a')
    },
  )

  test.each([
    [404, '<html>', { 'content-type': 'text/html' }],
    [200, '<html>', { 'content-type': 'text/html' }],
    [200, '{"schemaVersion":1}', {}],
    [500, '', {}],
    [502, '', {}],
    [403, '', {}],
  ])('an answer that says nothing of the board (%i %s) changes nothing', (status, text, headers) => {
    const p = playing({ content: { messages: messages('a') } })
    p.pass(66 * SECOND)
    exchange(p.player, () => answerAt(p.time.true, status, text, headers))
    expect(p.watch(60)).toContain('message-a')
  })

  test('any one field of a wrong shape, or of another board, makes the whole answer void', () => {
    const good = scheduleAt(AT, { messages: messages('a') })
    const spoil = (change: (read: ReturnType<typeof JSON.parse>) => void) => {
      const read = JSON.parse(good)
      change(read)
      const p = playing({ text: JSON.stringify(read) })
      return p.player.schedule()
    }
    expect(spoil(() => {})).not.toBeNull()
    const fields = [
      'id',
      'revision',
      'kind',
      'text',
      'lines',
      'frame',
      'durationSec',
      'share',
      'notBefore',
      'notAfter',
      'undated',
    ]
    for (const field of fields) {
      expect(
        spoil(read => delete read.items[0][field]),
        field,
      ).toBeNull()
      expect(
        spoil(read => (read.items[0][field] = { odd: 1 })),
        field,
      ).toBeNull()
    }
    for (const field of ['schemaVersion', 'screen', 'revision', 'validUntil', 'pollAfterSec', 'failsafe', 'items'])
      expect(
        spoil(read => (read[field] = 'odd')),
        field,
      ).toEqual(field === 'revision' ? expect.anything() : null)
    expect(spoil(read => (read.screen.id = 'other'))).toBeNull()
    expect(spoil(read => (read.items[0].frame = { url: 'https://else.where/x.png', w: 1, h: 1 }))).toBeNull()
    const ofKind = (read: ReturnType<typeof JSON.parse>) =>
      read.items.filter(({ kind }: { kind: string }) => kind === 'message')
    const known = spoil(read => {
      for (const item of ofKind(read)) item.kind = 'hologram'
    })
    expect(known?.items.map(({ id }) => id)).toEqual(['hotline-111'])
  })
})

describe('reports', () => {
  const run = (
    p: ReturnType<typeof playing>,
    minutes: number,
    answer: (ask: { path: string; body: string | null }) => ReturnType<typeof answerAt> | null,
  ) => {
    const sent: { path: string; body: ReturnType<typeof JSON.parse>; at: number }[] = []
    for (let i = 0; i < minutes * 240; i++) {
      p.player.tick()
      for (const ask of exchange(p.player, answer))
        if (ask.path !== 'schedule.json') sent.push({ path: ask.path, body: JSON.parse(ask.body!), at: p.time.true })
      p.pass(250)
    }
    return sent
  }
  const plays = (p: ReturnType<typeof playing>, status: number | null) => (ask: { path: string }) =>
    ask.path === 'plays'
      ? status && answerAt(p.time.true, status, '{"accepted":0,"refused":[]}')
      : ask.path === 'beat'
        ? answerAt(p.time.true, 204)
        : answerAt(p.time.true, 304)
  const runWith = (p: ReturnType<typeof playing>, minutes: number, status: number | null) =>
    run(p, minutes, ask => plays(p, status)(ask) || null)

  test('every play once, of at least a second, at its true time; batches of fifty at most every five minutes', () => {
    const p = playing({ skew: 3 * DAY, content: { messages: messages('a', 'b', 'c') } })
    const batches = runWith(p, 30, 200).filter(({ path }) => path === 'plays')
    const all = batches.flatMap(({ body }) => body.plays)
    expect(new Set(all.map(play => JSON.stringify(play))).size).toBe(all.length)
    expect(all.length).toBeGreaterThan(150)
    for (const { body } of batches) expect(body.plays.length).toBeLessThanOrEqual(50)
    for (const { startedAt, seconds } of all) {
      expect(Number.isInteger(startedAt)).toBe(true)
      expect(startedAt).toBeGreaterThan(AT - 2 * SECOND)
      expect(seconds).toBeGreaterThanOrEqual(1)
    }
    const gaps = batches.slice(1).map(({ at }, index) => at - batches[index]!.at)
    for (const gap of gaps) expect(gap).toBeGreaterThanOrEqual(5 * MINUTE)
    const total = all.reduce((sum, { seconds }) => sum + seconds, 0)
    expect(total).toBeGreaterThan((all.at(-1).startedAt - AT) / SECOND - 30)
  })

  test('are kept over a restart until the server has them, the newest two thousand', () => {
    const p = playing({ content: { messages: messages('a', 'b', 'c') } })
    runWith(p, 300, null)
    p.player.save()
    const player = p.open()
    p.pass(10 * MINUTE)
    const taken: { startedAt: number }[] = []
    for (let i = 0; i < 120; i++) {
      exchange(player, ask => {
        if (ask.path === 'plays') taken.push(...JSON.parse(ask.body!).plays)
        return plays(p, 200)(ask) || null
      })
      p.pass(6 * MINUTE)
    }
    expect(taken).toHaveLength(2000)
    expect(taken[0]!.startedAt).toBeGreaterThan(AT + MINUTE)
  })

  test.each([
    [400, true],
    [410, true],
    [413, true],
    [429, false],
    [500, false],
  ])('after an answer %i the batch is dropped: %s', (status, dropped) => {
    const p = playing()
    const [first, second] = runWith(p, 40, status).filter(({ path }) => path === 'plays')
    expect(first!.body.plays[0].startedAt === second!.body.plays[0].startedAt).toBe(!dropped)
  })

  test('how the board is doing, every five minutes', () => {
    const p = playing()
    const beats = runWith(p, 60, 200).filter(({ path }) => path === 'beat')
    expect(beats.length).toBeGreaterThanOrEqual(9)
    expect(beats.length).toBeLessThanOrEqual(13)
    expect(beats[1]!.body).toEqual({
      ...{ revision: 'r1', playing: 'hotline-111', validUntil: '2026-06-12T14:00:00+07:00', clockOffsetSec: 0 },
      version: '9',
    })
  })
})

test('memories that are full, forbidden or full of nonsense cost nothing but memory', () => {
  const refuse = () => {
    throw new Error('QuotaExceededError')
  }
  const fake = fakeDevice(AT)
  Object.assign(fake.device, {
    store: { getItem: refuse, setItem: refuse },
    session: { getItem: refuse, setItem: refuse },
  })
  const player = fake.open()
  exchange(player, () => answerAt(AT, 200, scheduleAt(AT)))
  expect(player.tick()?.item.id).toBe('hotline-111')
  for (const nonsense of ['', '{', 'null', '[1]', '[[1,2,3]]', '\n{"schemaVersion":1}', '[null,null,null]']) {
    const odd = fakeDevice(AT)
    Object.assign(odd.device, {
      store: { getItem: () => nonsense, setItem: () => {} },
      session: { getItem: () => nonsense, setItem: () => {} },
    })
    expect(odd.open().tick()?.item.id).toBe('failsafe')
  }
})

test('a million ticks take little time', () => {
  const p = playing({ content: { messages: messages('a', 'b', 'c', 'd', 'e') } })
  const tick = (player: Player, count: number) => {
    for (let i = 0; i < count; i++) {
      player.tick()
      p.pass(250)
      if (player.due()) continue
    }
  }
  const before = performance.now()
  tick(p.player, 1_000_000)
  expect(performance.now() - before).toBeLessThan(5000)
})
