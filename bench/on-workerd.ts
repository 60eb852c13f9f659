import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { drizzle } from 'drizzle-orm/d1'
import { migrate } from 'drizzle-orm/d1/migrator'
import { build } from 'esbuild'
import { convertV4MiniflareOptions, Miniflare } from 'miniflare'
import type { Database } from '../src/database/database'
import { openD1 } from '../src/database/open-d1'
import { inRepository } from '../src/node/paths'
import { answering } from './answering'
import type { Bodies } from './bare'

const COMPATIBILITY = { compatibilityDate: '2026-10-20', compatibilityFlags: ['nodejs_compat'] }

/**
 * The deployable bundle and the bare worker in one workerd, each on a socket of its own that leads straight to it:
 * neither wrangler's proxy nor Miniflare's entry stands between. D1 is workerd's embedded one.
 */
export async function startOnWorkerd(
  folder: string,
  bindings: Record<string, string>,
  bodies: Bodies,
  fill: (db: Database) => Promise<unknown>,
) {
  const outdir = join(folder, 'worker')
  const wrangler = join(dirname(createRequire(import.meta.url).resolve('wrangler/package.json')), 'bin/wrangler.js')
  const made = spawnSync(process.execPath, [wrangler, 'deploy', '--dry-run', '--outdir', outdir], {
    cwd: inRepository('.'),
    env: { ...process.env, CI: '1', WRANGLER_SEND_METRICS: 'false' },
    encoding: 'utf8',
  })
  if (made.status !== 0) throw new Error(`${made.stdout}\n${made.stderr}`)
  const barePath = join(folder, 'bare-worker.mjs')
  await build({
    entryPoints: [inRepository('bench/bare-worker.ts')],
    outfile: barePath,
    bundle: true,
    format: 'esm',
    logLevel: 'error',
  })

  const modules = (path: string) => [{ type: 'ESModule' as const, path }]
  // What draws frames stands beside the bundle.
  const parts = readdirSync(outdir).flatMap(name => {
    const type = name.endsWith('.wasm') ? ('CompiledWasm' as const) : name.endsWith('.ttf') ? ('Data' as const) : null
    return type ? [{ type, path: join(outdir, name) }] : []
  })
  const direct = { unsafeDirectSockets: [{ host: '127.0.0.1', port: 0 }] }
  const entry = readdirSync(outdir).find(name => name.endsWith('.js')) ?? 'worker.js'
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      host: '127.0.0.1',
      port: 0,
      cf: false,
      workers: [
        {
          name: 'ours',
          modules: [...modules(join(outdir, entry)), ...parts],
          modulesRoot: outdir,
          ...COMPATIBILITY,
          ...direct,
          bindings,
          d1Databases: { DB: 'bench' },
        },
        {
          name: 'bare',
          modules: modules(barePath),
          modulesRoot: folder,
          ...COMPATIBILITY,
          ...direct,
          bindings: { BODIES: bodies },
        },
      ],
    }),
  )
  const d1 = await miniflare.getD1Database('DB', 'ours')
  await migrate(drizzle(d1 as unknown as D1Database), { migrationsFolder: inRepository('migrations') })
  await fill(openD1(d1 as unknown as D1Database))
  const address = async (name: string) => (await miniflare.unsafeGetDirectURL(name)).origin
  const addresses = { ours: await address('ours'), bare: await address('bare') }
  await answering(`${addresses.ours}/healthz`)
  return { ...addresses, stop: () => miniflare.dispose() }
}
