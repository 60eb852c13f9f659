import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { auditEntries, screens, wards } from '../../src/database/schema'
import { findScreenByKey } from '../../src/led/find-screen-by-key'
import { listScreens, readScreen } from '../../src/led/list-screens'
import { registerScreen } from '../../src/led/register-screen'
import { revokeScreen } from '../../src/led/revoke-screen'
import { rotateScreenKey } from '../../src/led/rotate-screen-key'
import { saveScreen } from '../../src/led/save-screen'
import { Conflict, Forbidden, Missing } from '../../src/shared/errors'
import { scenario } from '../support/scenario'

const gate = { name: 'Cổng UBND phường', width: 192, height: 96 }

describe('registering a screen', () => {
  test('tells the key once and keeps only its hash', async () => {
    const s = await scenario()
    const { id, key } = await registerScreen(s.admin, { ...gate, groupId: s.group.id })
    const stored = await s.db.query.screens.findFirst({ where: eq(screens.id, id) })
    expect(JSON.stringify(stored)).not.toContain(key)
    expect(stored?.keyHint).toBe(key.slice(0, 4))
    expect(await findScreenByKey(s.db, key)).toMatchObject({ id, wardSlug: s.slug, revision: 0, ledRevision: 1 })
    expect(JSON.stringify(await listScreens(s.editor))).not.toContain(stored!.keyHash)
    const entries = await s.db.select().from(auditEntries).where(eq(auditEntries.subjectId, id))
    expect(entries.map(({ action, detail }) => [action, detail])).toEqual([
      ['screen.registered', { width: 192, height: 96 }],
    ])
  })

  test.each([
    ['0×0', { width: 0, height: 0 }, { width: 'too_small', height: 'too_small' }],
    ['100,000×1', { width: 100_000, height: 1 }, { width: 'too_large', height: 'too_small' }],
    ['4096×4096', { width: 4096, height: 4096 }, { height: 'too_many_pixels' }],
    ['a fraction', { width: 12.5 }, { width: 'invalid_number' }],
    ['no name', { name: ' \u200b ' }, { name: 'required' }],
    ['hours that do not exist', { opensAt: '25:00' }, { opensAt: 'invalid_time' }],
    ['no hours at all', { opensAt: '08:00', closesAt: '08:00' }, { closesAt: 'empty_window' }],
    ['a group of nowhere', { groupId: 'nowhere' }, { groupId: 'invalid_value' }],
  ])('refuses %s', async (_name, wrong, codes) => {
    const { admin } = await scenario()
    const error = await registerScreen(admin, { ...gate, ...wrong }).catch(thrown => thrown)
    const found = Object.entries(error.fields as Record<string, { code: string }>).map(([k, { code }]) => [k, code])
    expect(Object.fromEntries(found)).toEqual(codes)
  })

  test('refuses a residential group of another ward', async () => {
    const s = await scenario()
    const other = await scenario({ db: s.db })
    await expect(registerScreen(s.admin, { ...gate, groupId: other.group.id })).rejects.toThrow('invalid')
  })

  test('is the administrator’s alone', async () => {
    const { approver, editor } = await scenario()
    await expect(registerScreen(approver, gate)).rejects.toThrow(Forbidden)
    await expect(registerScreen(editor, gate)).rejects.toThrow(Forbidden)
  })
})

describe('a screen’s key', () => {
  test('stops at once when it is rotated, and the new one works', async () => {
    const s = await scenario()
    const { id, key } = await registerScreen(s.admin, gate)
    const next = await rotateScreenKey(s.admin, id)
    expect(await findScreenByKey(s.db, key)).toBeUndefined()
    expect((await findScreenByKey(s.db, next.key))?.id).toBe(id)
  })

  test('is revoked once; rotating takes the screen into use again', async () => {
    const s = await scenario()
    const { id, key } = await registerScreen(s.admin, gate)
    const results = await Promise.allSettled([revokeScreen(s.admin, id), revokeScreen(s.admin, id)])
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect((await findScreenByKey(s.db, key))?.revokedAt).toBe(s.clock.now)
    await expect(revokeScreen(s.admin, id)).rejects.toThrow(Conflict)
    const next = await rotateScreenKey(s.admin, id)
    expect((await findScreenByKey(s.db, next.key))?.revokedAt).toBeNull()
  })

  test.each(['', 'x', '../../etc/passwd', '0'.repeat(26), 'A'.repeat(26), '🔑'.repeat(13)])(
    'finds nothing for %j',
    async key => {
      const { db } = await scenario()
      expect(await findScreenByKey(db, key)).toBeUndefined()
    },
  )
})

describe('a screen of another ward', () => {
  test('is missing, whatever is tried', async () => {
    const s = await scenario()
    const other = await scenario({ db: s.db })
    const { id } = await registerScreen(other.admin, gate)
    await expect(readScreen(s.admin, id)).rejects.toThrow(Missing)
    await expect(saveScreen(s.admin, id, gate)).rejects.toThrow(Missing)
    await expect(rotateScreenKey(s.admin, id)).rejects.toThrow(Missing)
    await expect(revokeScreen(s.admin, id)).rejects.toThrow(Missing)
    expect(await listScreens(s.admin)).toEqual([])
  })
})

test('saving a screen moves the boards’ revision', async () => {
  const s = await scenario()
  const { id } = await registerScreen(s.admin, gate)
  await saveScreen(s.admin, id, { ...gate, name: 'Chợ Đông Cao', opensAt: '17:00', closesAt: '00:00' })
  expect(await readScreen(s.admin, id)).toMatchObject({ name: 'Chợ Đông Cao', opensAt: '17:00', closesAt: '24:00' })
  expect((await s.db.query.wards.findFirst({ where: eq(wards.id, s.wardId) }))?.ledRevision).toBe(2)
})
