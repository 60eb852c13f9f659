import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { createApp } from '../../src/app'
import { wards } from '../../src/database/schema'
import { editGroup } from '../../src/places/save-group'
import { NOW, scenario } from '../support/scenario'

async function served() {
  const world = await scenario()
  const config = {
    fieldKey: '',
    authSecret: 'only-for-tests-only-for-tests-only-for-tests',
    baseUrl: null,
    demo: false,
    clock: () => world.clock.now,
    revision: 'test',
  }
  const app = createApp({ config, db: world.db, crypto: world.crypto })
  const path = `/w/${world.slug}/calendar.ics`
  const poll = async (tag = '') => {
    const response = await app.request(path, { headers: tag ? { 'if-none-match': tag } : {} })
    return { status: response.status, tag: response.headers.get('etag') ?? '', body: await response.text(), response }
  }
  const rename = world.db.update(wards).set({ name: 'Sao Hôm', revision: 99 }).where(eq(wards.id, world.wardId))
  return { ...world, poll, rename, app, path }
}

test('a change made through this process is seen by the next poll', async () => {
  const { db, poll, rename } = await served()
  const first = await poll()
  expect(first.body).toContain('Sao Mai')
  expect((await poll(first.tag)).status).toBe(304)
  await db.batch([rename])
  const next = await poll(first.tag)
  expect(next.status).toBe(200)
  expect(next.body).toContain('Sao Hôm')
})

test('a change made elsewhere is seen a second later, and not before the memory ends', async () => {
  const { clock, poll, rename } = await served()
  const first = await poll()
  await rename
  expect((await poll()).body).toBe(first.body)
  clock.now = NOW + 1_000
  expect((await poll()).body).toContain('Sao Hôm')
})

test('a remembered answer says the same as the first one', async () => {
  const { poll } = await served()
  const [first, second] = [await poll(), await poll()]
  expect(second.body).toBe(first.body)
  expect(Array.from(second.response.headers)).toEqual(Array.from(first.response.headers))
  const [fresh, known] = [await poll(first.tag), await poll(first.tag)]
  expect([fresh.status, known.status]).toEqual([304, 304])
  expect(known.response.headers.get('cache-control')).toBe(first.response.headers.get('cache-control'))
  expect(known.tag).toBe(first.tag)
})

test('a refusal is never remembered', async () => {
  const { app, path } = await served()
  const wrong = path.replace('calendar.ics', 'g/none.ics')
  expect((await app.request(wrong)).status).toBe(404)
  expect((await app.request(wrong)).headers.get('cache-control')).toBe('private, no-store')
})

test('a renamed group is in its calendar with the next poll', async () => {
  const { app, admin, group, path } = await served()
  const own = path.replace('calendar.ics', `g/${group.slug}.ics`)
  const first = await app.request(own)
  await editGroup(admin, group.id, { name: 'TDP Đông Cao Thượng' })
  const next = await app.request(own, { headers: { 'if-none-match': first.headers.get('etag')! } })
  expect(next.status).toBe(200)
  expect(await next.text()).toContain('TDP Đông Cao Thượng')
})
