import { createApp } from '../src/app'
import { openLibsql } from '../src/database/open-libsql'
import type { Services } from '../src/http/env'
import { openDatabaseUrl } from '../src/node/open-database-url'

export type Reads = { first: number; ok: number; notModified: number }

/** Statements that reach the database: for the first poll after a change, a later 200, and a 304. */
export async function countReads(url: string, services: Services, path: string): Promise<Reads> {
  const client = await openDatabaseUrl(url)
  let statements = 0
  const { execute, batch } = client
  client.execute = ((...args: Parameters<typeof execute>) => {
    statements += 1
    return execute.apply(client, args)
  }) as typeof execute
  client.batch = (list, mode) => {
    statements += list.length
    return batch.call(client, list, mode)
  }
  const app = createApp({ ...services, db: openLibsql(client) })
  const poll = async (headers: Record<string, string> = {}) => {
    const before = statements
    const response = await app.request(path, { headers })
    await response.text()
    return { response, reads: statements - before }
  }
  const first = await poll()
  const ok = await poll()
  const notModified = await poll({ 'if-none-match': ok.response.headers.get('etag') ?? '' })
  if (ok.response.status !== 200 || notModified.response.status !== 304) {
    throw new Error(`${path} answered ${ok.response.status} and ${notModified.response.status}`)
  }
  client.close()
  return { first: first.reads, ok: ok.reads, notModified: notModified.reads }
}
