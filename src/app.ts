import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { csrf } from 'hono/csrf'
import { HTTPException } from 'hono/http-exception'
import { checkinCalls } from './api/checkin'
import { problem, unexpectedProblem } from './api/problem'
import { api } from './api/routes'
import { MOST_BYTES } from './exchange/limits'
import { feeds } from './feeds/routes'
import { baseUrl } from './http/base-url'
import type { AppContext, AppEnv, Services } from './http/env'
import { language } from './http/language'
import { purgeAfterChange } from './http/purge-after-change'
import { securityHeaders } from './http/security-headers'
import { DomainError, Forbidden, Invalid, Missing } from './shared/errors'
import { errorPage } from './web/error-page'
import { publicPages } from './web/public/routes'
import { staffPages } from './web/staff/routes'

const BODY_LIMIT = 128 * 1024
/** What a phone at the door kept while it was alone: 500 operations. */
const BATCH_LIMIT = 512 * 1024
const BATCHES = '/checkin/v1/batches'
/** Files are larger: these pages limit them themselves, once they know who sends one. */
const FILE_PAGE = /^\/staff\/(events\/import|children\/import|census\/\d+\/table)$/
const FILE_API = '/api/v1/imports'

const log = (c: AppContext, error: Error) =>
  console.error(JSON.stringify({ at: 'app', method: c.req.method, route: c.req.routePath, error: error.name }))

/** Whether a program asks, which reads problems as JSON. */
const isProgram = (c: AppContext) => /^\/(api|checkin\/v1)\//.test(c.req.path)

/** The whole product over HTTP, on whichever runtime and database. */
export function createApp(services: Services) {
  const app = new Hono<AppEnv>()
  app.onError((thrown, c) => {
    const isApi = isProgram(c)
    const error = thrown instanceof HTTPException && thrown.status === 403 ? new Forbidden('other_site') : thrown
    if (error instanceof DomainError) return isApi ? problem(c, error) : errorPage(c, error)
    // Messages of unforeseen errors may quote what was sent; only the kind and place are logged.
    log(c, error)
    return isApi ? unexpectedProblem(c) : errorPage(c, error)
  })
  app.notFound(c => {
    const error = new Missing()
    return isProgram(c) ? problem(c, error) : errorPage(c, error)
  })

  app.use(async (c, next) => {
    c.set('services', services)
    c.set('now', services.config.clock())
    await next()
    const trouble = c.get('trouble')
    if (trouble) log(c, trouble)
    if (!c.res.headers.has('cache-control')) c.header('Cache-Control', 'private, no-store')
  })
  app.use(language)
  app.use(purgeAfterChange)
  app.use(securityHeaders)
  const limitedTo = (maxSize: number) =>
    bodyLimit({
      maxSize,
      onError: () => {
        throw new Invalid({ form: { code: 'too_large_body' } })
      },
    })
  const limited = limitedTo(BODY_LIMIT)
  const limitedBatch = limitedTo(BATCH_LIMIT)
  const limitedFile = bodyLimit({
    maxSize: MOST_BYTES,
    onError: () => {
      throw new Invalid({ file: { code: 'file_too_large', values: { megabytes: MOST_BYTES / 1024 / 1024 } } })
    },
  })
  app.use((c, next) =>
    FILE_PAGE.test(c.req.path)
      ? next()
      : (c.req.path === FILE_API ? limitedFile : c.req.path === BATCHES ? limitedBatch : limited)(c, next),
  )
  // Behind a proxy that ends https the request's own origin is another than the one the browser names.
  const ownOrigin = csrf({
    origin: (origin, c) => origin === new URL(baseUrl(c)).origin || origin === new URL(c.req.url).origin,
  })
  app.use('/staff/*', ownOrigin)
  app.use('/w/*', ownOrigin)
  app.use('/tickets/*', ownOrigin)

  app.get('/healthz', async c => {
    await services.db.query.wards.findFirst({ columns: { id: true } })
    return c.json({ status: 'ok', revision: services.config.revision })
  })
  app.route('/', feeds)
  app.route('/', publicPages)
  app.route('/', staffPages)
  app.route('/', checkinCalls)
  app.route('/', api)
  return app
}
