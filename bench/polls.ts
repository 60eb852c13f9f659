import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createApp } from '../src/app'
import { readConfig } from '../src/config'
import { openLibsql } from '../src/database/open-libsql'
import { openDatabaseUrl } from '../src/node/open-database-url'
import { openNodeRaster } from '../src/node/open-raster'
import type { Bodies } from './bare'
import { compare } from './load'
import { startOnNode } from './on-node'
import { startOnWorkerd } from './on-workerd'
import { type Keys, listPolled, type Polled } from './polls/addresses'
import { countReads, type Reads } from './polls/count-reads'
import { type Measured, pollTables, type Runtime } from './polls/report'
import { crypto, environmentNow, fill, WARD } from './world'

export type Rounds = { rounds: number; seconds: number }

/** Polled with a method that the memory of answers leaves out, so that each is asked of the database. */
const UNREMEMBERED = ['calendar.ics', 'schedule.json']

/** Polls of a ward's calendar and of every format of its boards, on both runtimes, beside bare Hono. */
export async function measurePolls(folder: string, { rounds, seconds }: Rounds): Promise<string> {
  const url = `file:${join(folder, 'bench.db')}`
  const client = await openDatabaseUrl(url)
  const config = readConfig(environmentNow())
  const services = { config, db: openLibsql(client), crypto, raster: openNodeRaster() }
  const nodeKeys = await fill(services.db)
  const app = createApp(services)
  const polled = await listPolled(WARD, nodeKeys, path => app.request(path))
  const bodies: Bodies = {}
  for (const { name, path } of polled) {
    const response = await app.request(path)
    const type = response.headers.get('content-type') ?? ''
    bodies[name] = { type, base64: Buffer.from(await response.arrayBuffer()).toString('base64') }
  }
  client.close()
  writeFileSync(join(folder, 'bodies.json'), JSON.stringify(bodies))
  const reads: Record<string, Reads> = {}
  for (const { name, path } of polled) reads[name] = await countReads(url, services, path)

  const node = await startOnNode(folder, { ...environmentNow(), DATABASE_URL: url }, [18_787, 18_788])
  const onNode = await measure('Node', node, nodeKeys).finally(() => node.stop())
  let workerdKeys = nodeKeys
  const workerd = await startOnWorkerd(folder, environmentNow(), bodies, async db => {
    workerdKeys = await fill(db)
  })
  const onWorkerd = await measure('workerd', workerd, workerdKeys).finally(() => workerd.stop())
  const sizes = Object.fromEntries(polled.map(({ name }) => [name, Buffer.byteLength(bodies[name]!.base64, 'base64')]))
  return pollTables({ Node: onNode, workerd: onWorkerd }, reads, sizes, { rounds, seconds })

  async function measure(runtime: Runtime, at: { ours: string; bare: string }, keys: Keys) {
    const measured: Record<string, Measured> = {}
    for (const poll of await listPolled(WARD, keys, path => fetch(`${at.ours}${path}`))) {
      measured[poll.name] = await measureOne(at, poll)
      console.log(runtime, poll.name, measured[poll.name])
    }
    return measured
  }

  async function measureOne(at: { ours: string; bare: string }, { name, path }: Polled): Promise<Measured> {
    const ours = `${at.ours}${path}`
    const headers = { 'if-none-match': (await fetch(ours)).headers.get('etag') ?? '' }
    const known = (method: 'GET' | 'HEAD') =>
      compare(
        { url: ours, method, headers, status: 304 },
        { url: `${at.bare}/304`, method, status: 304 },
        rounds,
        seconds,
      )
    return {
      ok: await compare({ url: ours, status: 200 }, { url: `${at.bare}/${name}`, status: 200 }, rounds, seconds),
      known: await known('GET'),
      unremembered: UNREMEMBERED.includes(name) ? await known('HEAD') : null,
    }
  }
}
