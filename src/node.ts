import { serve } from '@hono/node-server'
import { Cron } from 'croner'
import { getPath } from 'hono/utils/url'
import { createApp } from './app'
import { BadConfiguration } from './config'
import { rememberPolls } from './http/remember-polls'
import { runJobs, SCHEDULE } from './jobs'
import { nodeEnvironment } from './node/environment'
import { openServices } from './node/open-services'
import { inRepository } from './node/paths'
import { seedWhenEmpty } from './node/seed-when-empty'
import { staticFiles } from './node/static-files'

const DEFAULT_PORT = 8787
/** Milliseconds that open requests get to end after a stop signal. */
const GRACE = 5_000

const environment = nodeEnvironment(process.env)
const { services, boardsFile, close } = await openServices(environment).catch(error => {
  console.error(error instanceof BadConfiguration ? error.message : error)
  process.exit(1)
})

if (services.config.demo) await seedWhenEmpty(services, boardsFile)

const app = createApp(services)
const answer = rememberPolls(services.config.clock, app.fetch)
const files = staticFiles(inRepository('public'), app.fetch)
const server = serve(
  {
    fetch: (request, bindings) => (files.has(getPath(request)) ? files.fetch : answer)(request, bindings as object),
    port: Number(environment.PORT ?? DEFAULT_PORT),
    hostname: environment.HOST || '127.0.0.1',
  },
  ({ address, port }) => console.log(`Sân Chơi: http://${address}:${port}`),
)

// A run that takes longer than its quarter of an hour is not overtaken by the next.
const timer = new Cron(SCHEDULE, { protect: true, unref: true, catch: true }, async () => {
  const { failed } = await runJobs(services).catch(error => ({ failed: [{ job: 'all', error: error.name }] }))
  if (failed.length) console.error(JSON.stringify({ at: 'jobs', failed }))
})

function stop() {
  timer.stop()
  server.close(() => {
    close()
    process.exit(0)
  })
  setTimeout(() => process.exit(0), GRACE).unref()
}
process.on('SIGINT', stop)
process.on('SIGTERM', stop)
