import { Hono } from 'hono'

/** What each address answered: bytes in base64, so that they can be handed to another process. */
export type Bodies = Record<string, { type: string; base64: string }>

/** What the product's polls are compared with: a route that answers the same bytes and does nothing else. */
export function bareApp(bodies: Bodies) {
  const app = new Hono()
  for (const [name, { type, base64 }] of Object.entries(bodies)) {
    const bytes = Uint8Array.from(atob(base64), character => character.charCodeAt(0))
    const body = type.startsWith('image/') ? bytes : new TextDecoder().decode(bytes)
    app.get(`/${name}`, c => c.body(body, 200, { 'Content-Type': type }))
  }
  app.get('/304', c => c.body(null, 304, { ETag: '"1"' }))
  return app
}
