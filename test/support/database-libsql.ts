import { createClient } from '@libsql/client'
import { drizzle } from 'drizzle-orm/libsql'
import { migrate } from 'drizzle-orm/libsql/migrator'
import type { Database } from '../../src/database/database'
import { openLibsql } from '../../src/database/open-libsql'

export const engine: 'libsql' | 'd1' = 'libsql'

/** A migrated, empty database of its own. */
export async function emptyDatabase(): Promise<Database> {
  const client = createClient({ url: ':memory:' })
  await migrate(drizzle(client), { migrationsFolder: 'migrations' })
  return openLibsql(client)
}
