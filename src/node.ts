import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { serve } from '@hono/node-server'
import { serveStatic } from '@hono/node-server/serve-static'
import { createClient } from '@libsql/client'
import { drizzle } from 'drizzle-orm/libsql'
import { migrate } from 'drizzle-orm/libsql/migrator'
import { Hono } from 'hono'
import { createApp } from './app'
import { readConfig } from './config'
import { openLibsql } from './database/open-libsql'
import { openFieldCrypto } from './people/field-crypto'

const url = process.env.DATABASE_URL ?? 'file:.data/san-choi.db'
if (url.startsWith('file:')) mkdirSync(dirname(url.slice('file:'.length)), { recursive: true })

const config = readConfig(process.env)
const client = createClient({ url })
await client.execute('pragma journal_mode = wal')
await migrate(drizzle(client), { migrationsFolder: new URL('../migrations', import.meta.url).pathname })

const app = createApp({ config, db: openLibsql(client), crypto: await openFieldCrypto(config.fieldKey) })
const site = new Hono().use('*', serveStatic({ root: './public' })).route('/', app as unknown as Hono)

const port = Number(process.env.PORT ?? 8787)
const server = serve({ fetch: site.fetch, port, hostname: '127.0.0.1' }, () =>
  console.log(`Sân Chơi: http://127.0.0.1:${port}`),
)
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => server.close(() => process.exit(0)))
