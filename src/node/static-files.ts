import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'

const YEAR = 'public, max-age=31536000, immutable'
const HOUR = 'public, max-age=3600'

/**
 * The files of `public/`, with the headers that `public/_headers` gives them on Cloudflare: fonts and assets are
 * addressed with a version and kept for a year. Only folders and files found at start are looked for on the disk, so
 * that other requests cost no file access.
 */
export function staticFiles(folder: string, otherwise: (request: Request) => Response | Promise<Response>) {
  const entries = readdirSync(folder).filter(name => !/^[_.]/.test(name))
  const prefixes = entries.map(name => (statSync(join(folder, name)).isDirectory() ? `/${name}/` : `/${name}`))
  const app = new Hono()
  app.use(
    serveStatic({
      root: folder,
      onFound: (_path, c) => {
        c.header('Cache-Control', /^\/(assets|fonts)\//.test(c.req.path) ? YEAR : HOUR)
        c.header('X-Content-Type-Options', 'nosniff')
        // Service workers of boards and of the check-in page answer for addresses outside their own folder.
        if (/\/led-(pair-)?worker\.js$/.test(c.req.path)) c.header('Service-Worker-Allowed', '/led/')
        if (/\/checkin-worker\.js$/.test(c.req.path)) c.header('Service-Worker-Allowed', '/checkin')
      },
    }),
  )
  app.all('*', c => otherwise(c.req.raw))
  return {
    fetch: app.fetch,
    has: (path: string) => prefixes.some(prefix => (prefix.endsWith('/') ? path.startsWith(prefix) : path === prefix)),
  }
}
