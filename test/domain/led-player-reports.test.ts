import { describe, expect, test } from 'vitest'
import { DAY, MINUTE } from '../../src/shared/dates'
import {
  AT,
  alert,
  answerAt,
  exchange,
  fakeDevice,
  messages,
  playing,
  SECOND,
  scheduleAt,
} from '../support/board-player'

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

  test('that waited through an outage follow a minute apart until they are told', () => {
    const p = playing({ content: { messages: messages('a', 'b', 'c') } })
    runWith(p, 120, null)
    const batches = runWith(p, 40, 200).filter(({ path }) => path === 'plays')
    const full = batches.filter(({ body }) => body.plays.length === 50)
    expect(full.length).toBeGreaterThan(15)
    const gaps = full.slice(1).map(({ at }, index) => at - full[index]!.at)
    for (const gap of gaps.slice(0, 15)) expect(gap).toBeLessThan(70 * SECOND)
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

test('that an emergency is on the board is told within seconds', () => {
  const p = playing({ content: { messages: messages('a'), ...alert(AT + 2 * MINUTE, AT + 4 * MINUTE) } })
  const told: number[] = []
  for (let i = 0; i < 4 * 240; i++) {
    p.player.tick()
    exchange(p.player, ask => {
      if (ask.path === 'beat' && JSON.parse(ask.body!).playing === 'alert-a') told.push(p.time.true)
      return answerAt(p.time.true, ask.path === 'beat' ? 204 : 304)
    })
    p.pass(250)
  }
  expect(told).toHaveLength(1)
  expect(told[0]! - AT - 2 * MINUTE).toBeLessThan(8 * SECOND)
})

test('memories that are full, forbidden or full of nonsense cost nothing but memory', () => {
  const refuse = () => {
    throw new Error('QuotaExceededError')
  }
  const fake = fakeDevice(AT)
  Object.assign(fake.device, {
    store: { getItem: refuse, setItem: refuse, removeItem: refuse },
    session: { getItem: refuse, setItem: refuse, removeItem: refuse },
  })
  const player = fake.open()
  exchange(player, () => answerAt(AT, 200, scheduleAt(AT)))
  expect(player.tick()?.item.id).toBe('hotline-111')
  for (const nonsense of ['', '{', 'null', '[1]', '[[1,2,3]]', '\n{"schemaVersion":1}', '[null,null,null]']) {
    const odd = fakeDevice(AT)
    Object.assign(odd.device, {
      store: { getItem: () => nonsense, setItem: () => {}, removeItem: () => {} },
      session: { getItem: () => nonsense, setItem: () => {}, removeItem: () => {} },
    })
    expect(odd.open().tick()?.item.id).toBe('failsafe')
  }
})
