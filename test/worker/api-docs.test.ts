import { beforeAll, expect, test } from 'vitest'
import { createEvent } from '../../src/events/create-event'
import { access } from '../../src/http/access'
import { eventOf } from '../support/event-input'
import { callApi, getPage, keyFor, testApp } from '../support/http'
import { type Scenario, scenario } from '../support/scenario'

let s: Scenario
let app: ReturnType<typeof testApp>

beforeAll(async () => {
  s = await scenario()
  app = testApp(s)
})

test('the page shows every address with a command to try, and no script of another site', async () => {
  const page = await getPage(app, '/api/docs')
  const html = await page.text()
  expect([page.status, page.headers.get('cache-control')]).toEqual([200, expect.stringMatching(/^public/)])
  const routes = access.filter(([, path]) => path.startsWith('/api/v1/'))
  expect(html.match(/class="operation"/g)).toHaveLength(routes.length)
  expect(html.match(/curl /g)!.length).toBeGreaterThanOrEqual(routes.length)
  expect(html).toContain('Tạo bản nháp một sự kiện')
  expect(html).toContain('Idempotency-Key: ')
  expect(html).not.toMatch(/<script[^>]+src="(?!\/assets\/)/)
  expect(html).not.toMatch(/undefined|\[object/)
  const ids = Array.from(html.matchAll(/ id="([^"]+)"/g), ([, id]) => id)
  expect(new Set(ids).size).toBe(ids.length)
  for (const [, target] of html.matchAll(/href="#([\w-]+)"/g)) expect(ids).toContain(target)
})

test('the page and the description speak English where the address asks for it', async () => {
  const page = await (await getPage(app, '/api/docs?lang=en')).text()
  expect(page).toContain('Drafts an event')
  expect(page).toContain('href="/api/openapi.json?lang=en"')
  expect(await (await getPage(app, '/api/openapi.json?lang=en')).text()).toContain('Drafts an event')
  expect(await (await getPage(app, '/api/openapi.json')).text()).toContain('Tạo bản nháp một sự kiện')
})

test('a list of events is followed by the address in Link, with its filter', async () => {
  const key = await keyFor(s, 'editor')
  const online = { mode: 'online', onlineUrl: 'https://hop.example/1' }
  for (const startsOn of ['2026-06-20', '2026-06-21', '2026-06-22'])
    await createEvent(s.editor, eventOf(s, { ...online, startsOn }))
  const days: string[] = []
  let at: string | undefined = '/api/v1/events?limit=2&category=digital_skills'
  while (at) {
    const response: Response = await callApi(app, 'GET', at, key)
    const page = (await response.json()) as { items: { startsOn: string }[]; next: string | null }
    days.push(...page.items.map(({ startsOn }) => startsOn))
    at = /^<([^>]+)>; rel="next"$/.exec(response.headers.get('link') ?? '')?.[1]
    expect(Boolean(at)).toBe(page.next !== null)
    if (at) expect(at).toContain('category=digital_skills')
  }
  expect(days).toEqual(['2026-06-20', '2026-06-21', '2026-06-22'])
  for (const query of ['cursor=x', 'page=2'])
    expect((await callApi(app, 'GET', `/api/v1/events?${query}`, key)).status, query).toBe(400)
})
