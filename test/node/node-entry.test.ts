import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openLibsql } from '../../src/database/open-libsql'
import { auditEntries, wards } from '../../src/database/schema'
import { openDatabaseUrl } from '../../src/node/open-database-url'
import { createWard } from '../../src/places/create-ward'
import { systemOf } from '../../src/shared/actor'
import { freePort } from '../support/free-port'
import { runProgram, typescript } from '../support/run-program'
import { NOW, TEST_FIELD_KEY } from '../support/scenario'

const secrets = { FIELD_KEY: TEST_FIELD_KEY, AUTH_SECRET: 'only-for-tests-only-for-tests-only-for-tests' }

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'san-choi-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

test('a production server without secrets refuses to start and says which are missing', async () => {
  const database = join(folder, 'never.db')
  const program = runProgram(typescript('src/node.ts'), {
    ...{ NODE_ENV: 'production', DATABASE_URL: `file:${database}` },
    ...{ FIELD_KEY: undefined, AUTH_SECRET: undefined, PORT: String(await freePort()) },
  })
  expect(await program.ended).toBe(1)
  expect(program.output()).toContain('Missing configuration: FIELD_KEY, AUTH_SECRET')
  expect(existsSync(database)).toBe(false)
})

test('a production database gets no demo accounts by mistake', async () => {
  const database = join(folder, 'never.db')
  const program = runProgram(typescript('scripts/seed.ts', '--database', `file:${database}`), {
    ...secrets,
    NODE_ENV: 'production',
    DEMO: undefined,
  })
  expect(await program.ended).toBe(1)
  expect(program.output()).toContain('Set DEMO=1')
  expect(existsSync(database)).toBe(false)
})

test('the server runs from any folder, migrates its file, keeps its data and stops when asked', async () => {
  const port = await freePort()
  const address = `http://127.0.0.1:${port}`
  const environment = {
    ...secrets,
    NODE_ENV: 'production',
    DATABASE_URL: `file:${folder}/deep/down/ward.db`,
    PORT: String(port),
  }

  const first = runProgram(typescript('src/node.ts'), environment, folder)
  expect((await first.answering(`${address}/healthz`)).status).toBe(200)
  const style = await fetch(`${address}/assets/app.css`)
  expect(style.status).toBe(200)
  expect(style.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  expect((await fetch(`${address}/assets/none.css`)).headers.get('cache-control')).toBe('private, no-store')
  expect((await fetch(`${address}/_headers`)).status).toBe(404)
  expect((await fetch(`${address}/assets/..%2f..%2fpackage.json`)).status).toBe(404)
  expect(await first.stop('SIGTERM')).toBe(0)

  const client = await openDatabaseUrl(environment.DATABASE_URL)
  const db = openLibsql(client)
  expect(await db.select().from(wards)).toEqual([])
  await createWard({ db, actor: systemOf('00003'), now: NOW }, ward('00003'))
  client.close()

  const second = runProgram(typescript('src/node.ts'), environment, folder)
  expect((await second.answering(`${address}/w/xa-00003`)).status).toBe(200)
  expect(await second.stop('SIGINT')).toBe(0)
})

test('writers of two processes never fail because the file is busy', async () => {
  const url = `file:${folder}/busy.db`
  ;(await openDatabaseUrl(url)).close()
  const writer = (name: string) => runProgram([...typescript('test/support/write-entries.ts', url, name)])
  const programs = ['a', 'b', 'c'].map(writer)
  for (const program of programs) expect(await program.ended, program.output()).toBe(0)
  const client = await openDatabaseUrl(url)
  expect(await openLibsql(client).select().from(auditEntries)).toHaveLength(3 * 200)
  client.close()
})

const ward = (id: string) => ({
  ...{ id, slug: `xa-${id}`, kind: 'xa' as const, name: 'Sao Hôm', provinceCode: '12', provinceName: 'Lai Châu' },
  ...{ seasonName: 'Hè vui', seasonFrom: '2026-06-01', seasonTo: '2026-08-31' },
})
