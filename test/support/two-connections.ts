import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@libsql/client'
import { drizzle } from 'drizzle-orm/libsql'
import { migrate } from 'drizzle-orm/libsql/migrator'
import { openLibsql } from '../../src/database/open-libsql'

/** One libSQL file through two connections, as two processes would have it. */
export async function twoConnections() {
  const folder = await mkdtemp(join(tmpdir(), 'san-choi-'))
  const url = `file:${join(folder, 'two.db')}`
  const clients = [createClient({ url, timeout: 5000 }), createClient({ url, timeout: 5000 })] as const
  await clients[0].execute('pragma journal_mode = wal')
  await migrate(drizzle(clients[0]), { migrationsFolder: 'migrations' })
  return {
    first: openLibsql(clients[0]),
    second: openLibsql(clients[1]),
    close: async () => {
      for (const client of clients) client.close()
      await rm(folder, { recursive: true })
    },
  }
}
