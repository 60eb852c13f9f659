import { createClient } from '@libsql/client/web'
import { createApp } from './app'
import { readConfig } from './config'
import { openD1 } from './database/open-d1'
import { openLibsql } from './database/open-libsql'
import type { Services } from './http/env'
import { openFieldCrypto } from './people/field-crypto'

type Bindings = { DB?: D1Database } & Record<string, unknown>

// Built once per isolate and environment; a failure is not kept, so that a secret set later is seen.
const built = new WeakMap<Bindings, Promise<ReturnType<typeof createApp>>>()

function appFor(bindings: Bindings) {
  let app = built.get(bindings)
  if (!app) {
    app = build(bindings)
    built.set(bindings, app)
    app.catch(() => built.delete(bindings))
  }
  return app
}

async function build(bindings: Bindings) {
  const environment = Object.fromEntries(
    Object.entries(bindings).filter(([, value]) => typeof value === 'string'),
  ) as Record<string, string>
  const config = readConfig(environment)
  const services: Services = {
    config,
    db: openDatabase(bindings, environment),
    crypto: await openFieldCrypto(config.fieldKey),
  }
  return createApp(services)
}

function openDatabase(bindings: Bindings, environment: Record<string, string>) {
  if (environment.LIBSQL_URL) {
    return openLibsql(createClient({ url: environment.LIBSQL_URL, authToken: environment.LIBSQL_AUTH_TOKEN }))
  }
  if (!bindings.DB) throw new Error('No database: bind a D1 database as DB, or set LIBSQL_URL.')
  return openD1(bindings.DB)
}

export default {
  async fetch(request: Request, bindings: Bindings, execution: ExecutionContext) {
    try {
      return (await appFor(bindings)).fetch(request, bindings, execution)
    } catch (error) {
      console.error(error instanceof Error ? error.message : 'start failed')
      return new Response(error instanceof Error ? error.message : 'start failed', {
        status: 503,
        headers: { 'cache-control': 'no-store' },
      })
    }
  },
}
