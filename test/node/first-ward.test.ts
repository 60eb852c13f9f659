import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDatabaseUrl } from '../../src/node/open-database-url'
import { freePort } from '../support/free-port'
import { runProgram, typescript } from '../support/run-program'
import { TEST_FIELD_KEY } from '../support/scenario'

const secrets = { FIELD_KEY: TEST_FIELD_KEY, AUTH_SECRET: 'only-for-tests-only-for-tests-only-for-tests' }
const place = ['--code', '05899', '--slug', 'sao-hom', '--kind', 'phuong', '--name', 'Sao Hôm']
const province = ['--province-code', '19', '--province', 'Thái Nguyên']

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'san-choi-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const ward = (...own: string[]) =>
  runProgram(typescript('scripts/ward.ts', ...place, ...province, ...own), { ...secrets, NODE_ENV: 'production' })

test('a new deployment gets its first ward, also as SQL, and its administrator comes in by a link that works once', async () => {
  const database = `file:${folder}/data.db`
  const program = ward('--admin', "Lò Thị O'Hoa", '--sql', `${folder}/ward.sql`)
  expect(await program.ended, program.output()).toBe(0)
  const link = /\/staff\/invitations\/\w{26}/.exec(program.output())![0]
  const client = await openDatabaseUrl(database)
  await client.executeMultiple(readFileSync(`${folder}/ward.sql`, 'utf8'))
  client.close()

  const address = `http://127.0.0.1:${await freePort()}`
  const environment = { ...secrets, NODE_ENV: 'production', DATABASE_URL: database, PORT: new URL(address).port }
  const server = runProgram(typescript('src/node.ts'), environment)
  expect((await server.answering(`${address}/w/sao-hom`)).status).toBe(200)
  const accept = () =>
    fetch(address + link, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: address },
      body: new URLSearchParams({
        name: 'Lò Thị Hoa',
        username: 'hoa.sao-hom',
        phone: '',
        password: 'một câu rất dài',
      }),
    })
  const accepted = await accept()
  expect(accepted.status).toBe(303)
  const cookie = accepted.headers
    .getSetCookie()
    .map(one => one.split(';')[0])
    .join('; ')
  expect((await fetch(`${address}/staff/settings`, { headers: { cookie } })).status).toBe(200)
  expect((await accept()).status).toBe(409)
  expect(await server.stop()).toBe(0)

  const again = ward('--admin', 'Hoa', '--database', database)
  expect(await again.ended).toBe(1)
  expect(again.output()).toContain('already_exists')
})

test('a ward is not opened without anybody who may enter', async () => {
  const program = ward('--database', `file:${folder}/data.db`)
  expect(await program.ended).toBe(1)
  expect(program.output()).toContain('--admin')
})
