import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { drizzle } from 'drizzle-orm/d1'
import { migrate } from 'drizzle-orm/d1/migrator'
import { build } from 'esbuild'
import { convertV4MiniflareOptions, Miniflare } from 'miniflare'
import { openD1 } from '../src/database/open-d1'
import { openLibsql } from '../src/database/open-libsql'
import { openDatabaseUrl } from '../src/node/open-database-url'
import { inRepository } from '../src/node/paths'
import { answering } from './answering'
import { type Burst, burst, shares } from './registrations/burst'
import { registerAll } from './registrations/by-verb'
import { formOf, GUARDIANS, judge, openRegistration, SEATS } from './registrations/world'
import { crypto, environmentNow } from './world'

const PORT = 18_790

/** 2,000 guardians for 300 seats in one run: over HTTP on Node, and the verb on both databases. */
export async function measureRegistrations(folder: string): Promise<string> {
  const rows: [string, Burst][] = [
    ['HTTP, Node + libSQL', await overHttp(folder)],
    ['the verb, libSQL', await onLibsql(folder)],
    ['the verb, D1 in workerd', await onD1(folder)],
  ]
  for (const [what, figures] of rows) console.log(what, figures)
  const n = (value: number) => Math.round(value).toLocaleString('en')
  return [
    `${n(GUARDIANS)} guardians for ${SEATS} seats, 64 at a time; after each burst exactly ${SEATS} have a place and all others wait in the order of their turn.`,
    '',
    '| how | registrations/s | p50, ms | p99, ms | oversold |',
    '|---|---|---|---|---|',
    ...rows.map(([what, { perSecond, p50, p99 }]) => `| ${what} | **${n(perSecond)}** | ${n(p50)} | ${n(p99)} | 0 |`),
  ].join('\n')
}

async function overHttp(folder: string): Promise<Burst> {
  const url = `file:${join(folder, 'registrations.db')}`
  const { DEMO: _, DEMO_NOW: __, DEMO_STARTED_AT: ___, ...environment } = environmentNow()
  const prepare = await openDatabaseUrl(url)
  const place = await openRegistration(openLibsql(prepare), Date.now())
  prepare.close()
  const program = join(folder, 'registrations.mjs')
  await build({
    ...{ entryPoints: [inRepository('src/node.ts')], outfile: program, bundle: true, platform: 'node', format: 'esm' },
    ...{ target: 'node24', jsx: 'automatic', jsxImportSource: 'hono/jsx', packages: 'external', logLevel: 'error' },
  })
  const origin = `http://127.0.0.1:${PORT}`
  const server = spawn(process.execPath, [program], {
    env: {
      ...process.env,
      ...environment,
      NODE_ENV: 'production',
      BASE_URL: origin,
      DATABASE_URL: url,
      PORT: String(PORT),
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  try {
    await answering(`${origin}/healthz`)
    const forms = Array.from({ length: GUARDIANS }, (_, number) => {
      const { family, child } = formOf(place, number)
      const fields = Object.entries(child).map(([name, value]) => [`children.0.${name}`, value] as const)
      return new URLSearchParams({ ...family, ...Object.fromEntries(fields) }).toString()
    })
    const figures = await burst(origin, `/w/dong-dang-ky/events/${place.eventId}/registrations`, forms)
    const client = await openDatabaseUrl(url)
    await judge(openLibsql(client), place)
    client.close()
    return figures
  } finally {
    server.kill()
  }
}

async function onLibsql(folder: string): Promise<Burst> {
  const client = await openDatabaseUrl(`file:${join(folder, 'registrations-verb.db')}`)
  const db = openLibsql(client)
  const place = await openRegistration(db)
  const { answered, waited, seconds } = await registerAll(db, crypto, place)
  await judge(db, place, answered)
  client.close()
  return { perSecond: GUARDIANS / seconds, ...shares(waited) }
}

async function onD1(folder: string): Promise<Burst> {
  const path = join(folder, 'registrations-worker.mjs')
  await build({
    ...{ entryPoints: [inRepository('bench/registrations/worker.ts')], outfile: path, bundle: true },
    ...{ format: 'esm', external: ['node:*'], logLevel: 'error' },
  })
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      ...{ host: '127.0.0.1', port: 0, cf: false },
      workers: [
        {
          ...{ name: 'registrations', modules: [{ type: 'ESModule' as const, path }], modulesRoot: folder },
          ...{ compatibilityDate: '2026-10-20', compatibilityFlags: ['nodejs_compat'] },
          ...{ unsafeDirectSockets: [{ host: '127.0.0.1', port: 0 }], d1Databases: { DB: 'registrations' } },
          bindings: { FIELD_KEY: environmentNow().FIELD_KEY },
        },
      ],
    }),
  )
  try {
    const d1 = (await miniflare.getD1Database('DB', 'registrations')) as unknown as D1Database
    await migrate(drizzle(d1), { migrationsFolder: inRepository('migrations') })
    const place = await openRegistration(openD1(d1))
    const start = performance.now()
    const response = await fetch((await miniflare.unsafeGetDirectURL('registrations')).origin, {
      ...{ method: 'POST', body: JSON.stringify(place) },
    })
    if (!response.ok) throw new Error(await response.text())
    const seconds = (performance.now() - start) / 1000
    const { answered, waited } = (await response.json()) as { answered: string[]; waited: number[] }
    await judge(openD1(d1), place, answered)
    return { perSecond: GUARDIANS / seconds, ...shares(waited) }
  } finally {
    await miniflare.dispose()
  }
}
