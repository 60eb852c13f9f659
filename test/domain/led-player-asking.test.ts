import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MINUTE } from '../../src/shared/dates'
import { jitterOf } from '../../src/web/islands/player/errands'
import { AT, answerAt, exchange, messages, playing, SCREEN, SECOND, scheduleAt } from '../support/board-player'

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
