import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { ledServedDays, screens } from '../../src/database/schema'
import { findScreenByKey } from '../../src/led/find-screen-by-key'
import { noteSeen } from '../../src/led/note-seen'
import { registerScreen } from '../../src/led/register-screen'
import { takeBeat } from '../../src/led/take-beat'
import { DAY, HOUR, MINUTE, rfc3339 } from '../../src/shared/dates'
import { refusalOf } from '../support/refusal-of'
import { scenario } from '../support/scenario'

/** A board, and its polls as a process sees them that has just read its row. */
async function board() {
  const s = await scenario()
  const { id, key } = await registerScreen(s.admin, { name: 'Cổng', width: 192, height: 96 })
  const polled = async () => (await findScreenByKey(s.db, key))!
  const row = async () => (await s.db.query.screens.findFirst({ where: eq(screens.id, id) }))!
  const note = async (via = 'now.txt', items: string[] = ['hotline-111'], screen = polled()) =>
    noteSeen(s.db, await screen, { via, items, validUntil: s.clock.now + HOUR }, s.clock.now)
  const served = async () =>
    (await s.db.select().from(ledServedDays).where(eq(ledServedDays.screenId, id)))
      .map(({ itemId, day }) => `${itemId} ${day}`)
      .sort()
  const beat = async (said: object) => takeBeat(s.db, await polled(), said, s.clock.now)
  return { s, id, polled, row, note, served, beat }
}

describe('being seen', () => {
  test('is written down with the format and until when its answer is true', async () => {
    const { s, note, row } = await board()
    await note('kv.txt')
    expect(await row()).toMatchObject({ seenAt: s.clock.now, seenVia: 'kv.txt', validUntil: s.clock.now + HOUR })
  })

  test('is written at most once in five minutes', async () => {
    const { s, note, row } = await board()
    const first = s.clock.now
    for (let second = 0; second < 299; second += 23) {
      s.clock.now = first + second * 1000
      await note()
    }
    expect((await row()).seenAt).toBe(first)
    s.clock.now = first + 5 * MINUTE
    await note()
    expect((await row()).seenAt).toBe(s.clock.now)
  })

  test('by many polls at once is written once', async () => {
    const { note, polled, row, served } = await board()
    const before = await polled()
    const formats = ['now.txt', 'kv.txt', 'ticker.rss', 'frame.png']
    await Promise.all(formats.map(via => note(via, [`message-${via}`], Promise.resolve(before))))
    expect(await served()).toEqual([`message-${(await row()).seenVia} 2026-06-09`])
  })

  test('is not written for a player that reports its health, until it falls silent', async () => {
    const { s, note, beat, row } = await board()
    await note('schedule.json')
    const first = s.clock.now
    await beat({})
    s.clock.now += 6 * MINUTE
    await note('schedule.json')
    expect((await row()).seenAt).toBe(first)
    s.clock.now += MINUTE
    await note('schedule.json')
    expect((await row()).seenAt).toBe(s.clock.now)
  })

  test('goes on when a demo clock was set back', async () => {
    const { s, note, row } = await board()
    await note()
    s.clock.now -= DAY
    await note()
    expect((await row()).seenAt).toBe(s.clock.now)
  })

  test('counts what was given as served on that day, once', async () => {
    const { s, note, served } = await board()
    await note('now.txt', ['hotline-111', 'message-a', 'hotline-111'])
    s.clock.now += 6 * MINUTE
    await note('now.txt', ['hotline-111', 'message-b'])
    s.clock.now += DAY
    await note('frame.png', ['message-b'])
    expect(await served()).toEqual([
      ...['hotline-111 2026-06-09', 'message-a 2026-06-09', 'message-b 2026-06-09', 'message-b 2026-06-10'],
    ])
  })

  test('counts nothing as served to a board that reports its plays', async () => {
    const { note, served, row } = await board()
    await note('schedule.json', ['message-a'])
    expect(await served()).toEqual([])
    expect((await row()).seenVia).toBe('schedule.json')
  })
})

describe('a beat', () => {
  test('says how the player is', async () => {
    const { s, beat, row } = await board()
    const validUntil = s.clock.now + 3 * DAY
    await beat({ playing: 'message-a', validUntil: rfc3339(validUntil), clockOffsetSec: -3.4, version: '2.1' })
    expect(await row()).toMatchObject({
      ...{ beatAt: s.clock.now, playing: 'message-a', validUntil, clockOffsetSec: -3, playerVersion: '2.1' },
    })
  })

  test('may say nothing, and then takes nothing away of what the board holds', async () => {
    const { note, beat, row, s } = await board()
    await note('schedule.json')
    await beat({})
    expect(await row()).toMatchObject({ beatAt: s.clock.now, playing: null, validUntil: s.clock.now + HOUR })
  })

  test('is written at most once in five minutes', async () => {
    const { s, beat, row } = await board()
    await Promise.all([beat({ playing: 'a' }), beat({ playing: 'a' })])
    s.clock.now += 5 * MINUTE - 1
    await beat({ playing: 'b' })
    expect((await row()).playing).toBe('a')
    s.clock.now += 1
    await beat({ playing: 'b' })
    expect((await row()).playing).toBe('b')
  })

  test('that tells of an emergency on the board is written at once, and once', async () => {
    const { s, beat, row } = await board()
    await beat({ playing: 'a' })
    const first = s.clock.now
    s.clock.now = first + MINUTE
    await beat({ playing: 'alert-1' })
    s.clock.now = first + 2 * MINUTE
    await beat({ playing: 'alert-1' })
    expect(await row()).toMatchObject({ playing: 'alert-1', beatAt: first + MINUTE })
  })

  test.each([
    ['from the future', { validUntil: Date.parse('2026-06-13T14:00:00+07:00') }, { validUntil: 'time_in_future' }],
    ['until no time at all', { validUntil: 'mai' }, { validUntil: 'invalid_value' }],
    ['before all time', { validUntil: -1 }, { validUntil: 'too_small' }],
    ['a clock off by a century', { clockOffsetSec: 3_155_760_000 }, { clockOffsetSec: 'too_large' }],
    ['a clock off by nothing known', { clockOffsetSec: '∞' }, { clockOffsetSec: 'invalid_number' }],
    ['playing a novel', { playing: 'x'.repeat(5000) }, { playing: 'invalid_value' }],
    ['a version with words', { version: '<b>2</b>' }, { version: 'invalid_value' }],
  ])('%s is refused and changes nothing', async (_name, said, codes) => {
    const { beat, row } = await board()
    expect(await refusalOf(beat({ playing: 'message-a', ...said }))).toEqual(codes)
    expect((await row()).beatAt).toBeNull()
  })

  test('of a clock that starts with the device at 1970 is heard', async () => {
    const { beat, row, s } = await board()
    await beat({ clockOffsetSec: -s.clock.now / 1000 })
    expect((await row()).clockOffsetSec).toBe(-s.clock.now / 1000)
  })
})
