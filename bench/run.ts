import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createApp } from '../src/app'
import { readConfig } from '../src/config'
import type { Database } from '../src/database/database'
import { openLibsql } from '../src/database/open-libsql'
import { seedDemo } from '../src/demo/seed-demo'
import { openDatabaseUrl } from '../src/node/open-database-url'
import { openNodeRaster } from '../src/node/open-raster'
import { inRepository } from '../src/node/paths'
import { openFieldCrypto } from '../src/people/field-crypto'
import { countReads } from './count-reads'
import { compare } from './load'
import { startOnNode } from './on-node'
import { startOnWorkerd } from './on-workerd'
import { machine, pollTable, type Row, writeFigures } from './report'
import { measureSchedule } from './schedule'

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '8' }, rounds: { type: 'string', default: '3' } },
})
const seconds = Number(values.seconds)
const rounds = Number(values.rounds)

const WARD = 'trung-thanh'
const folder = inRepository('.bench')
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder)

const secrets = {
  FIELD_KEY: `k1:${Buffer.alloc(32, 7).toString('base64')}`,
  AUTH_SECRET: 'only-for-the-benchmark-only-for-the-benchmark',
  BASE_URL: 'http://san-choi.bench',
}
const config = readConfig(secrets)
const crypto = await openFieldCrypto(config.fieldKey)
/** Returns the key of a board. Keys are chance, so each database has its own. */
const fill = async (db: Database) => (await seedDemo({ config, db, crypto }, { ward: WARD, children: 30 }))[0]!.key

const url = `file:${join(folder, 'bench.db')}`
const client = await openDatabaseUrl(url)
const services = { config, db: openLibsql(client), crypto, raster: openNodeRaster() }
const nodeKey = await fill(services.db)
const ics = `/w/${WARD}/calendar.ics`
const led = (key: string) => `/led/v1/${key}/schedule.json`
const body = async (path: string) => (await createApp(services).request(path)).text()
const bodies = { ics: await body(ics), led: await body(led(nodeKey)) }
client.close()
writeFileSync(join(folder, 'bodies.json'), JSON.stringify(bodies))

const rows: Row[] = []
const reads = { ics: await countReads(url, services, ics), led: await countReads(url, services, led(nodeKey)) }

const node = await startOnNode(folder, { ...secrets, DATABASE_URL: url }, [18_787, 18_788])
try {
  await measure('Node + libSQL file', node, nodeKey)
} finally {
  node.stop()
}
let workerdKey = ''
const workerd = await startOnWorkerd(folder, secrets, bodies, async db => {
  workerdKey = await fill(db)
})
try {
  await measure('workerd + D1', workerd, workerdKey)
} finally {
  await workerd.stop()
}
const sizes = { ics: Buffer.byteLength(bodies.ics), led: Buffer.byteLength(bodies.led) }
writeFigures('polls', pollTable(rows, reads, { seconds, rounds, sizes }))
writeFigures('planning', `${await measureSchedule(folder)}\n\n${machine()}; medians of 14 runs, of 3 for the import.`)

async function measure(runtime: string, at: { ours: string; bare: string }, key: string) {
  for (const [poll, path, name] of [
    ['ICS', ics, 'ics'],
    ['LED', led(key), 'led'],
  ] as const) {
    const address = `${at.ours}${path}`
    const etag = (await fetch(address)).headers.get('etag') ?? ''
    const ok = await compare({ url: address, status: 200 }, { url: `${at.bare}/${name}`, status: 200 }, rounds, seconds)
    rows.push({ runtime, poll, status: 200, ...ok })
    const known = await compare(
      { url: address, status: 304, headers: { 'if-none-match': etag } },
      { url: `${at.bare}/304`, status: 304 },
      rounds,
      seconds,
    )
    rows.push({ runtime, poll, status: 304, ...known })
    console.log(rows.slice(-2))
  }
}
