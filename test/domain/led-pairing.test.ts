import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { auditEntries, pairingFailures, screenPairings, screens } from '../../src/database/schema'
import { claimPairing, MOST_FAILURES } from '../../src/led/claim-pairing'
import { collectPairing } from '../../src/led/collect-pairing'
import { findScreenByKey } from '../../src/led/find-screen-by-key'
import { readScreen } from '../../src/led/list-screens'
import { CODE_ALPHABET, newCode, PAIRING_LASTS, readCode, writtenCode } from '../../src/led/pairing-code'
import { registerScreen } from '../../src/led/register-screen'
import { MOST_OPEN, requestPairing } from '../../src/led/request-pairing'
import { revokeScreen } from '../../src/led/revoke-screen'
import { rotateScreenKey } from '../../src/led/rotate-screen-key'
import { MINUTE } from '../../src/shared/dates'
import { Forbidden, Missing, TooMany } from '../../src/shared/errors'
import { refusalOf } from '../support/refusal-of'
import { type Scenario, scenario } from '../support/scenario'

const gate = { name: 'Cổng UBND phường', width: 192, height: 96 }

/** A ward with a board, and a device that shows a code. */
async function waiting() {
  const s = await scenario()
  await s.db.delete(screenPairings)
  const { id, key } = await registerScreen(s.admin, gate)
  const device = await requestPairing(s.db, { width: 320, height: 160 }, s.clock.now)
  const collect = (secret = device.secret) => collectPairing(s.db, device.id, secret, s.clock.now)
  return { s, id, key, device, collect }
}

const guess = (s: Scenario, screenId: string) => refusalOf(claimPairing(s.admin, { code: newCode(), screenId }))

describe('a code', () => {
  test('has eight characters in two halves, none of which can be taken for another', () => {
    expect(writtenCode(newCode())).toMatch(/^[34679ACEFHKNPRTVXY]{4}-[34679ACEFHKNPRTVXY]{4}$/)
    for (const twins of ['0ODQ', '1IL', '2Z', '5S', '8B', '6G', 'UV'])
      expect([...twins].filter(one => CODE_ALPHABET.includes(one)).length).toBeLessThan(2)
  })

  test('reads the same however it is typed', () => {
    const typed = fc.constantFrom('', ' ', '-', '–', '\u00a0', '. ')
    fc.assert(
      fc.property(fc.array(typed, { minLength: 9, maxLength: 9 }), fc.boolean(), (between, lower) => {
        const code = newCode()
        const text = between.map((mark, index) => mark + (code[index] ?? '')).join('')
        expect(readCode(lower ? text.toLowerCase() : text)).toBe(code)
      }),
    )
  })
})

