import { expect, test } from 'vitest'
import { registerScreen } from '../../src/led/register-screen'
import { getPage, postForm, signedIn, testApp } from '../support/http'
import { publishedEvent } from '../support/published-event'
import { scenario } from '../support/scenario'

async function pages() {
  const s = await scenario()
  const app = testApp(s)
  const as = await signedIn(s, 'admin')
  const { key } = await registerScreen(s.admin, { name: 'Cổng UBND', width: 192, height: 96 })
  const event = await publishedEvent(s)
  const open = [`/w/${s.slug}`, `/w/${s.slug}/events/${event.id}`, `/w/${s.slug}/calendar.ics`, '/', '/khong-co']
  const staff = ['/staff', '/staff/children', '/staff/sign-in', '/staff/invitations/x', '/staff/khong-co']
  return { s, app, as, event, open, staff, player: `/led/v1/${key}/player`, feed: `/led/v1/${key}/schedule.json` }
}

test('every answer keeps scripts, frames and addresses to this site; only what a board opens may be framed', async () => {
  const { app, as, open, staff, player, feed } = await pages()
  for (const path of [...open, ...staff, player, feed, '/led/pair']) {
    const { headers } = await getPage(app, path, { as })
    expect(headers.get('content-security-policy'), path).toMatch(/default-src 'self'.*script-src 'self'/)
    expect(headers.get('x-content-type-options'), path).toBe('nosniff')
    expect(headers.get('referrer-policy'), path).toBe('same-origin')
    const framed = path === player || path === '/led/pair'
    expect(/frame-ancestors 'none'/.test(headers.get('content-security-policy')!), path).toBe(!framed)
    expect(headers.get('x-frame-options'), path).toBe(framed ? null : 'DENY')
    const shared = path === player || path === feed
    expect(headers.get('cross-origin-resource-policy'), path).toBe(shared ? 'cross-origin' : 'same-origin')
    expect(headers.get('x-robots-tag'), path).toBe(open.includes(path) ? null : 'noindex, nofollow')
    expect(headers.get('strict-transport-security'), path).toBeNull()
    if (!open.includes(path) && path !== player && path !== feed)
      expect(headers.get('cache-control'), path).toBe('private, no-store')
  }
})

test('a redirect is kept by no cache, an unchanged feed stays public, https is kept to', async () => {
  const { s, app, open } = await pages()
  const first = await getPage(app, open[2]!)
  const unchanged = await getPage(app, open[2]!, { headers: { 'if-none-match': first.headers.get('etag')! } })
  expect(unchanged.status).toBe(304)
  const redirected = await getPage(app, '/staff')
  expect([redirected.status, redirected.headers.get('cache-control')]).toEqual([303, 'private, no-store'])
  expect(redirected.headers.get('x-frame-options')).toBe('DENY')
  // The client keeps the headers of the answer it holds; what must be renewed stays public.
  expect(unchanged.headers.get('cache-control')).toMatch(/^public/)
  const secure = testApp(s, { baseUrl: 'https://san-choi.example' })
  expect((await getPage(secure, '/')).headers.get('strict-transport-security')).toBe('max-age=31536000')
})

test('forms are taken from the own site alone, also behind a proxy that ends https', async () => {
  const { s, event } = await pages()
  const app = testApp(s, { baseUrl: 'https://san-choi.example' })
  const forms = ['/staff/sign-in', `/w/${s.slug}/events/${event.id}/registrations`]
  for (const path of forms) {
    const from = async (headers: Record<string, string>) => (await postForm(app, path, {}, { headers })).status
    expect(await from({ origin: 'https://san-choi.example' }), path).toBe(422)
    for (const origin of [
      'https://evil.example',
      'null',
      'http://san-choi.example',
      'https://san-choi.example.evil.example',
    ])
      expect(await from({ origin }), `${path} ${origin}`).toBe(403)
    expect(await from({ origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }), path).toBe(403)
    expect(await from({ origin: '' }), path).toBe(403)
  }
})
