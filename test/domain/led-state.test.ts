import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findScreenByKey } from '../../src/led/find-screen-by-key'
import { isSilent, listSilentScreens } from '../../src/led/list-silent-screens'
import { noteSeen } from '../../src/led/note-seen'
import { registerScreen } from '../../src/led/register-screen'
import { revokeScreen } from '../../src/led/revoke-screen'
import { type Heard, SILENCE, screenState } from '../../src/led/screen-state'
import { DAY, HOUR, instantOf, MINUTE } from '../../src/shared/dates'
import { Forbidden } from '../../src/shared/errors'
import { NOW, scenario } from '../support/scenario'

const times = (around: number) => fc.option(fc.integer({ min: around - 5 * DAY, max: around }))
const heard: fc.Arbitrary<Heard> = fc.record({
  ...{ seenAt: times(NOW), beatAt: times(NOW), validUntil: times(NOW + 3 * DAY) },
})

describe('a board’s state', () => {
  test.each([
    ['never heard of', {}, 'unknown'],
    ['just seen', { seenAt: NOW }, 'online'],
    ['seen a quarter of an hour ago', { seenAt: NOW - 15 * MINUTE }, 'online'],
    ['seen before that', { seenAt: NOW - 15 * MINUTE - 1 }, 'expired'],
    ['seen before that, holding what is true', { seenAt: NOW - DAY, validUntil: NOW + 1 }, 'valid'],
    ['holding what was true until now', { seenAt: NOW - DAY, validUntil: NOW }, 'expired'],
    ['silent but for its beat', { seenAt: NOW - DAY, beatAt: NOW - MINUTE }, 'online'],
    ['known by its beat alone', { beatAt: NOW - DAY, validUntil: NOW + DAY }, 'valid'],
  ])('%s', (_name, known, state) => {
    expect(screenState({ seenAt: null, beatAt: null, validUntil: null, ...known }, NOW)).toBe(state)
  })

  test('is unknown exactly when it was never heard of, and online while its silence is short', () => {
    fc.assert(
      fc.property(heard, screen => {
        const last = Math.max(screen.seenAt ?? 0, screen.beatAt ?? 0)
        const state = screenState(screen, NOW)
        expect(state === 'unknown').toBe(last === 0)
        expect(state === 'online').toBe(last > 0 && NOW - last <= SILENCE)
        if (state === 'valid') expect(screen.validUntil).toBeGreaterThan(NOW)
        if (state === 'expired') expect(screen.validUntil ?? 0).toBeLessThanOrEqual(NOW)
      }),
    )
  })

  test('only ever gets worse while nothing is heard', () => {
    const order = ['online', 'valid', 'expired']
    fc.assert(
      fc.property(heard, fc.nat(5 * DAY), fc.nat(5 * DAY), (screen, sooner, later) => {
        const [a, b] = [screenState(screen, NOW + sooner), screenState(screen, NOW + sooner + later)]
        expect(order.indexOf(b)).toBeGreaterThanOrEqual(order.indexOf(a))
      }),
    )
  })
})

describe('a silent board', () => {
  const usual = { opensAt: '06:00', closesAt: '22:00', hourExceptions: [], beatAt: null, createdAt: NOW - 30 * DAY }
  const silent = (seen: string | null, at: string, own: object = {}) =>
    isSilent(
      { ...usual, seenAt: seen === null ? null : instantOf(...(seen.split(' ') as [string, string])), ...own },
      instantOf(...(at.split(' ') as [string, string])),
    )

  test.each([
    ['a quarter of an hour at noon', '2026-06-09 12:00', '2026-06-09 12:15', false],
    ['longer than that', '2026-06-09 12:00', '2026-06-09 12:16', true],
    ['switched off for the night', '2026-06-08 22:00', '2026-06-09 06:01', false],
    ['not back by a quarter past six', '2026-06-08 22:00', '2026-06-09 06:16', true],
    ['switched off ten minutes early', '2026-06-08 21:50', '2026-06-09 06:05', false],
    ['the same, and still not back', '2026-06-08 21:50', '2026-06-09 06:06', true],
    ['for hours, but now it is night', '2026-06-08 12:00', '2026-06-08 23:00', false],
    ['for weeks', '2026-05-01 12:00', '2026-06-09 06:01', true],
  ])('%s', (_name, seen, at, expected) => {
    expect(silent(seen, at)).toBe(expected)
  })

  test('is not missed on a day when it is dark, nor before its later hours begin', () => {
    const off = [{ date: '2026-06-09', opensAt: null, closesAt: null }]
    expect(silent('2026-06-08 21:59', '2026-06-09 12:00', { hourExceptions: off })).toBe(false)
    expect(silent('2026-06-08 21:59', '2026-06-10 06:10', { hourExceptions: off })).toBe(false)
    expect(silent('2026-06-08 21:59', '2026-06-10 06:20', { hourExceptions: off })).toBe(true)
    const later = [{ date: '2026-06-09', opensAt: '18:00', closesAt: '20:00' }]
    expect(silent('2026-06-08 22:00', '2026-06-09 18:10', { hourExceptions: later })).toBe(false)
    expect(silent('2026-06-08 22:00', '2026-06-09 18:20', { hourExceptions: later })).toBe(true)
  })

  test('whose hours run past midnight is missed after it', () => {
    const night = { opensAt: '18:00', closesAt: '02:00' }
    expect(silent('2026-06-09 23:50', '2026-06-10 00:10', night)).toBe(true)
    expect(silent('2026-06-10 02:00', '2026-06-10 18:10', night)).toBe(false)
  })

  test('never heard of has a day to be hung up', () => {
    expect(silent(null, '2026-06-09 12:00', { createdAt: instantOf('2026-06-08', '12:01') })).toBe(false)
    expect(silent(null, '2026-06-09 12:00', { createdAt: instantOf('2026-06-08', '12:00') })).toBe(true)
  })

  test('is never one that is not lit, nor one heard of a quarter of an hour ago', () => {
    fc.assert(
      fc.property(fc.integer({ min: NOW - 9 * DAY, max: NOW }), fc.nat(SILENCE), (now, ago) => {
        expect(isSilent({ ...usual, seenAt: now - ago }, now)).toBe(false)
        const hour = ((now + 7 * HOUR) / HOUR) % 24
        if (hour < 6 || hour >= 22) expect(isSilent({ ...usual, seenAt: null }, now)).toBe(false)
      }),
    )
  })

  test('is listed for the office, while it is in use', async () => {
    const s = await scenario()
    const names = async () => (await listSilentScreens(s.editor)).map(({ name }) => name)
    const add = (name: string) => registerScreen(s.admin, { name, width: 192, height: 96 })
    const [gate, school, old] = [await add('Cổng'), await add('Trường'), await add('Cũ')]
    await revokeScreen(s.admin, old.id)
    expect(await names()).toEqual([])
    s.clock.now += DAY
    expect(await names()).toEqual(['Cổng', 'Trường'])
    const screen = (await findScreenByKey(s.db, gate.key))!
    await noteSeen(s.db, screen, { via: 'now.txt', validUntil: s.clock.now, items: [] }, s.clock.now)
    expect(await names()).toEqual(['Trường'])
    expect(school.id).toBe((await listSilentScreens(s.approver))[0]!.id)
    await expect(listSilentScreens(s.groupHead)).rejects.toThrow(Forbidden)
  })
})
