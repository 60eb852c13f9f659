import { applyD1Migrations, type D1Migration } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import type { Database } from '../../src/database/database'
import { openD1 } from '../../src/database/open-d1'

export const engine: 'libsql' | 'd1' = 'd1'

/** The file's D1, migrated. Tests of one file share it, so each plants wards of its own. */
export async function emptyDatabase(): Promise<Database> {
  const bindings = env as unknown as { DB: D1Database; MIGRATIONS: D1Migration[] }
  await applyD1Migrations(bindings.DB, bindings.MIGRATIONS)
  return openD1(bindings.DB)
}
