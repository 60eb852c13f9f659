import { expect, test } from 'vitest'
import { DAY, HOUR, instantOf, MINUTE } from '../../src/shared/dates'
import { endPass, forgetOld, forgetsAt, wipe } from '../../src/web/islands/checkin/forget'
import { settle } from '../../src/web/islands/checkin/hear'
import { emptyPhone, type Held, type Phone } from '../../src/web/islands/checkin/phone'
import { addWalkIn, mark } from '../../src/web/islands/checkin/record'
import { bao, heldOfApp, made, sessionOfApp } from '../support/checkin-app'
import { NOW } from '../support/scenario'

const S = 'session-1'
const MIDNIGHT = instantOf('2026-06-10')
const phone = (held: Held): Phone => ({ held, note: null })
const unsentWalkIn = () => addWalkIn(mark(heldOfApp(), made(), S, { childId: 'an' }, true, 'tick'), made(), S, bao)
const words = (value: unknown) => JSON.stringify(value)

test('until the midnight after the last session nothing goes', () => {
  const held = heldOfApp({ sessions: [sessionOfApp(), sessionOfApp({ id: 'late', endsAt: MIDNIGHT })] })
  expect(forgetsAt(held)).toBe(MIDNIGHT)
  const before = phone(held)
  expect(forgetOld(before, MIDNIGHT - 1)).toBe(before)
  const over = heldOfApp({ sessions: [sessionOfApp({ endsAt: MIDNIGHT + MINUTE })] })
  expect(forgetsAt(over)).toBe(MIDNIGHT + DAY)
})

test('after it the roster, the names and the key go; what was sent leaves nothing', () => {
  const after = forgetOld(phone(heldOfApp()), MIDNIGHT)
  expect(after).toEqual({ held: null, note: { kind: 'forgotten', at: MIDNIGHT, lost: [] } })
})

test('by the server’s clock, not the phone’s', () => {
  const skewed = phone(heldOfApp({}, NOW + 3 * DAY))
  expect(forgetOld(skewed, MIDNIGHT + 3 * DAY - 1)).toBe(skewed)
  expect(forgetOld(skewed, MIDNIGHT + 3 * DAY).held).toBeNull()
})

test('what is not sent stays without the roster, and is sent yet', () => {
  const held = unsentWalkIn()
  const after = forgetOld(phone(held), MIDNIGHT)
  expect(after.held).toMatchObject({ queue: held.queue, key: 'key-1', sessions: [{ children: [] }] })
  expect(words(after)).not.toMatch(/"Ánh"|"Đạt"|"An"/)
  expect(words(after)).toContain('Trần Bảo')
  expect(forgetOld(after, MIDNIGHT + HOUR)).toBe(after)
  const results = held.queue.map(({ nonce }) => ({ nonce, status: 'kept' as const, childId: 'bao' }))
  const sent = { ...after, held: settle(after.held!, { now: MIDNIGHT + HOUR, results }, MIDNIGHT + HOUR) }
  expect(forgetOld(sent, MIDNIGHT + HOUR)).toEqual({
    held: null,
    note: { kind: 'forgotten', at: MIDNIGHT + HOUR, lost: [] },
  })
})

test('for seven days; then it goes too and is told without names', () => {
  const after = forgetOld(phone(unsentWalkIn()), NOW + 7 * DAY + MINUTE)
  expect(after.held).toBeNull()
  expect(after.note).toMatchObject({ kind: 'too_late', lost: [{ present: 1, walkIns: 1, heads: 0 }] })
  expect(words(after)).not.toContain('Bảo')
  expect(forgetOld(after, NOW + 8 * DAY)).toBe(after)
  expect(forgetOld(after, NOW + 15 * DAY)).toEqual(emptyPhone)
})

test('a draft that was never recorded goes with the day', () => {
  const fields = { name: 'Lê Văn Dở', groupId: '', birthYear: '', gender: '', assent: '', consent: false }
  const held = { ...unsentWalkIn(), draft: { occurrenceId: S, fields } }
  expect(words(forgetOld(phone(held), MIDNIGHT))).not.toContain('Lê Văn Dở')
})

test('a revoked pass and a teacher’s wish leave no name at all', () => {
  for (const after of [endPass(phone(unsentWalkIn()), 'revoked', NOW), wipe(phone(unsentWalkIn()), NOW)]) {
    expect(after.held).toBeNull()
    expect(words(after)).not.toMatch(/Bảo|Ánh|key-1/)
    expect(after.note!.lost).toMatchObject([{ present: 1, walkIns: 1 }])
  }
  expect(endPass(phone(heldOfApp()), 'expired', NOW)).toMatchObject({ held: null, note: { kind: 'expired', lost: [] } })
})
