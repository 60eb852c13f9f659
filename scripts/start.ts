import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { readConfig } from '../src/config'
import { localSecrets } from '../src/node/local-secrets'
import { inRepository } from '../src/node/paths'
import { openFieldCrypto } from '../src/people/field-crypto'
import { migrateLocalD1, openLocalD1, persistFolder, wranglerEntry, wranglerEnvironment } from './local-d1'
import { seedDemo } from './seed'
import { welcome } from './welcome'

const HOST = '127.0.0.1'
const PATIENCE = 90_000

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
migrateLocalD1()
await seedWhenEmpty()

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
console.log(await welcome(address))

/** The demo wards go in once; whatever the users do to them afterwards stays. */
async function seedWhenEmpty() {
  const { db, close } = await openLocalD1()
  try {
    if (await db.query.wards.findFirst({ columns: { id: true } })) return
    console.log('Lần đầu: đang tạo hai phường, xã minh họa…')
    await seedDemo({ config, db, crypto: await openFieldCrypto(config.fieldKey) }, {})
  } finally {
    await close()
  }
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
