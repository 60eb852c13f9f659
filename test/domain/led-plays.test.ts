import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hotlines, ledAlerts, ledPlayDays } from '../../src/database/schema'
import { createMessage } from '../../src/led/create-message'
import { findScreenByKey } from '../../src/led/find-screen-by-key'
import { noteSeen } from '../../src/led/note-seen'
import { registerScreen } from '../../src/led/register-screen'
import { reportPlays } from '../../src/led/report-plays'
import { takePlays } from '../../src/led/take-plays'
import { withdrawMessage } from '../../src/led/withdraw-message'
import { DAY, instantOf, MINUTE, rfc3339, wallDate } from '../../src/shared/dates'
import { Forbidden } from '../../src/shared/errors'
import { newId } from '../../src/shared/ids'
import { messageInputOf } from '../support/boards'
import { plantPublication } from '../support/publications'
import { refusalOf } from '../support/refusal-of'
import { NOW, type Scenario, scenario } from '../support/scenario'

const play = (itemId: string, startedAt: number | string, seconds = 10) => ({ itemId, startedAt, seconds })

async function boardOf(s: Scenario, name = 'Cổng') {
  const { id, key } = await registerScreen(s.admin, { name, width: 192, height: 96 })
  const screen = (await findScreenByKey(s.db, key))!
  const report = (...plays: unknown[]) => takePlays(s.db, screen, { plays }, s.clock.now)
  const days = async () =>
    (await s.db.select().from(ledPlayDays).where(eq(ledPlayDays.screenId, id)))
      .flatMap(({ day, items }) =>
        Object.entries(items).map(([itemId, [times, seconds]]) => `${itemId} ${day} ${times}× ${seconds} s`),
      )
      .sort()
  const serve = (...items: string[]) =>
    noteSeen(s.db, screen, { via: 'now.txt', items, validUntil: s.clock.now }, s.clock.now)
  return { id, screen, report, days, serve }
}

const writtenMessage = async (s: Scenario, text = 'Chào') => (await createMessage(s.editor, messageInputOf(text))).id

async function board() {
  const s = await scenario()
  const message = `message-${await writtenMessage(s)}`
  return { s, message, ...(await boardOf(s)) }
}

