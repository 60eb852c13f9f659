import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { createClient } from '@libsql/client'
import { openLibsql } from '../src/database/open-libsql'
import { inRepository } from '../src/node/paths'

/** Where wrangler keeps the embedded D1; `PERSIST` puts it elsewhere, for tests. */
export const persistFolder = process.env.PERSIST || inRepository('.wrangler/state')

export const wranglerEntry = join(
  dirname(createRequire(import.meta.url).resolve('wrangler/package.json')),
  'bin/wrangler.js',
)

/** Ask nothing, report nothing, and look nothing up on the network. */
const quiet = { CI: '1', WRANGLER_SEND_METRICS: 'false', CLOUDFLARE_CF_FETCH_ENABLED: 'false', WRANGLER_LOG: 'warn' }

export const wranglerEnvironment = { ...process.env, ...quiet }

/**
 * Applies the migrations that wrangler's embedded D1 does not have yet.
 * @throws with wrangler's own words
 */
export function migrateLocalD1(persist = persistFolder) {
  const options = ['d1', 'migrations', 'apply', 'DB', '--local', '--persist-to', persist]
  const { status, stdout, stderr } = spawnSync(process.execPath, [wranglerEntry, ...options], {
    cwd: inRepository('.'),
    env: wranglerEnvironment,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`The migrations of the local D1 failed.\n${stdout}\n${stderr}`)
}

/**
 * Opens the file in which wrangler keeps the local D1, as the SQLite it is: many times faster than through wrangler's
 * proxy, which a first start would wait for. Close it before wrangler starts.
 * @throws when wrangler keeps it elsewhere
 */
export async function openLocalD1(persist = persistFolder) {
  const folder = join(persist, 'v3/d1/miniflare-D1DatabaseObject')
  const [file, ...others] = readdirSync(folder).filter(name => /^[0-9a-f]{64}\.sqlite$/.test(name))
  if (!file || others.length) throw new Error(`Expected one local D1 in ${folder}.`)
  const client = createClient({ url: `file:${join(folder, file)}` })
  await client.execute('pragma busy_timeout = 5000')
  return { db: openLibsql(client), close: () => client.close() }
}
