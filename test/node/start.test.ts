import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { freePort } from '../support/free-port'
import { runProgram, typescript } from '../support/run-program'

const folder = mkdtempSync(join(tmpdir(), 'san-choi-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const environment = { PERSIST: join(folder, 'state'), DEMO_NOW: '2026-06-09T14:00+07:00' }

async function start() {
  const port = await freePort()
  const address = `http://127.0.0.1:${port}`
  const program = runProgram(typescript('scripts/start.ts'), { ...environment, PORT: String(port) })
  await program.answering(`${address}/healthz`, 120_000)
  await expect.poll(program.output, { timeout: 10_000 }).toContain('sẵn sàng')
  return { address, program }
}

test('the first start seeds both wards and prints where to go; a second one keeps the data and knows new keys', async () => {
  const first = await start()
  const said = first.program.output()
  expect(said).toContain(`${first.address}/w/trung-thanh`)
  expect(said).toContain('admin.binh-lu')
  const board = /\/led\/v1\/\w+\/player/.exec(said)?.[0] ?? ''
  for (const path of ['/', '/w/trung-thanh', '/w/binh-lu', '/w/binh-lu/calendar.ics', '/staff/sign-in', board]) {
    expect((await fetch(first.address + path)).status, path).toBe(200)
  }
  const page = await (await fetch(`${first.address}/w/trung-thanh`)).text()
  expect(page).toContain('08/06 – 14/06')

  const maker = runProgram(typescript('scripts/api-key.ts', '--ward', 'trung-thanh', '--role', 'editor'), environment)
  expect(await maker.ended, maker.output()).toBe(0)
  const headers = { authorization: `Bearer ${maker.output().trim()}` }
  const listed = await fetch(`${first.address}/api/v1/events`, { headers })
  expect(listed.status, maker.output()).toBe(200)
  expect((await fetch(`${first.address}/api/v1/events`)).status).toBe(401)
  expect(await first.program.stop()).toBe(0)

  const second = await start()
  expect(second.program.output()).toContain(board)
  expect(second.program.output()).not.toContain('Lần đầu')
  expect(await (await fetch(`${second.address}/api/v1/events`, { headers })).json()).toEqual(await listed.json())
  expect(await second.program.stop('SIGINT')).toBe(0)
  await expect(fetch(`${second.address}/healthz`)).rejects.toThrow()
}, 240_000)
