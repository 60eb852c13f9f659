import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { auditEntries, wards } from '../../src/database/schema'
import { endAlert } from '../../src/led/end-alert'
import { listAlerts, readAlert } from '../../src/led/list-alerts'
import { raiseAlert } from '../../src/led/raise-alert'
import { registerScreen } from '../../src/led/register-screen'
import { revokeScreen } from '../../src/led/revoke-screen'
import { DAY, HOUR, instantOf, MINUTE } from '../../src/shared/dates'
import { Forbidden, Missing } from '../../src/shared/errors'
import { alertInputOf } from '../support/alerts'
import { refusalOf } from '../support/refusal-of'
import { NOW, type Scenario, scenario } from '../support/scenario'

const ledRevision = async ({ db, wardId }: Scenario) =>
  (await db.query.wards.findFirst({ where: eq(wards.id, wardId) }))!.ledRevision

const auditOf = ({ db, wardId }: Scenario, subjectId: string) =>
  db
    .select()
    .from(auditEntries)
    .where(and(eq(auditEntries.wardId, wardId), eq(auditEntries.subjectId, subjectId)))

const boardOf = async (s: Scenario, name: string) =>
  (await registerScreen(s.admin, { name, width: 192, height: 96 })).id

describe('raising an emergency', () => {
  test('keeps what it says, why, until when and on which boards, and has the boards resolve anew', async () => {
    const s = await scenario()
    const board = await boardOf(s, 'Chợ')
    const before = await ledRevision(s)
    const { id } = await raiseAlert(s.approver, alertInputOf({ text: ' Bão\nsắp  vào. ', screenIds: [board, board] }))
    expect(await readAlert(s.editor, id)).toMatchObject({
      ...{ kind: 'storm', text: 'Bão sắp vào.', reason: 'Theo thông báo của Ban chỉ huy PCTT', screenIds: [board] },
      ...{ raisedAt: NOW, expiresAt: NOW + HOUR, raisedBy: s.approver.actor.id, status: 'running' },
      ...{ endedAt: null, endedBy: null },
    })
    expect(await ledRevision(s)).toBe(before + 1)
  })

  test('is recorded with its kind and length, never with its words', async () => {
    const s = await scenario()
    const { id } = await raiseAlert(s.approver, alertInputOf())
    await endAlert(s.admin, id)
    const entries = await auditOf(s, id)
    expect(entries.map(({ action, actorId, detail }) => [action, actorId, detail])).toEqual(
      expect.arrayContaining([
        ['led_alert.raised', s.approver.actor.id, { kind: 'storm', minutes: 60, screens: 0 }],
        ['led_alert.ended', s.admin.actor.id, null],
      ]),
    )
    expect(entries).toHaveLength(2)
    expect(JSON.stringify(entries)).not.toMatch(/Bão|Ban chỉ huy/)
  })

  test('is for approvers alone, and in their own ward', async () => {
    const s = await scenario()
    const { id } = await raiseAlert(s.admin, alertInputOf())
    for (const who of [s.editor, s.coordinator, s.groupHead, s.province, s.guardian]) {
      await expect(raiseAlert(who, alertInputOf())).rejects.toThrow(Forbidden)
      await expect(endAlert(who, id)).rejects.toThrow(Forbidden)
    }
    await expect(listAlerts(s.coordinator)).rejects.toThrow(Forbidden)
    const other = await scenario({ db: s.db })
    await expect(endAlert(other.admin, id)).rejects.toThrow(Missing)
    await expect(readAlert(other.admin, id)).rejects.toThrow(Missing)
    expect(await listAlerts(other.admin)).toEqual([])
    expect(await readAlert(s.admin, id)).toMatchObject({ status: 'running' })
  })

  test('ends at an instant of 5 minutes to 24 hours on, on the minute that the boards say', async () => {
    const s = await scenario({ now: NOW + 20_000 })
    const { id } = await raiseAlert(s.approver, alertInputOf())
    expect((await readAlert(s.approver, id)).expiresAt).toBe(NOW + 61 * MINUTE)
    const evening = instantOf('2026-06-09', '18:30')
    const other = await raiseAlert(s.approver, alertInputOf({ text: 'Khác', minutes: undefined, expiresAt: evening }))
    expect((await readAlert(s.approver, other.id)).expiresAt).toBe(evening)
    await raiseAlert(s.approver, alertInputOf({ text: 'Cả ngày', minutes: '1440' }))
  })

  test.each([
    ['without an end', { minutes: '' }, { minutes: 'alert_end_required' }],
    ['ending in the past', { minutes: null, expiresAt: NOW - MINUTE }, { expiresAt: 'alert_too_short' }],
    ['for less than 5 minutes', { minutes: 4 }, { minutes: 'too_small' }],
    ['for more than 24 hours', { minutes: 1441 }, { minutes: 'too_large' }],
    ['until after tomorrow', { minutes: null, expiresAt: NOW + DAY + MINUTE }, { expiresAt: 'alert_too_long' }],
    ['until no number', { minutes: null, expiresAt: 'mai' }, { expiresAt: 'invalid_number' }],
    ['without a reason', { reason: ' ' }, { reason: 'required' }],
    ['with a reason of 301 characters', { reason: 'a'.repeat(301) }, { reason: 'too_long' }],
    ['without a kind', { kind: undefined }, { kind: 'required' }],
    ['of an unknown kind', { kind: 'war' }, { kind: 'invalid_value' }],
    ['without a text', { text: '' }, { text: 'required' }],
    ['with a text of 121 characters', { text: 'a'.repeat(121) }, { text: 'too_long' }],
    ['with 5,000 characters', { text: 'Đ'.repeat(5000) }, { text: 'too_long' }],
    ['with a control character', { text: 'Bão\u0007' }, { text: 'undrawable' }],
    ['with an override of direction', { text: 'Bão \u202eoàb' }, { text: 'undrawable' }],
    ['with an emoji', { text: 'Bão 🌀' }, { text: 'undrawable' }],
    ['with half a character', { text: 'Bão \ud83c' }, { text: 'undrawable' }],
    ['on a board of nowhere', { screenIds: ['nowhere'] }, { screenIds: 'unknown_choice' }],
  ])('is refused %s', async (_name, wrong, reason) => {
    const s = await scenario()
    expect(await refusalOf(raiseAlert(s.approver, alertInputOf(wrong)))).toEqual(reason)
    expect(await listAlerts(s.approver)).toEqual([])
    expect(await ledRevision(s)).toBe(0)
  })

  test('is refused on a board that is revoked or of another ward', async () => {
    const s = await scenario()
    const revoked = await boardOf(s, 'Cũ')
    await revokeScreen(s.admin, revoked)
    const foreign = await boardOf(await scenario({ db: s.db }), 'Của phường khác')
    for (const id of [revoked, foreign])
      expect(await refusalOf(raiseAlert(s.approver, alertInputOf({ screenIds: [id] })))).toEqual({
        screenIds: 'unknown_choice',
      })
  })

  test('sent twice within a minute is one, also when both come at once; later or by another person it is two', async () => {
    const s = await scenario()
    const [first, second] = await Promise.all([
      raiseAlert(s.approver, alertInputOf()),
      raiseAlert(s.approver, alertInputOf()),
    ])
    expect(second).toEqual(first)
    expect(await auditOf(s, first.id)).toHaveLength(1)
    expect(await ledRevision(s)).toBe(1)
    s.clock.now += MINUTE - 1
    expect(await raiseAlert(s.approver, alertInputOf())).toEqual(first)
    expect(await raiseAlert(s.admin, alertInputOf())).not.toEqual(first)
    s.clock.now += 1
    expect(await raiseAlert(s.approver, alertInputOf())).not.toEqual(first)
  })

  test('in the same words is another where it is for other boards or about something else', async () => {
    const s = await scenario()
    const [gate, market] = [await boardOf(s, 'Cổng'), await boardOf(s, 'Chợ')]
    const first = await raiseAlert(s.approver, alertInputOf({ screenIds: [gate] }))
    const second = await raiseAlert(s.approver, alertInputOf({ screenIds: [market] }))
    const all = await raiseAlert(s.approver, alertInputOf())
    const other = await raiseAlert(s.approver, alertInputOf({ kind: 'flood' }))
    expect(new Set([first, second, all, other].map(({ id }) => id)).size).toBe(4)
    expect(await raiseAlert(s.approver, alertInputOf({ screenIds: [market] }))).toEqual(second)
  })

  test('once ended, the same text is raised anew', async () => {
    const s = await scenario()
    const first = await raiseAlert(s.approver, alertInputOf())
    await endAlert(s.approver, first.id)
    const again = await raiseAlert(s.approver, alertInputOf())
    expect(again).not.toEqual(first)
    expect(await readAlert(s.approver, again.id)).toMatchObject({ status: 'running' })
  })
})