describe('proof of play', () => {
  test('is counted by item and day of the wall', async () => {
    const { message, report, days } = await board()
    const midnight = instantOf('2026-06-09')
    const taken = await report(
      play(message, midnight - 10_000),
      play('hotline-111', midnight),
      play(message, rfc3339(midnight + 10_000), 6),
      play(message, midnight + 20_000, 6.4),
    )
    expect(taken).toEqual({ accepted: 4, refused: [] })
    expect(await days()).toEqual([
      'hotline-111 2026-06-09 1× 10 s',
      `${message} 2026-06-08 1× 10 s`,
      `${message} 2026-06-09 2× 12 s`,
    ])
  })

  test('sent again counts once, also when it comes twice at once or in other company', async () => {
    const { message, report, days } = await board()
    const [a, b, c] = [0, 1, 2].map(index => play(message, NOW - MINUTE + index * 10_000))
    await Promise.all([report(a, b), report(a, b)])
    expect(await report(b, c)).toEqual({ accepted: 2, refused: [] })
    await report(a, b, c)
    expect(await days()).toEqual([`${message} 2026-06-09 3× 30 s`])
  })

  test('of ten batches at once loses none and counts none twice', async () => {
    const { message, report, days } = await board()
    const plays = Array.from({ length: 10 }, (_, index) => play(message, NOW - MINUTE * 10 + index * 20_000))
    const sent = await Promise.allSettled(plays.map((_, index) => report(...plays.slice(0, index + 1))))
    // A batch that met too many others is sent again, as a player does.
    for (const [index, { status }] of sent.entries())
      if (status === 'rejected') await report(...plays.slice(0, index + 1))
    await report(...plays)
    expect(await days()).toEqual([`${message} 2026-06-09 10× 100 s`])
  })

  test('however it is cut into batches and repeated, the days say the same', async () => {
    const { s, message } = await board()
    const of = fc.record({ at: fc.nat(400), seconds: fc.integer({ min: 1, max: 10 }) })
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(of, { selector: ({ at }) => at, minLength: 1, maxLength: 20 }),
        fc.array(fc.nat(19), { maxLength: 10 }),
        async (found, again) => {
          const { report, days } = await boardOf(s, newId())
          const plays = found
            .sort((a, b) => a.at - b.at)
            .map(({ at, seconds }) => play(message, NOW - DAY + at * 20_000, seconds))
          for (const one of plays) await report(one)
          for (const index of again) await report(...plays.slice(index), ...plays.slice(0, index))
          const seconds = plays.reduce((sum, one) => sum + one.seconds, 0)
          expect(await days()).toEqual([`${message} ${wallDate(NOW - DAY)} ${plays.length}× ${seconds} s`])
        },
      ),
      { numRuns: 5 },
    )
  })

  test('keeps what is true of a batch and says of the rest why it is refused', async () => {
    const { s, message, report, days } = await board()
    const other = await scenario({ db: s.db })
    const taken = await report(
      play(message, NOW + 5 * MINUTE + 1),
      play(message, NOW - 7 * DAY - 1),
      play(`message-${await writtenMessage(other)}`, NOW - 60_000),
      play('message-0000', NOW - 50_000),
      'play',
      play(message, NOW - 30_000, 0),
      play(message, NOW - 30_000, 601),
      play(message, 'hôm qua'),
      play('../etc', NOW - 30_000),
      play(message, NOW + 5 * MINUTE),
      play(message, NOW - 10_000),
      play('hotline-111', NOW - 5_000),
    )
    expect(taken.accepted).toBe(2)
    expect(taken.refused.map(({ index, reason }) => `${index} ${reason}`)).toEqual([
      ...['0 future', '1 too_old', '2 unknown_item', '3 unknown_item', '4 invalid', '5 invalid', '6 invalid'],
      ...['7 invalid', '8 invalid', '11 overlap'],
    ])
    expect(await days()).toEqual([`${message} 2026-06-09 2× 20 s`])
  })

  test('knows all that a board of the ward can show, also what was taken off since', async () => {
    const { s, report } = await board()
    const alert = { id: newId(), wardId: s.wardId, kind: 'storm' as const, text: 'Bão', reason: 'Bão số 3' }
    await s.db.insert(ledAlerts).values({ ...alert, raisedAt: NOW, expiresAt: NOW, raisedBy: 'x' })
    await s.db
      .insert(hotlines)
      .values({ id: newId(), wardId: s.wardId, name: 'Trạm y tế', phone: '+84912345678', position: 1 })
    const { payload } = await plantPublication(s, { payload: { startTime: '19:00' } })
    const message = await writtenMessage(s)
    await withdrawMessage(s.editor, message, { version: 1 })
    const items = [
      ...[`alert-${alert.id}`, 'hotline-84912345678', 'hotline-111', 'failsafe', `message-${message}`],
      `event-${payload.occurrences[0]!.id}`,
    ]
    const taken = await report(...items.map((item, index) => play(item, NOW - 100_000 + index * 10_000)))
    expect(taken).toEqual({ accepted: 6, refused: [] })
  })

  test('of two things at once is forged, within a batch and between two', async () => {
    const { message, report, days } = await board()
    const at = NOW - MINUTE
    const forged = Array.from({ length: 20 }, (_, index) => play(message, at + index * 100, 1))
    const { accepted, refused } = await report(...forged)
    expect(accepted).toBe(4)
    expect(new Set(refused.map(({ reason }) => reason))).toEqual(new Set(['overlap']))
    const later = await report(play('hotline-111', at + 1_600, 30), play(message, at + 10_000))
    expect(later).toEqual({ accepted: 1, refused: [{ index: 0, reason: 'overlap' }] })
    expect(await days()).toEqual([`${message} 2026-06-09 5× 14 s`])
  })

  test('that begins before the last one counted is taken for a repetition', async () => {
    const { message, report, days } = await board()
    await report(play(message, NOW - 30_000))
    expect(await report(play('hotline-111', NOW - 60_000))).toEqual({ accepted: 1, refused: [] })
    expect(await days()).toEqual([`${message} 2026-06-09 1× 10 s`])
  })

  test('may overlap by the two seconds of a change of pictures', async () => {
    const { message, report } = await board()
    expect((await report(play(message, NOW - 20_000), play('hotline-111', NOW - 12_000))).accepted).toBe(2)
    expect((await report(play(message, NOW - 4_001))).refused).toEqual([{ index: 0, reason: 'overlap' }])
  })

  test('is taken up to fifty at once', async () => {
    const { message, report, days } = await board()
    const many = Array.from({ length: 51 }, (_, index) => play(message, NOW - DAY + index * 10_000))
    expect(await refusalOf(report(...many))).toEqual({ plays: 'too_many_values' })
    expect(await days()).toEqual([])
    expect((await report(...many.slice(1))).accepted).toBe(50)
    expect(await report()).toEqual({ accepted: 0, refused: [] })
  })

  test('of a week without network is counted on its days', async () => {
    const { message, report, days } = await board()
    const morning = instantOf('2026-06-03', '06:00')
    const late = Array.from({ length: 7 }, (_, day) => play(message, morning + day * DAY))
    expect(await report(...late)).toEqual({ accepted: 7, refused: [] })
    expect(await days()).toEqual(late.map((_, day) => `${message} 2026-06-0${3 + day} 1× 10 s`))
  })
})

