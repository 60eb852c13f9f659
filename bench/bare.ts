import { Hono } from 'hono'

/** What the product's polls are compared with: a route that answers the same bytes and does nothing else. */
export function bareApp(bodies: { ics: string; led: string }) {
  const app = new Hono()
  app.get('/ics', c => c.body(bodies.ics, 200, { 'Content-Type': 'text/calendar; charset=utf-8' }))
  app.get('/led', c => c.body(bodies.led, 200, { 'Content-Type': 'application/json; charset=utf-8' }))
  app.get('/304', c => c.body(null, 304, { ETag: '"1"' }))
  return app
}
