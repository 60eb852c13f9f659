import { createExecutionContext, env } from 'cloudflare:test'
import { expect, test } from 'vitest'
import worker from '../../src/worker'
import { TEST_FIELD_KEY } from '../support/scenario'

const secrets = { FIELD_KEY: TEST_FIELD_KEY, AUTH_SECRET: 'only-for-tests-only-for-tests-only-for-tests' }
const ask = (bindings: Record<string, unknown>) =>
  worker.fetch(new Request('http://san-choi.test/healthz'), bindings, createExecutionContext())

test('a deployment without secrets answers 503 and says which are missing', async () => {
  const { DB } = env as unknown as { DB: D1Database }
  const both = await ask({ DB })
  expect(both.status).toBe(503)
  expect(both.headers.get('cache-control')).toBe('no-store')
  expect(await both.text()).toContain('Missing configuration: FIELD_KEY, AUTH_SECRET.')

  const one = await ask({ DB, FIELD_KEY: secrets.FIELD_KEY })
  expect(one.status).toBe(503)
  expect(await one.text()).toMatch(/^Missing configuration: AUTH_SECRET\. /)
})

test('a deployment without a database says so', async () => {
  const answer = await ask({ ...secrets })
  expect(answer.status).toBe(503)
  expect(await answer.text()).toContain('No database')
})

test('a bad database address is not quoted, as it may hold a token', async () => {
  const answer = await ask({ ...secrets, LIBSQL_URL: 'nonsense://canary?authToken=canary' })
  expect(answer.status).toBe(503)
  expect(await answer.text()).not.toContain('canary')
})

test('a deployment whose secrets come later starts then', async () => {
  const { DB } = env as unknown as { DB: D1Database }
  const bindings: Record<string, unknown> = { DB }
  expect((await ask(bindings)).status).toBe(503)
  expect((await ask(Object.assign(bindings, secrets))).status).not.toBe(503)
})