describe('the report of plays', () => {
  test('says how often on how many boards, with what was only served apart', async () => {
    const { s, message, id, report } = await board()
    const second = await boardOf(s, 'Trường')
    const text = await boardOf(s, 'Bảng chữ')
    await report(play(message, NOW - DAY), play(message, NOW - 20_000), play('hotline-111', NOW - 10_000))
    await second.report(play(message, NOW - 20_000, 6))
    await text.serve(message, 'hotline-111')
    const found = await reportPlays(s.editor, { from: '2026-06-08', to: '09/06/2026' })
    expect(found).toEqual({
      ...{ from: '2026-06-08', to: '2026-06-09' },
      items: [
        { itemId: message, text: 'Chào', times: 3, seconds: 26, boards: 2, servedBoards: 1 },
        {
          itemId: 'hotline-111',
          text: 'GỌI 111 – Bảo vệ trẻ em – Miễn phí, 24/7',
          ...{ times: 1, seconds: 10, boards: 1, servedBoards: 1 },
        },
      ],
      boards: [
        { screenId: id, name: 'Cổng', times: 3, seconds: 30, items: 2, servedItems: 0 },
        { screenId: second.id, name: 'Trường', times: 1, seconds: 6, items: 1, servedItems: 0 },
        { screenId: text.id, name: 'Bảng chữ', times: 0, seconds: 0, items: 0, servedItems: 2 },
      ],
    })
  })

  test('is of the days that are named, both included, and of one message where one is named', async () => {
    const { s, message, report } = await board()
    const other = await writtenMessage(s, 'Khác')
    await report(play(message, NOW - DAY), play(`message-${other}`, NOW - DAY + MINUTE), play(message, NOW))
    const times = async (input: object) =>
      (await reportPlays(s.editor, { from: '2026-06-08', to: '2026-06-08', ...input })).items.map(
        item => `${item.text} ${item.times}`,
      )
    expect((await times({})).sort()).toEqual(['Chào 1', 'Khác 1'])
    expect(await times({ messageId: other })).toEqual(['Khác 1'])
    expect(await times({ to: '2026-06-09', messageId: message.slice(8) })).toEqual(['Chào 2'])
    expect(await times({ from: '2026-06-10', to: '2026-06-11' })).toEqual([])
  })

  test('tells 111 in the loop from 111 because nothing else could be trusted, and names contacts', async () => {
    const { s, report } = await board()
    await s.db
      .insert(hotlines)
      .values({ id: newId(), wardId: s.wardId, name: 'Trạm y tế', phone: '+84912345678', position: 1 })
    const ids = ['hotline-111', 'failsafe', 'hotline-84912345678']
    await report(...ids.map((id, index) => play(id, NOW - MINUTE + index * 20_000, 10 - index)))
    const { items } = await reportPlays(s.editor, { from: '2026-06-09', to: '2026-06-09' })
    expect(items.map(({ text }) => text)).toEqual([
      ...['GỌI 111 – Bảo vệ trẻ em – Miễn phí, 24/7', 'GỌI 111, khi màn hình không có lịch phát đáng tin'],
      'Trạm y tế',
    ])
  })

  test('names events and emergencies, and knows nothing of another ward', async () => {
    const { s, report } = await board()
    const { payload } = await plantPublication(s, { payload: { startTime: '19:00', title: 'Tập bơi' } })
    await report(play(`event-${payload.occurrences[0]!.id}`, NOW))
    const days = { from: '2026-06-09', to: '2026-06-09' }
    expect((await reportPlays(s.approver, days)).items.map(({ text }) => text)).toEqual(['Tập bơi'])
    const other = await scenario({ db: s.db })
    expect(await reportPlays(other.admin, days)).toEqual({ ...days, items: [], boards: [] })
    await expect(reportPlays(s.groupHead, days)).rejects.toThrow(Forbidden)
  })

  test.each([
    ['no days', {}, { from: 'required', to: 'required' }],
    ['days the wrong way round', { from: '2026-06-09', to: '2026-06-08' }, { to: 'end_before_start' }],
    ['more than a year', { from: '2024-06-09', to: '2026-06-08' }, { to: 'period_too_long' }],
  ])('refuses %s', async (_name, input, codes) => {
    const { s } = await board()
    expect(await refusalOf(reportPlays(s.editor, input))).toEqual(codes)
  })
})
