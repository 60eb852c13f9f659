import { generateSignedCookie } from 'hono/cookie'
import { raster } from '#test-raster'
import { SESSION_COOKIE } from '../../src/accounts/auth'
import { createApp } from '../../src/app'
import type { Config } from '../../src/config'
import { apiKeys, sessions, staff, users } from '../../src/database/schema'
import type { Role } from '../../src/shared/actor'
import { DAY } from '../../src/shared/dates'
import { hashSecret, newId, newSecret } from '../../src/shared/ids'
import { type Scenario, TEST_FIELD_KEY } from './scenario'

const TEST_AUTH_SECRET = 'only-for-tests-only-for-tests-only-for-tests'
const ORIGIN = 'http://san-choi.test'

type Fields = Record<string, string | string[]>
type Sent = { as?: string; headers?: Record<string, string> }

/** What the app needs of a scenario. */
export type Running = Pick<Scenario, 'db' | 'crypto' | 'clock'>

/** The configuration of tests: the scenario's clock, no demo accounts, addresses as each request says. */
export const testConfig = (s: Running, own: Partial<Config> = {}): Config => ({
  fieldKey: TEST_FIELD_KEY,
  authSecret: TEST_AUTH_SECRET,
  baseUrl: null,
  demo: false,
  clock: () => s.clock.now,
  revision: 'test',
  ...own,
})

/** The whole app over a scenario's database. */
export const testApp = (s: Running, own: Partial<Config> = {}) =>
  createApp({ config: testConfig(s, own), db: s.db, crypto: s.crypto, raster })

type App = ReturnType<typeof testApp>

/** Gets a page; `as` is a cookie of `signedIn`. */
export const getPage = async (app: App, path: string, { as, headers }: Sent = {}) =>
  app.request(ORIGIN + path, { headers: { ...(as ? { cookie: as } : {}), ...headers } })

/** Posts a form as a browser would, from the page's own origin. */
export async function postForm(app: App, path: string, fields: Fields = {}, { as, headers }: Sent = {}) {
  const body = new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) body.append(name, one)
  return app.request(ORIGIN + path, {
    method: 'POST',
    body,
    headers: { origin: ORIGIN, ...(as ? { cookie: as } : {}), ...headers },
  })
}

/** Calls the API with a key of `keyFor`. */
export const callApi = async (
  app: App,
  method: string,
  path: string,
  key?: string,
  body?: unknown,
  headers: Record<string, string> = {},
) =>
  app.request(ORIGIN + path, {
    method,
    headers: {
      ...headers,
      ...(key ? { authorization: `Bearer ${key}` } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  })

/** What a role of the scenario belongs to: the same as its actor. */
function ownOf(s: Scenario, role: Role) {
  const organizationId = role === 'coordinator' ? s.school.id : null
  const groupId = role === 'group_head' ? s.group.id : null
  return { role, organizationId, groupId }
}

/** Signs the scenario's person of that role in, without the cost of a password; the answer is a `Cookie` header. */
export async function signedIn(s: Scenario, role: Role): Promise<string> {
  const { now } = s.clock
  const id = `${role}-${s.wardId}`
  const at = new Date(now)
  const token = newSecret()
  const belongs =
    role === 'province' ? { wardId: null, provinceCode: s.province.actor.provinceCode } : { wardId: s.wardId }
  await s.db.batch([
    s.db
      .insert(users)
      .values({ id, name: `Người ${role}`, email: `${id}@test.invalid`, username: id, createdAt: at, updatedAt: at })
      .onConflictDoNothing(),
    s.db
      .insert(staff)
      .values({ id, ...belongs, ...ownOf(s, role), createdAt: now })
      .onConflictDoNothing(),
    s.db.insert(sessions).values({
      id: newId(),
      userId: id,
      token,
      expiresAt: new Date(now + DAY),
      createdAt: at,
      updatedAt: at,
    }),
  ])
  return (await generateSignedCookie(SESSION_COOKIE, token, TEST_AUTH_SECRET)).split(';')[0]!
}

/** A bearer key of that role in the scenario's ward. */
export async function keyFor(s: Scenario, role: Role): Promise<string> {
  const key = `sc_${newSecret()}`
  await s.db.insert(apiKeys).values({
    id: newId(),
    wardId: s.wardId,
    name: `Khóa ${role}`,
    keyHash: await hashSecret(key),
    hint: key.slice(0, 7),
    ...ownOf(s, role),
    createdBy: s.admin.actor.id,
    createdAt: s.clock.now,
  })
  return key
}
