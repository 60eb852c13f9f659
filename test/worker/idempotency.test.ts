import { beforeEach, describe, expect, test } from 'vitest'
import { access } from '../../src/http/access'
import { MINUTE } from '../../src/shared/dates'
import { childOf } from '../support/child-input'
import { eventOf } from '../support/event-input'
import { callApi, keyFor, testApp } from '../support/http'
import { type Scenario, scenario } from '../support/scenario'

let s: Scenario
let app: ReturnType<typeof testApp>
let key: string

beforeEach(async () => {
  s = await scenario()
  app = testApp(s)
  key = await keyFor(s, 'admin')
})

const post = (path: string, body: unknown, idempotencyKey: string, as = key) =>
  callApi(app, 'POST', path, as, body, { 'idempotency-key': idempotencyKey })
const codeOf = async (response: Response) => [response.status, ((await response.json()) as { code: string }).code]
const eventsNow = async () =>
  ((await (await callApi(app, 'GET', '/api/v1/events', key)).json()) as { items: unknown[] }).items

describe('a create under an Idempotency-Key', () => {
  test('is done once, and answered again with the same status, address and body', async () => {
    const first = await post('/api/v1/events', eventOf(s), 'e1')
    expect([first.status, first.headers.get('idempotency-replayed')]).toEqual([201, null])
    const again = await post('/api/v1/events', eventOf(s), 'e1')
    expect([again.status, again.headers.get('idempotency-replayed'), again.headers.get('location')]).toEqual([
      201,
      'true',
      first.headers.get('location'),
    ])
    expect(again.headers.get('content-type')).toContain('application/json')
    expect(again.headers.get('cache-control')).toBe('private, no-store')
    expect(await again.json()).toEqual(await first.json())
    expect(await eventsNow()).toHaveLength(1)
  })

  test('makes one thing when twenty come at once, and leaves the others an answer they can use', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => post('/api/v1/events', eventOf(s), 'race')))
    expect(await eventsNow()).toHaveLength(1)
    expect(new Set(answers.map(({ status }) => status)).size).toBeLessThanOrEqual(2)
    for (const answer of answers) {
      if (answer.status === 201) continue
      expect(answer.headers.get('retry-after')).toBe('1')
      expect(await codeOf(answer)).toEqual([409, 'request_running'])
    }
    expect((await post('/api/v1/events', eventOf(s), 'race')).headers.get('idempotency-replayed')).toBe('true')
  })

  test('gives a child, a place and a board back without a second one, and never a board’s key again', async () => {
    const child = childOf(s)
    const first = await post('/api/v1/children', child, 'c1')
    const { id } = (await first.json()) as { id: string }
    const again = await post('/api/v1/children', child, 'c1')
    expect([again.status, await again.json()]).toEqual([201, expect.objectContaining({ id, name: child.name })])
    const board = { name: 'Cổng', width: 640, height: 384 }
    expect(await (await post('/api/v1/screens', board, 's1')).json()).toHaveProperty('key')
    const replayed = (await (await post('/api/v1/screens', board, 's1')).json()) as object
    expect(replayed).toMatchObject({ name: 'Cổng' })
    expect(replayed).not.toHaveProperty('key')
  })

  test('covers a change of state: the event as it is now, and nothing is done twice', async () => {
    const { id } = (await (await post('/api/v1/events', eventOf(s), 'e1')).json()) as { id: string }
    const submit = () => post(`/api/v1/events/${id}/submission`, undefined, 'submit')
    expect((await submit()).status).toBe(201)
    const again = await submit()
    expect([again.status, again.headers.get('idempotency-replayed'), again.headers.get('location')]).toEqual([
      201,
      'true',
      null,
    ])
    expect(await again.json()).toMatchObject({ id, status: 'submitted' })
  })

  test('is refused with another body, and freed by a refusal', async () => {
    expect((await post('/api/v1/events', eventOf(s, { title: '' }), 'e1')).status).toBe(422)
    expect((await post('/api/v1/events', eventOf(s), 'e1')).status).toBe(201)
    const reused = await post('/api/v1/events', eventOf(s, { title: 'Khác' }), 'e1')
    expect([reused.status, await reused.json()]).toEqual([
      422,
      expect.objectContaining({ fields: { 'Idempotency-Key': expect.objectContaining({ code: 'key_reused' }) } }),
    ])
  })

  test('knows a file that is sent again, though every form draws a boundary of its own', async () => {
    const send = (boundary: string) => {
      const line = (text: string) => `${text}\r\n`
      const body = [
        line(`--${boundary}`),
        line('Content-Disposition: form-data; name="file"; filename="ke-hoach.csv"'),
        line('Content-Type: text/csv'),
        line(''),
        line('Tên sự kiện,Ngày,Bắt đầu,Kết thúc\nHội sách,13/06/2026,07:00,08:00'),
        line(`--${boundary}--`),
      ].join('')
      const headers = { authorization: `Bearer ${key}`, 'idempotency-key': 'file' }
      return app.request('/api/v1/imports', {
        method: 'POST',
        headers: { ...headers, 'content-type': `multipart/form-data; boundary=${boundary}` },
        body,
      })
    }
    const first = await send('----one')
    expect(first.status).toBe(201)
    const again = await send('----two')
    expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([201, 'true'])
    expect(await again.json()).toEqual(await first.json())
  })

  test('answers anew what makes no single thing, as a check or decisions on many', async () => {
    const plan = { input: eventOf(s) }
    const first = (await (await post('/api/v1/plan-checks', plan, 'p1')).json()) as { meetings: unknown[] }
    expect(first.meetings).toHaveLength(1)
    expect(await (await post('/api/v1/plan-checks', plan, 'p1')).json()).toEqual(first)
  })

  test('belongs to one API key', async () => {
    await post('/api/v1/events', eventOf(s), 'e1')
    const other = await post('/api/v1/events', eventOf(s, { startsOn: '2026-06-12' }), 'e1', await keyFor(s, 'editor'))
    expect([other.status, other.headers.get('idempotency-replayed')]).toEqual([201, null])
  })

  test('says plainly when a fault of ours leaves open what happened', async () => {
    const venue = { name: 'Sân bóng' }
    const broken = testApp({
      ...s,
      db: new Proxy(s.db, {
        get: (db, name) =>
          name === 'update'
            ? () => {
                throw new Error('no connection')
              }
            : Reflect.get(db, name),
      }),
    })
    const failed = await callApi(broken, 'POST', '/api/v1/venues', key, venue, { 'idempotency-key': 'v1' })
    expect(failed.status).toBe(500)
    expect(await codeOf(await post('/api/v1/venues', venue, 'v1'))).toEqual([409, 'request_running'])
    s.clock.now += MINUTE
    const unknown = await post('/api/v1/venues', venue, 'v1')
    expect([unknown.status, unknown.headers.get('retry-after')]).toEqual([409, null])
    expect(await unknown.json()).toMatchObject({ code: 'request_unknown', title: expect.stringContaining('khóa mới') })
  })

  test.each(['', 'a b', 'khóa', 'x'.repeat(101)])('refuses the key “%s”', async bad => {
    // A header carries bytes; what is not Latin-1 is sent as UTF-8.
    const sent = String.fromCharCode(...new TextEncoder().encode(bad))
    expect(await codeOf(await post('/api/v1/events', eventOf(s), sent))).toEqual([400, 'bad_idempotency_key'])
    expect(await eventsNow()).toHaveLength(0)
  })
})

test('everything that a create makes can be read where its Location says', () => {
  const readable = new Set(access.filter(([method]) => method === 'GET').map(([, path]) => path))
  const creates = access.filter(
    ([method, path]) => method === 'POST' && readable.has(path) && path.startsWith('/api/v1/'),
  )
  expect(creates.length).toBeGreaterThanOrEqual(8)
  for (const [, path] of creates)
    expect(
      [...readable].some(address => address.startsWith(`${path}/:`)),
      path,
    ).toBe(true)
})
