import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@libsql/client/web'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openLibsql } from '../../src/database/open-libsql'
import { auditEntries, wards } from '../../src/database/schema'
import { openDatabaseUrl } from '../../src/node/open-database-url'
import { createWard } from '../../src/places/create-ward'
import { systemOf } from '../../src/shared/actor'
import { Conflict } from '../../src/shared/errors'
import { startHrana } from '../support/hrana'
import { NOW, scenario } from '../support/scenario'

const folder = mkdtempSync(join(tmpdir(), 'san-choi-'))
const file = join(folder, 'http.db')
let server: Awaited<ReturnType<typeof startHrana>>

beforeAll(async () => {
  ;(await openDatabaseUrl(`file:${file}`)).close()
  server = await startHrana(file, 'the-token')
})
afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true })
})

const open = (authToken = 'the-token') => openLibsql(createClient({ url: server.url, authToken }))
const ward = (id: string) => ({
  ...{ id, slug: `xa-${id}`, kind: 'xa' as const, name: 'Sao Hôm', provinceCode: '12', provinceName: 'Lai Châu' },
  ...{ seasonName: 'Hè vui', seasonFrom: '2026-06-01', seasonTo: '2026-08-31' },
})

test('a verb writes and reads over HTTP, as on a file', async () => {
  const db = open()
  const context = { db, actor: systemOf('00001'), now: NOW }
  expect(await createWard(context, ward('00001'))).toEqual({ id: '00001', slug: 'xa-00001' })
  await expect(createWard(context, ward('00001'))).rejects.toThrow(Conflict)
  expect(await db.query.wards.findFirst({ where: eq(wards.id, '00001') })).toMatchObject({
    name: 'Sao Hôm',
    createdAt: NOW,
  })
  expect(await db.select().from(auditEntries).where(eq(auditEntries.wardId, '00001'))).toHaveLength(1)
})

test('a batch over HTTP is atomic: a failing statement takes the others back', async () => {
  const { db, wardId } = await scenario({ db: open() })
  await expect(
    db.batch([
      db.update(wards).set({ name: 'Mất' }).where(eq(wards.id, wardId)),
      db.insert(wards).values({ id: wardId } as never),
    ]),
  ).rejects.toThrow()
  expect((await db.query.wards.findFirst({ where: eq(wards.id, wardId) }))?.name).toBe('Sao Mai')
})

test('of twenty that open the same ward at once over HTTP, one wins', async () => {
  const attempts = Array.from({ length: 20 }, () =>
    createWard({ db: open(), actor: systemOf('00002'), now: NOW }, ward('00002')),
  )
  const results = await Promise.allSettled(attempts)
  expect(results.filter(one => one.status === 'fulfilled')).toHaveLength(1)
  expect(results.filter(one => one.status === 'rejected' && one.reason instanceof Conflict)).toHaveLength(19)
  expect(server.open()).toBe(0)
})

test('a wrong token is refused', async () => {
  await expect(open('wrong').query.wards.findFirst()).rejects.toThrow()
})
