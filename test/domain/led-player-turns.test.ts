import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { HOUR, MINUTE } from '../../src/shared/dates'
import {
  AT,
  alert,
  answerAt,
  exchange,
  fakeDevice,
  messages,
  type Player,
  playing,
  SECOND,
  scheduleAt,
} from '../support/board-player'

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
