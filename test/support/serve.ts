import type { AddressInfo } from 'node:net'
import { serve as listen, type ServerType } from '@hono/node-server'
import { getPath } from 'hono/utils/url'
import type { Config } from '../../src/config'
import { inRepository } from '../../src/node/paths'
import { staticFiles } from '../../src/node/static-files'
import { type Running, testApp } from './http'

/** The whole app over a scenario's database, with the files of `public/`, on a port of 127.0.0.1, a free one unless said. */
export async function serve(s: Running, own: Partial<Config> = {}, port = 0) {
  const app = testApp(s, own)
  const files = staticFiles(inRepository('public'), app.fetch)
  const server = await new Promise<ServerType>(resolve => {
    const started = listen(
      {
        fetch: request => (files.has(getPath(request)) ? files : app).fetch(request),
        port,
        hostname: '127.0.0.1',
      },
      () => resolve(started),
    )
  })
  const taken = (server.address() as AddressInfo).port
  return {
    url: `http://127.0.0.1:${taken}`,
    port: taken,
    /** Stops at once, open connections included. */
    close: () =>
      new Promise<void>(resolve => {
        server.close(() => resolve())
        if ('closeAllConnections' in server) server.closeAllConnections()
      }),
  }
}
