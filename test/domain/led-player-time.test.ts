import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DAY, HOUR, instantOf, MINUTE } from '../../src/shared/dates'
import { AT, answerAt, exchange, fakeDevice, messages, playing, SECOND, scheduleAt } from '../support/board-player'
import { messageOf } from '../support/boards'

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
