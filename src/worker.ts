import { createClient } from '@libsql/client/web'
import { createApp } from './app'
import { BadConfiguration, readConfig } from './config'
import { openD1 } from './database/open-d1'
import { openLibsql } from './database/open-libsql'
import type { Services } from './http/env'
import { rememberPolls } from './http/remember-polls'
import { runJobs } from './jobs'
import { openWorkersRaster } from './led/frames/workers-raster'
import { openFieldCrypto } from './people/field-crypto'

type Bindings = { DB?: D1Database } & Record<string, unknown>

// Built once per isolate and environment; a failure is not kept, so that a secret set later is seen.
const built = new WeakMap<Bindings, ReturnType<typeof build>>()

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
    raster: openWorkersRaster(),
  }
  return { services, answer: rememberPolls(config.clock, createApp(services).fetch) }
}

function openDatabase(bindings: Bindings, environment: Record<string, string>) {
  if (environment.LIBSQL_URL) {
    const url = environment.LIBSQL_URL
    // Unlimited, because the client's own queue would run one request's query inside another request, which workerd refuses.
    const concurrency = Number.MAX_SAFE_INTEGER
    return openLibsql(createClient({ url, authToken: environment.LIBSQL_AUTH_TOKEN, concurrency }))
  }
  if (!bindings.DB) throw new BadConfiguration(['No database: bind a D1 database as DB, or set LIBSQL_URL.'])
  return openD1(bindings.DB)
}

export default {
  async fetch(request: Request, bindings: Bindings, execution: ExecutionContext) {
    let app: Awaited<ReturnType<typeof build>>
    try {
      app = await appFor(bindings)
    } catch (error) {
      return refuseToStart(error)
    }
    return app.answer(request, bindings, execution)
  },

  /** The timer: see `[triggers]` in `wrangler.toml`. */
  async scheduled(_controller: ScheduledController, bindings: Bindings) {
    const app = await appFor(bindings).catch(refuseToStart)
    if (app instanceof Response) return
    const { failed } = await runJobs(app.services)
    if (failed.length) console.error(JSON.stringify({ at: 'jobs', failed }))
  },
}

/** Only what we wrote ourselves is shown: another error's message may quote a value, such as an address with its token. */
function refuseToStart(error: unknown) {
  const reason = error instanceof BadConfiguration ? error.message : 'Sân Chơi cannot start.'
  console.error(JSON.stringify({ at: 'start', reason }))
  return new Response(`${reason}\n`, {
    status: 503,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  })
}