describe('ending an emergency', () => {
  test('happens once, of two people at the same time', async () => {
    const s = await scenario()
    const { id } = await raiseAlert(s.approver, alertInputOf())
    const results = await Promise.all([refusalOf(endAlert(s.approver, id)), refusalOf(endAlert(s.admin, id))])
    expect(results.sort()).toEqual(['alert_over_already', 'done'])
    expect(await readAlert(s.approver, id)).toMatchObject({ status: 'ended', endedAt: NOW })
    expect(await ledRevision(s)).toBe(2)
    expect(await auditOf(s, id)).toHaveLength(2)
  })

  test('is refused when its time has come by itself', async () => {
    const s = await scenario()
    const { id } = await raiseAlert(s.approver, alertInputOf({ minutes: 5 }))
    s.clock.now += 5 * MINUTE
    expect(await refusalOf(endAlert(s.approver, id))).toBe('alert_over_already')
    expect(await readAlert(s.approver, id)).toMatchObject({ status: 'expired', endedAt: null })
    expect(await ledRevision(s)).toBe(1)
  })
})

test('the list has what runs first, then what is over, newest first', async () => {
  const s = await scenario()
  const raise = async (text: string, minutes: number) => {
    s.clock.now += MINUTE
    return (await raiseAlert(s.approver, alertInputOf({ text, minutes }))).id
  }
  await raise('Dài', 600)
  await raise('Ngắn', 5)
  await endAlert(s.approver, await raise('Dừng', 60))
  await raise('Mới', 60)
  s.clock.now += 10 * MINUTE
  expect((await listAlerts(s.editor)).map(({ text, status }) => [text, status])).toEqual([
    ['Mới', 'running'],
    ['Dài', 'running'],
    ['Dừng', 'ended'],
    ['Ngắn', 'expired'],
  ])
})
