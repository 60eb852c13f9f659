import { setImmediate as settled } from 'node:timers/promises'
import { createApp } from '../../src/app'
import { openLibsql } from '../../src/database/open-libsql'
import type { Services } from '../../src/http/env'
import { openDatabaseUrl } from '../../src/node/open-database-url'
import { countStatements } from '../count-statements'

/** Statements of one poll: reads of the first after a change, of a later `200`, of a `304`; writes of all three. */
export type Reads = { first: number; ok: number; notModified: number; writes: number }

/** What polls of an address read and write, in a process that knows nothing yet. */
export async function countReads(url: string, services: Services, path: string): Promise<Reads> {
  const client = await openDatabaseUrl(url)
  // Each address is its own board's first: when a board was last heard of is written once in five minutes.
  await client.execute('update screen set seen_at = null')
  const counted = countStatements(client)
  const app = createApp({ ...services, db: openLibsql(client) })
  const poll = async (status: number, headers: Record<string, string> = {}) => {
    const response = await app.request(path, { headers })
    await response.arrayBuffer()
    await settled()
    if (response.status !== status) throw new Error(`${path} answered ${response.status}`)
    return { etag: response.headers.get('etag') ?? '', ...counted() }
  }
  const first = await poll(200)
  const ok = await poll(200)
  const notModified = await poll(304, { 'if-none-match': ok.etag })
  client.close()
  const writes = first.writes + ok.writes + notModified.writes
  return { first: first.reads, ok: ok.reads, notModified: notModified.reads, writes }
}