describe('pairing', () => {
  test('gives the device the key of the board that staff named; the former key stops then, not before', async () => {
    const { s, id, key, device, collect } = await waiting()
    expect(await collect()).toEqual({ key: null, expiresAt: s.clock.now + PAIRING_LASTS })
    const typed = ` ${device.code.toLowerCase().replace('-', ' ')} `
    const claimed = await claimPairing(s.admin, { code: typed, screenId: id })
    expect(claimed).toEqual({ screenId: id, isNew: false, device: { width: 320, height: 160 } })
    expect((await findScreenByKey(s.db, key))?.id).toBe(id)
    const collected = await collect()
    expect((await findScreenByKey(s.db, collected.key!))?.id).toBe(id)
    expect(await findScreenByKey(s.db, key)).toBeUndefined()
    await expect(collect()).rejects.toThrow(Missing)
    expect(await s.db.select().from(screenPairings)).toEqual([])
  })

  test('registers a new board in the size of its device, whose key nobody else ever knew', async () => {
    const { s, device, collect } = await waiting()
    const input = { code: device.code, screenId: '', name: 'Nhà văn hóa', width: '', opensAt: '05:30' }
    const { screenId, isNew } = await claimPairing(s.admin, input)
    expect(isNew).toBe(true)
    expect(await readScreen(s.admin, screenId)).toMatchObject({
      ...{ name: 'Nhà văn hóa', width: 320, height: 160, opensAt: '05:30', keyHint: '' },
    })
    const { key } = await collect()
    expect((await findScreenByKey(s.db, key!))?.id).toBe(screenId)
  })

  test('takes a revoked board into use again', async () => {
    const { s, id, device, collect } = await waiting()
    await revokeScreen(s.admin, id)
    await claimPairing(s.admin, { code: device.code, screenId: id })
    expect((await findScreenByKey(s.db, (await collect()).key!))?.revokedAt).toBeNull()
  })

  test('brings no board back whose key was stopped or made anew after the code was typed', async () => {
    for (const stop of [revokeScreen, rotateScreenKey]) {
      const { s, id, device, collect } = await waiting()
      await claimPairing(s.admin, { code: device.code, screenId: id })
      await stop(s.admin, id)
      const stopped = await s.db.select().from(screens).where(eq(screens.id, id))
      await expect(collect()).rejects.toThrow(Missing)
      expect(await s.db.select().from(screens).where(eq(screens.id, id))).toEqual(stopped)
    }
  })

  test('goes on where another ward or no administrator would stop it', async () => {
    const { s, id, device, collect } = await waiting()
    await claimPairing(s.admin, { code: device.code, screenId: id })
    const other = await scenario({ db: s.db })
    for (const stop of [revokeScreen, rotateScreenKey]) {
      await expect(stop(other.admin, id)).rejects.toThrow(Missing)
      await expect(stop(s.editor, id)).rejects.toThrow(Forbidden)
    }
    expect((await findScreenByKey(s.db, (await collect()).key!))?.id).toBe(id)
  })

  test('is written down without key and code', async () => {
    const { s, id, device, collect } = await waiting()
    await claimPairing(s.admin, { code: device.code, screenId: id })
    const { key } = await collect()
    const entries = await s.db.select().from(auditEntries).where(eq(auditEntries.subjectId, id))
    expect(entries.map(({ action, actorKind }) => `${actorKind} ${action}`).sort()).toEqual([
      'staff screen.paired',
      'staff screen.registered',
      'system screen.key_rotated',
    ])
    const written = JSON.stringify([entries, await s.db.select().from(screens)])
    for (const secret of [key!, device.code, readCode(device.code), device.secret])
      expect(written).not.toContain(secret)
  })

  test('keeps neither code nor secret readable while it waits', async () => {
    const { s, device } = await waiting()
    const [row] = await s.db.select().from(screenPairings)
    expect(row).toMatchObject({ id: device.id, width: 320, height: 160, screenId: null })
    for (const secret of [device.secret, device.code, readCode(device.code)])
      expect(JSON.stringify(row)).not.toContain(secret)
  })

  test('of two that collect at once one gets the key', async () => {
    const { s, id, device, collect } = await waiting()
    await claimPairing(s.admin, { code: device.code, screenId: id })
    const both = await Promise.allSettled([collect(), collect(), collect()])
    const keys = both.flatMap(one => (one.status === 'fulfilled' ? [one.value.key!] : []))
    expect(keys).toHaveLength(1)
    expect((await findScreenByKey(s.db, keys[0]!))?.id).toBe(id)
  })

  test('of two that claim one code at once for two boards one gets the device', async () => {
    const { s, device } = await waiting()
    const claim = (name: string) => refusalOf(claimPairing(s.admin, { code: device.code, name }))
    const answers = await Promise.all([claim('Một'), claim('Hai')])
    expect(answers).toContain('done')
    expect(answers).toContainEqual({ code: 'pairing_code_wrong' })
    expect((await s.db.select().from(screens).where(eq(screens.wardId, s.wardId))).length).toBe(2)
  })

  test('sent twice for the same board says yes twice', async () => {
    const { s, id, device } = await waiting()
    const claim = () => refusalOf(claimPairing(s.admin, { code: device.code, screenId: id }))
    expect(await Promise.all([claim(), claim()])).toEqual(['done', 'done'])
  })

  test('is over after ten minutes, for staff and for the device', async () => {
    const { s, id, device, collect } = await waiting()
    s.clock.now += PAIRING_LASTS - 1
    expect((await collect()).key).toBeNull()
    s.clock.now += 1
    await expect(collect()).rejects.toThrow(Missing)
    expect(await refusalOf(claimPairing(s.admin, { code: device.code, screenId: id }))).toEqual({
      code: 'pairing_code_wrong',
    })
    await requestPairing(s.db, { width: 64, height: 32 }, s.clock.now)
    const left = await s.db.select().from(screenPairings)
    expect(left.map(row => row.id)).not.toContain(device.id)
  })

  test('claimed in the last second it still waits for its device', async () => {
    const { s, id, device, collect } = await waiting()
    s.clock.now += PAIRING_LASTS - 1000
    await claimPairing(s.admin, { code: device.code, screenId: id })
    s.clock.now += 5 * MINUTE
    expect((await collect()).key).toMatch(/^[0-9a-z]{26}$/)
  })

  test('tells a wrong secret no more than a pairing that never was', async () => {
    const { s, id, device, collect } = await waiting()
    await claimPairing(s.admin, { code: device.code, screenId: id })
    const refusals = [collect('0'.repeat(26)), collect(''), collectPairing(s.db, 'x', device.secret, s.clock.now)]
    expect(await Promise.all(refusals.map(refusalOf))).toEqual(['pairing_over', 'pairing_over', 'pairing_over'])
    expect((await collect()).key).not.toBeNull()
  })

  test.each([
    ['0×0', { width: 0, height: 0 }, { width: 'too_small', height: 'too_small' }],
    ['100,000×1', { width: 100_000, height: 1 }, { width: 'too_large', height: 'too_small' }],
    ['4096×4096', { width: 4096, height: 4096 }, { height: 'too_many_pixels' }],
    ['nothing', {}, { width: 'required', height: 'required' }],
  ])('refuses a device of %s', async (_name, size, codes) => {
    const { db, clock } = await scenario()
    expect(await refusalOf(requestPairing(db, size, clock.now))).toEqual(codes)
  })

  test('lets so many devices wait and no more', async () => {
    const s = await scenario()
    await s.db.delete(screenPairings)
    const ask = () => refusalOf(requestPairing(s.db, { width: 64, height: 32 }, s.clock.now))
    const answers = await Promise.all(Array.from({ length: MOST_OPEN + 3 }, ask))
    expect(answers.filter(answer => answer === 'done')).toHaveLength(MOST_OPEN)
    expect(answers.filter(answer => answer === 'too_many_pairings')).toHaveLength(3)
    s.clock.now += PAIRING_LASTS
    expect(await ask()).toBe('done')
    await s.db.delete(screenPairings)
  })

  test('is the administrator’s alone, for boards of the own ward', async () => {
    const { s, id, device } = await waiting()
    const other = await scenario({ db: s.db })
    for (const who of [s.approver, s.editor, s.coordinator, s.groupHead, s.guardian])
      await expect(claimPairing(who, { code: device.code, screenId: id })).rejects.toThrow(Forbidden)
    await expect(claimPairing(other.admin, { code: device.code, screenId: id })).rejects.toThrow(Missing)
    const input = { code: device.code, name: 'Cổng', groupId: other.group.id }
    expect(await refusalOf(claimPairing(s.admin, input))).toEqual({ groupId: 'invalid_value' })
    expect(await refusalOf(claimPairing(s.admin, { code: device.code }))).toEqual({ name: 'required' })
    expect(await refusalOf(claimPairing(s.admin, { code: device.code, screenId: id }))).toBe('done')
  })
})

