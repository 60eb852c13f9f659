import { afterEach, describe, expect, test } from 'vitest'
import { screenPairings } from '../../src/database/schema'
import { rememberPolls } from '../../src/http/remember-polls'
import { claimPairing } from '../../src/led/claim-pairing'
import { registerScreen } from '../../src/led/register-screen'
import { MINUTE } from '../../src/shared/dates'
import { testApp } from '../support/http'
import { scenario } from '../support/scenario'

const ORIGIN = 'http://led.test'

type Asked = { id: string; code: string; secret: string; expiresAt: string; expiresInSec: number; pollAfterSec: number }

/** A ward with a board, and a device that knows nothing but the address of the server. */
async function device() {
  const s = await scenario()
  const { id, key } = await registerScreen(s.admin, { name: 'Cổng', width: 192, height: 96 })
  const app = rememberPolls(() => s.clock.now, testApp(s).fetch)
  const post = async (path: string, body: unknown, headers: Record<string, string> = {}) =>
    app(
      new Request(`${ORIGIN}/led/v1/${path}`, {
        method: 'POST',
        body: typeof body === 'string' ? body : JSON.stringify(body),
        headers: { 'content-type': 'application/json', ...headers },
      }),
    )
  const get = async (path: string) => app(new Request(`${ORIGIN}/led/v1/${path}`))
  const request = async () => (await (await post('pairings', { width: 320, height: 160 })).json()) as Asked
  const collect = ({ id, secret }: Pick<Asked, 'id' | 'secret'>) => post(`pairings/${id}/collection`, { secret })
  return { s, id, key, app, post, get, request, collect }
}

afterEach(async () => {
  const { db } = await scenario()
  await db.delete(screenPairings)
})

describe('a device that waits', () => {
  test('gets a code and a secret, and is told when the code ends and when to ask', async () => {
    const { post } = await device()
    const answer = await post('pairings', { width: 320, height: 160 })
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([201, 'private, no-store'])
    expect(await answer.json()).toEqual({
      id: expect.stringMatching(/^[0-9a-z]{16}$/),
      code: expect.stringMatching(/^\w{4}-\w{4}$/),
      secret: expect.stringMatching(/^[0-9a-z]{26}$/),
      ...{ expiresAt: '2026-06-09T14:10:00+07:00', expiresInSec: 600, pollAfterSec: 5 },
    })
  })

  test('gets its key once, when staff have typed the code, and reads its board with it', async () => {
    const { s, id, request, collect, get, key } = await device()
    const asked = await request()
    s.clock.now += 30_000
    const early = await collect(asked)
    expect([early.status, ((await early.json()) as Asked).expiresInSec]).toEqual([202, 570])
    await claimPairing(s.admin, { code: asked.code, screenId: id })
    expect((await get(`${key}/now.txt`)).status).toBe(200)
    const answer = await collect(asked)
    expect(answer.status).toBe(200)
    const given = (await answer.json()) as { key: string; player: string }
    expect(given.player).toBe(`/led/v1/${given.key}/player`)
    expect((await get(`${given.key}/player`)).status).toBe(200)
    expect((await get(`${given.key}/now.txt`)).status).toBe(200)
    expect((await get(`${key}/now.txt`)).status).toBe(404)
    expect((await collect(asked)).status).toBe(404)
  })

  test('has the cache in front let go of what the former key could read, when it collects and not before', async () => {
    const { s, id, request } = await device()
    const purged: string[] = []
    const execution = {
      ...{ waitUntil: () => undefined, passThroughOnException: () => undefined, props: {} },
      cache: { purge: async ({ tags }: { tags: string[] }) => purged.push(...tags) },
    }
    const asked = await request()
    const collect = async () =>
      testApp(s).request(
        `${ORIGIN}/led/v1/pairings/${asked.id}/collection`,
        { method: 'POST', body: JSON.stringify({ secret: asked.secret }) },
        {},
        execution,
      )
    await collect()
    expect(purged).toEqual([])
    await claimPairing(s.admin, { code: asked.code, screenId: id })
    await collect()
    expect(purged).toEqual([`ward-${s.wardId}`])
  })

  test('learns no more of a wrong secret than of an ended pairing', async () => {
    const { s, id, request, collect } = await device()
    const asked = await request()
    await claimPairing(s.admin, { code: asked.code, screenId: id })
    const wrong = [
      await collect({ ...asked, secret: '0'.repeat(26) }),
      await collect({ ...asked, id: 'x' }),
      await collect({ id: asked.id } as Asked),
    ]
    const texts = await Promise.all(wrong.map(answer => answer.text()))
    s.clock.now += 11 * MINUTE
    texts.push(await (await collect(asked)).text())
    expect(wrong.map(({ status }) => status)).toEqual([404, 404, 404])
    expect(new Set(texts).size).toBe(1)
    expect(JSON.parse(texts[0]!)).toMatchObject({ status: 404, code: 'pairing_over' })
  })

  test.each([
    ['no JSON', 'width=320', 400],
    ['a list', '[]', 400],
    ['no size', {}, 422],
    ['0×0', { width: 0, height: 0 }, 422],
    ['100,000×1', { width: 100_000, height: 1 }, 422],
    ['a size in words', { width: 'rộng', height: '<script>' }, 422],
    ['a letter of two thousand characters', { width: 320, height: 160, more: 'x'.repeat(2000) }, 413],
  ])('that sends %s is refused with a reason', async (_name, body, status) => {
    const { post } = await device()
    const answer = await post('pairings', body)
    expect(answer.status).toBe(status)
    expect(answer.headers.get('content-type')).toContain('application/problem+json')
    expect(((await answer.json()) as { title: string }).title).toMatch(/\p{L}/u)
  })

  test('is told to wait when its network asks too often; others are not', async () => {
    const { s, post } = await device()
    const from = async (address: string) => {
      const answer = await post('pairings', { width: 64, height: 32 }, { 'cf-connecting-ip': address })
      return `${answer.status} ${answer.headers.get('retry-after') ?? ''}`.trim()
    }
    for (let i = 0; i < 30; i++) expect(await from('203.0.113.7')).toBe('201')
    s.clock.now += MINUTE
    expect(await from('203.0.113.7')).toBe('429 540')
    expect(await from('203.0.113.8')).toBe('201')
    for (let i = 0; i < 30; i++) await from(`2001:db8:1:2::${i}`)
    expect(await from('2001:db8:1:2:ffff::1')).toMatch(/^429/)
    expect(await from('2001:db8:1:3::1')).toBe('201')
    s.clock.now += 10 * MINUTE
    expect(await from('203.0.113.7')).toBe('201')
  })
})

test('the pairing page has neither words nor style of its own in its script’s way, and is kept by nobody', async () => {
  const { app } = await device()
  const page = await app(new Request(`${ORIGIN}/led/pair`))
  const html = await page.text()
  expect(page.status).toBe(200)
  expect(page.headers.get('cache-control')).toBe('private, no-store')
  expect(page.headers.get('x-robots-tag')).toContain('noindex')
  expect(html).toContain('GỌI 111')
  expect(html).toContain('Màn hình LED → Ghép màn hình')
  expect(html).not.toMatch(/<script(?![^>]*src=)|style=/)
})
