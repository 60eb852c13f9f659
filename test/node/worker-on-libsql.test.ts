import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@libsql/client/web'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openLibsql } from '../../src/database/open-libsql'
import { openDatabaseUrl } from '../../src/node/open-database-url'
import { createWard } from '../../src/places/create-ward'
import { systemOf } from '../../src/shared/actor'
import { freePort } from '../support/free-port'
import { startHrana } from '../support/hrana'
import { runProgram } from '../support/run-program'
import { NOW, TEST_FIELD_KEY } from '../support/scenario'

const folder = mkdtempSync(join(tmpdir(), 'san-choi-'))
let server: Awaited<ReturnType<typeof startHrana>>
let worker: ReturnType<typeof runProgram>
let address: string

beforeAll(async () => {
  const file = join(folder, 'http.db')
  ;(await openDatabaseUrl(`file:${file}`)).close()
  server = await startHrana(file, 'the-token')
  const db = openLibsql(createClient({ url: server.url, authToken: 'the-token' }))
  await createWard(
    { db, actor: systemOf('00004'), now: NOW },
    {
      ...{ id: '00004', slug: 'xa-libsql', kind: 'xa', name: 'Sao Hôm', provinceCode: '12', provinceName: 'Lai Châu' },
      ...{ seasonName: 'Hè vui', seasonFrom: '2026-06-01', seasonTo: '2026-08-31' },
    },
  )
  const variables = {
    ...{ LIBSQL_URL: server.url, LIBSQL_AUTH_TOKEN: 'the-token' },
    ...{ FIELD_KEY: TEST_FIELD_KEY, AUTH_SECRET: 'only-for-tests-only-for-tests-only-for-tests' },
  }
  const lines = Object.entries(variables).map(([name, value]) => `${name}="${value}"`)
  writeFileSync(join(folder, 'variables'), lines.join('\n'))
  const port = await freePort()
  address = `http://127.0.0.1:${port}`
  worker = runProgram(
    [
      ...['node_modules/wrangler/bin/wrangler.js', 'dev', '--ip', '127.0.0.1', '--port', String(port)],
      ...['--inspector-port', '0', '--persist-to', join(folder, 'state'), '--env-file', join(folder, 'variables')],
    ],
    { CI: '1', WRANGLER_SEND_METRICS: 'false', CLOUDFLARE_CF_FETCH_ENABLED: 'false' },
  )
  await worker.answering(`${address}/healthz`)
})
afterAll(async () => {
  await worker?.stop()
  await server?.close()
  rmSync(folder, { recursive: true })
})

test('the Worker serves from libSQL over HTTP when LIBSQL_URL is set', async () => {
  // The local D1 beside it was never migrated: only libSQL can answer these.
  const health = await fetch(`${address}/healthz`)
  expect(health.status, worker.output()).toBe(200)
  const page = await fetch(`${address}/w/xa-libsql`)
  expect(page.status, worker.output()).toBe(200)
  expect(await page.text()).toContain('Sao Hôm')
  expect(server.count().statements).toBeGreaterThan(0)
})

test('sixty requests at once do not wait on one another inside workerd', async () => {
  const answers = await Promise.all(Array.from({ length: 60 }, () => fetch(`${address}/healthz`)))
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 60 }, () => 200))
  expect(worker.output()).not.toContain('different request')
  expect(server.open()).toBe(0)
})
