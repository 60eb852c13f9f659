import { mkdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { type Client, createClient } from '@libsql/client'
import { drizzle } from 'drizzle-orm/libsql'
import { migrate } from 'drizzle-orm/libsql/migrator'
import { commitTogether } from './commit-together'
import { inRepository } from './paths'
import { rememberStatements } from './remember-statements'

/** Milliseconds a statement waits for another process that writes the same file (such as `npm run api-key`). */
const BUSY_TIMEOUT = 10_000

/**
 * Opens and migrates `DATABASE_URL`: an embedded libSQL file (`file:…`, relative to the repository), or a server.
 * One connection, because the embedded engine works synchronously: more would only queue for the same lock.
 * A batch takes the write lock at its start: one that read first and wrote later would fail at once, whatever the
 * timeout, when another process wrote in between.
 */
export async function openDatabaseUrl(databaseUrl: string, authToken?: string): Promise<Client> {
  const file = fileOf(databaseUrl)
  if (file) {
    rememberStatements()
    mkdirSync(dirname(file), { recursive: true })
  }
  const url = file ? `file:${file}` : databaseUrl
  const embedded = url.startsWith('file:')
  const client = createClient({ url, authToken, timeout: BUSY_TIMEOUT, ...(embedded && { concurrency: 1 }) })
  if (embedded) await client.execute('pragma journal_mode = wal')
  await migrate(drizzle(client), { migrationsFolder: inRepository('migrations') })
  const batch = client.batch.bind(client)
  client.batch = embedded ? commitTogether(batch) : (statements, mode = 'write') => batch(statements, mode)
  return client
}

/** The absolute path of a `file:` address; null for a server or a database in memory. */
export function fileOf(databaseUrl: string): string | null {
  const path = /^file:(?:\/\/)?(.+)$/.exec(databaseUrl)?.[1]
  return path && path !== ':memory:' ? resolve(inRepository('.'), path) : null
}
