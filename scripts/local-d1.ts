import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { openD1 } from '../src/database/open-d1'
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

/** Opens the D1 that `wrangler dev` will serve from; close it before wrangler starts. */
export async function openLocalD1(persist = persistFolder) {
  // Wrangler reads these when it is loaded. What a command prints must be its answer alone.
  Object.assign(process.env, quiet)
  const { getPlatformProxy } = await import('wrangler')
  const proxy = await getPlatformProxy<{ DB: D1Database }>({
    configPath: inRepository('wrangler.toml'),
    persist: { path: join(persist, 'v3') },
  })
  return { db: openD1(proxy.env.DB), close: () => proxy.dispose() }
}