describe('guessing', () => {
  test('stops after ten wrong codes of the ward, and says for how long', async () => {
    const { s, id, device } = await waiting()
    for (let i = 0; i < MOST_FAILURES; i++) expect(await guess(s, id)).toEqual({ code: 'pairing_code_wrong' })
    s.clock.now += 3 * MINUTE
    const refused = await claimPairing(s.admin, { code: device.code, screenId: id }).catch(error => error)
    expect(refused).toBeInstanceOf(TooMany)
    expect(refused.reason).toEqual({ code: 'too_many_pairing_codes', values: { minutes: 7 } })
    const other = await scenario({ db: s.db })
    other.clock.now = s.clock.now
    const theirs = await registerScreen(other.admin, gate)
    expect(await refusalOf(claimPairing(other.admin, { code: device.code, screenId: theirs.id }))).toBe('done')
  })

  test('at a thousand a minute never comes through, not even with the right code among them', async () => {
    const { s, id, device, collect } = await waiting()
    const claim = (code: string) => refusalOf(claimPairing(s.admin, { code, screenId: id }))
    for (let second = 0; second < 60; second++) {
      const answers = await Promise.all(Array.from({ length: 17 }, () => claim(newCode())))
      if (second) expect(new Set(answers)).toEqual(new Set(['too_many_pairing_codes']))
      s.clock.now += 1000
    }
    expect(await claim(device.code)).toBe('too_many_pairing_codes')
    expect((await collect()).key).toBeNull()
    const counted = await s.db.select().from(pairingFailures).where(eq(pairingFailures.wardId, s.wardId))
    expect(counted).toHaveLength(MOST_FAILURES)
  })

  test('at once is judged one after the other', async () => {
    const { s, id } = await waiting()
    const answers = await Promise.all(Array.from({ length: 40 }, () => guess(s, id)))
    expect(answers.filter(answer => typeof answer === 'object')).toHaveLength(MOST_FAILURES)
    expect(answers.filter(answer => answer === 'too_many_pairing_codes')).toHaveLength(30)
  })

  test('a right code costs nothing, and after ten minutes wrong ones are forgotten', async () => {
    const { s, id, device } = await waiting()
    for (let i = 0; i < MOST_FAILURES - 1; i++) await guess(s, id)
    for (let i = 0; i < 3; i++)
      expect(await refusalOf(claimPairing(s.admin, { code: device.code, screenId: id }))).toBe('done')
    await guess(s, id)
    expect(await guess(s, id)).toBe('too_many_pairing_codes')
    s.clock.now += 10 * MINUTE
    expect(await guess(s, id)).toEqual({ code: 'pairing_code_wrong' })
  })
})
