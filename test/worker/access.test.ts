import { beforeAll, describe, expect, test } from 'vitest'
import { access, type Caller } from '../../src/http/access'
import { type Role, roles } from '../../src/shared/actor'
import { callApi, getPage, keyFor, postForm, signedIn, testApp } from '../support/http'
import { type Scenario, scenario } from '../support/scenario'

/** An address of the route with ids that belong to nobody. */
const address = (path: string, s: Scenario) =>
  path.replace(':ward', s.slug).replace(':language', 'en').replace(/:\w+/g, 'khong-co')

const isApi = (path: string) => path.startsWith('/api/v1/')
const isStaff = (path: string) => /^\/staff(\/|$)/.test(path)
const guarded = access.filter(([, path, ...callers]) => (isApi(path) || isStaff(path)) && !callers.includes('public'))

let s: Scenario
let app: ReturnType<typeof testApp>
let sessions: Record<Role, string>
let keys: Record<Role, string>

beforeAll(async () => {
  s = await scenario()
  app = testApp(s)
  const each = async (make: (s: Scenario, role: Role) => Promise<string>) =>
    Object.fromEntries(await Promise.all(roles.map(async role => [role, await make(s, role)]))) as Record<Role, string>
  sessions = await each(signedIn)
  keys = await each(keyFor)
})

/** Calls a route as a role, or as a stranger. */
async function call(method: string, path: string, role?: Role): Promise<Response> {
  const at = address(path, s)
  if (isApi(path)) return callApi(app, method, at, role && keys[role], method === 'GET' ? undefined : {})
  const as = role && (path === '/staff/sign-out' ? await signedIn(s, role) : sessions[role])
  return method === 'GET' ? getPage(app, at, { as }) : postForm(app, at, {}, { as })
}

test('the access table and the routes of the app name the same addresses', () => {
  const routes = app.routes.filter(({ method }) => method !== 'ALL').map(({ method, path }) => `${method} ${path}`)
  const table = access.map(([method, path]) => `${method} ${path}`)
  expect(routes.length).toBeGreaterThan(100)
  expect([...new Set(routes)].sort()).toEqual([...table].sort())
  expect(new Set(table).size).toBe(table.length)
})

describe.each(guarded.map(route => ({ route, name: `${route[0]} ${route[1]}` })))('$name', ({ route }) => {
  const [method, path, ...callers] = route
  const isAllowed = (role: Role) => (callers as Caller[]).includes(role)

  test('refuses a stranger and every role that is not named', async () => {
    const stranger = await call(method, path)
    if (method === 'GET' && isStaff(path)) {
      expect(stranger.status).toBe(303)
      expect(stranger.headers.get('location')).toBe(`/staff/sign-in?next=${encodeURIComponent(address(path, s))}`)
    } else expect(stranger.status).toBe(401)
    for (const role of roles.filter(role => !isAllowed(role))) {
      const answer = await call(method, path, role)
      expect(`${role}: ${answer.status}`).toBe(`${role}: 403`)
      expect(answer.headers.get('cache-control')).toBe('private, no-store')
    }
  })

  test('lets every named role in', async () => {
    for (const role of roles.filter(isAllowed)) {
      const { status } = await call(method, path, role)
      expect([401, 403, 500], `${role}: ${status}`).not.toContain(status)
    }
  })
})

test('public and screen routes need no session', async () => {
  for (const [method, path] of access.filter(([, , ...c]) => c.includes('public') || c.includes('screen'))) {
    const { status } = await call(method, path)
    expect([401, 403, 500], `${method} ${path}: ${status}`).not.toContain(status)
  }
})

test('what the table does not name does not exist, even for an administrator', async () => {
  expect((await getPage(app, '/staff/secret', { as: sessions.admin })).status).toBe(404)
  expect((await postForm(app, '/staff/settings', {}, { as: sessions.admin })).status).toBe(404)
  expect((await callApi(app, 'GET', '/api/v1/secret', keys.admin)).status).toBe(404)
  expect((await callApi(app, 'DELETE', '/api/v1/venues/x', keys.admin)).status).toBe(404)
})

test('a HEAD request is guarded like a GET', async () => {
  const head = (as?: string) =>
    app.request('http://san-choi.test/staff/settings', { method: 'HEAD', headers: as ? { cookie: as } : {} })
  expect((await head()).status).toBe(303)
  expect((await head(sessions.editor)).status).toBe(403)
  expect((await head(sessions.admin)).status).toBe(200)
})

test('a form sent from another site is refused', async () => {
  const answer = await postForm(
    app,
    '/staff/api-keys',
    { name: 'x', role: 'admin' },
    {
      as: sessions.admin,
      headers: { origin: 'https://evil.example' },
    },
  )
  expect(answer.status).toBeGreaterThanOrEqual(400)
  expect(await answer.text()).not.toMatch(/sc_[0-9a-z]{26}/)
})
