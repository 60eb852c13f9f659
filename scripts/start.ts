import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, renameSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { readConfig } from '../src/config'
import { seedDemo } from '../src/demo/seed-demo'
import { BOARDS, keepBoards, knownBoards } from '../src/node/boards'
import { localSecrets } from '../src/node/local-secrets'
import { inRepository } from '../src/node/paths'
import { openFieldCrypto } from '../src/people/field-crypto'
import { migrateLocalD1, openLocalD1, persistFolder, wranglerEntry, wranglerEnvironment } from './local-d1'
import { welcome } from './welcome'

const HOST = '127.0.0.1'
const PATIENCE = 90_000
const QUARTER = 15 * 60_000

const port = Number(process.env.PORT || 8787)
let server: ChildProcess | undefined
const address = `http://${HOST}:${port}`

if (!(await isFree(port)))
  fail(`Cổng ${port} đang được chương trình khác dùng. Hãy chọn cổng khác: PORT=8788 npm start`)

const secrets = localSecrets(inRepository('.dev.vars'))
const demo: Record<string, string> = { DEMO: '1' }
if (process.env.DEMO_NOW) Object.assign(demo, { DEMO_NOW: process.env.DEMO_NOW, DEMO_STARTED_AT: String(Date.now()) })
const config = readConfig({ ...secrets, ...demo })

console.log('Sân Chơi đang chuẩn bị cơ sở dữ liệu…')
if (!existsSync(join(persistFolder, 'v3/d1'))) await seedAside()
migrateLocalD1()

server = spawn(
  process.execPath,
  [
    wranglerEntry,
    'dev',
    ...['--ip', HOST, '--port', String(port), '--inspector-port', '0'],
    ...['--persist-to', persistFolder, '--log-level', 'warn', '--show-interactive-dev-session=false'],
    ...Object.entries(demo).flatMap(([name, value]) => ['--var', `${name}:${value}`]),
  ],
  { cwd: inRepository('.'), env: wranglerEnvironment, stdio: ['ignore', 'inherit', 'inherit'] },
)
let stopping = false
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    stopping = true
    server?.kill('SIGTERM')
  })
}
server.on('exit', code => process.exit(stopping ? 0 : code || 1))

await answering()
console.log(welcome(address, knownBoards(join(persistFolder, BOARDS))))
// Wrangler rings no timer of its own locally.
setInterval(() => fetch(`${address}/cdn-cgi/local/scheduled`).catch(() => undefined), QUARTER).unref()

/**
 * The demo wards go in once; whatever the users do to them afterwards stays. They are seeded in a folder of their own
 * that takes its place when it is complete, so that a first start that was interrupted leaves nothing by halves.
 */
async function seedAside() {
  console.log('Lần đầu: đang tạo hai phường, xã minh họa…')
  const aside = `${persistFolder}.new`
  rmSync(aside, { recursive: true, force: true })
  migrateLocalD1(aside)
  const { db, close } = await openLocalD1(aside)
  try {
    const crypto = await openFieldCrypto(config.fieldKey)
    const report = (done: string) => console.log(`  ${done}`)
    keepBoards(join(aside, BOARDS), await seedDemo({ config, db, crypto }, { report }))
  } finally {
    await close()
  }
  // Without a database there is nothing in it but wrangler's caches.
  rmSync(persistFolder, { recursive: true, force: true })
  renameSync(aside, persistFolder)
}

async function answering() {
  for (const end = Date.now() + PATIENCE; Date.now() < end; await sleep(200)) {
    const response = await fetch(`${address}/healthz`).catch(() => null)
    if (response?.ok) return
    if (response?.status === 503) fail(await response.text())
  }
  fail(`Sân Chơi không trả lời ở ${address}.`)
}

function isFree(wanted: number) {
  return new Promise<boolean>(resolve => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(wanted, HOST, () => probe.close(() => resolve(true)))
  })
}

function fail(reason: string): never {
  console.error(reason)
  server?.kill('SIGTERM')
  process.exit(1)
}
