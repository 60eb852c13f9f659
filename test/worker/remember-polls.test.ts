import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { wards } from '../../src/database/schema'
import { rememberPolls } from '../../src/http/remember-polls'
import { approveMessage } from '../../src/led/approve-message'
import { createMessage } from '../../src/led/create-message'
import { registerScreen } from '../../src/led/register-screen'
import { messageInputOf } from '../support/boards'
import { keyFor, testApp } from '../support/http'
import { NOW, scenario } from '../support/scenario'

const ORIGIN = 'http://san-choi.test'

async function served() {
  const s = await scenario()
  const ask = rememberPolls(() => s.clock.now, testApp(s).fetch)
  const path = `/w/${s.slug}/calendar.ics`
  const get = async (address = path, tag = '') =>
    ask(new Request(ORIGIN + address, { headers: tag ? { 'if-none-match': tag } : {} }))
  const read = async (address = path) => (await get(address)).text()
  const rename = s.db.update(wards).set({ name: 'Sao Hôm', revision: 99 }).where(eq(wards.id, s.wardId))
  return { ...s, s, ask, path, get, read, rename }
}

test('a change made through this process is seen by the next poll', async () => {
  const { s, ask, get, group, path } = await served()
  const own = path.replace('calendar.ics', `g/${group.slug}.ics`)
  const first = await get(own)
  const answer = await ask(
    new Request(`${ORIGIN}/api/v1/groups/${group.id}`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${await keyFor(s, 'admin')}`, 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'TDP Đông Cao Thượng' }),
    }),
  )
  expect(answer.status).toBe(200)
  const next = await get(own, first.headers.get('etag')!)
  expect(next.status).toBe(200)
  expect(await next.text()).toContain('TDP Đông Cao Thượng')
})

test('a change made elsewhere is seen a second later', async () => {
  const { clock, read, rename } = await served()
  const first = await read()
  await rename
  expect(await read()).toBe(first)
  clock.now = NOW + 1_000
  expect(await read()).toContain('Sao Hôm')
})

test('a stranger whose requests are refused makes nobody’s poll be asked again', async () => {
  const { ask, read, rename } = await served()
  const first = await read()
  await rename
  for (const [method, path] of [
    ['POST', '/'],
    ['POST', '/staff/led/alerts'],
    ['POST', '/led/v1/pairings/x/collection'],
    ['PROPFIND', '/led/v1/x/now.txt'],
  ] as const) {
    const body = method === 'POST' ? '{}' : undefined
    const answer = await ask(new Request(ORIGIN + path, { method, body }))
    expect(answer.status, path).toBeGreaterThanOrEqual(400)
    expect(await read(), path).toBe(first)
  }
})

test('a remembered answer says the same as the first one', async () => {
  const { get, path } = await served()
  const [first, second] = [await get(), await get()]
  expect(Array.from(second.headers)).toEqual(Array.from(first.headers))
  expect(await second.text()).toBe(await first.text())
  const tag = first.headers.get('etag')!
  const [fresh, known] = [await get(path, tag), await get(path, tag)]
  expect([fresh.status, known.status]).toEqual([304, 304])
  expect(known.headers.get('cache-control')).toBe(first.headers.get('cache-control'))
  expect(known.headers.get('etag')).toBe(tag)
})

test('an answer of the second before says its age, so that nobody’s clock is off by it', async () => {
  const { clock, get } = await served()
  clock.now = NOW + 900
  const first = await get()
  expect(first.headers.get('age')).toBeNull()
  clock.now = NOW + 1_100
  const second = await get()
  expect([second.headers.get('age'), second.headers.get('date')]).toEqual(['1', first.headers.get('date')])
  expect(await second.text()).toBe(await first.text())
})

test('a refusal is never remembered', async () => {
  const { get, path } = await served()
  const wrong = path.replace('calendar.ics', 'g/none.ics')
  expect((await get(wrong)).status).toBe(404)
  expect((await get(wrong)).headers.get('cache-control')).toBe('private, no-store')
})

test('a board’s picture comes out of memory as it went in, and none is given past the end of its slot', async () => {
  const { s, ask } = await served()
  const { key } = await registerScreen(s.admin, { name: 'Cổng', width: 64, height: 32 })
  const picture = async () => {
    const response = await ask(new Request(`${ORIGIN}/led/v1/${key}/frame.png?every=5`))
    return { tag: response.headers.get('etag'), bytes: new Uint8Array(await response.arrayBuffer()) }
  }
  await approveMessage(s.approver, (await createMessage(s.editor, messageInputOf('Sách'))).id, { version: 1 })
  const [first, again] = [await picture(), await picture()]
  expect(again).toEqual(first)
  expect([...first.bytes.slice(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47])
  s.clock.now += 4_800
  expect(await picture()).toEqual(first)
  s.clock.now += 300
  expect((await picture()).tag).not.toBe(first.tag)
})
