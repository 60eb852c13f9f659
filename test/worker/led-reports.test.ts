import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { ledPlayDays, screens } from '../../src/database/schema'
import { rememberPolls } from '../../src/http/remember-polls'
import { registerScreen } from '../../src/led/register-screen'
import { revokeScreen } from '../../src/led/revoke-screen'
import { DAY, rfc3339 } from '../../src/shared/dates'
import { testApp } from '../support/http'
import { plantPublication } from '../support/publications'
import { NOW, scenario } from '../support/scenario'

const ORIGIN = 'http://led.test'

async function board() {
  const s = await scenario()
  const { id, key } = await registerScreen(s.admin, { name: 'Cổng', width: 192, height: 96 })
  const app = rememberPolls(() => s.clock.now, testApp(s).fetch)
  const post = async (path: string, body: unknown, own = key) =>
    app(
      new Request(`${ORIGIN}/led/v1/${own}/${path}`, {
        method: 'POST',
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    )
  const get = async (path: string) => app(new Request(`${ORIGIN}/led/v1/${key}/${path}`))
  const row = async () => (await s.db.query.screens.findFirst({ where: eq(screens.id, id) }))!
  return { s, id, key, post, get, row }
}

const health = {
  revision: 'abc',
  playing: 'hotline-111',
  validUntil: rfc3339(NOW + DAY),
  clockOffsetSec: 2,
  version: '2',
}
const plays = { plays: [{ itemId: 'hotline-111', startedAt: NOW - 10_000, seconds: 10 }] }

test('a beat is answered with nothing and kept', async () => {
  const { post, row } = await board()
  const answer = await post('beat', health)
  expect([answer.status, await answer.text()]).toEqual([204, ''])
  expect(await row()).toMatchObject({ beatAt: NOW, playing: 'hotline-111', validUntil: NOW + DAY, playerVersion: '2' })
})

test('a beat of a player that knows nothing yet is taken', async () => {
  const { post } = await board()
  const nothing = { revision: null, playing: null, validUntil: null, clockOffsetSec: null, version: '2' }
  expect((await post('beat', nothing)).status).toBe(204)
})

test('plays are answered with how many were taken and why others were not; a repetition says the same', async () => {
  const { s, id, post } = await board()
  const batch = { plays: [...plays.plays, { itemId: 'message-x', startedAt: NOW - 30_000, seconds: 8 }] }
  const answers = await Promise.all([post('plays', batch), post('plays', batch)])
  for (const answer of answers) {
    expect(answer.status).toBe(200)
    expect(await answer.json()).toEqual({ accepted: 1, refused: [{ index: 1, reason: 'unknown_item' }] })
  }
  const [day] = await s.db.select().from(ledPlayDays).where(eq(ledPlayDays.screenId, id))
  expect(day!.items).toEqual({ 'hotline-111': [1, 10] })
})

describe.each(['beat', 'plays'])('POST %s', path => {
  const good = path === 'beat' ? health : plays

  test('is refused to a wrong and a revoked key', async () => {
    const { s, id, post, row } = await board()
    expect((await post(path, good, '0'.repeat(26))).status).toBe(404)
    expect((await post(path, good, 'x')).status).toBe(404)
    await revokeScreen(s.admin, id)
    const gone = await post(path, good)
    expect([gone.status, await gone.text()]).toEqual([410, 'gone\n'])
    expect((await row()).beatAt).toBeNull()
  })

  test.each([
    ['no JSON', 'hello', 400],
    ['nothing', '', 400],
    ['a list', '[]', 400],
    ['null', 'null', 400],
    ['too much', { ...good, more: 'x'.repeat(20_000) }, 413],
    ['what cannot be', path === 'beat' ? { validUntil: NOW + 4 * DAY } : { plays: 'all' }, 422],
    ['control characters', path === 'beat' ? { playing: '\u202e\u0000' } : { plays: { length: 1e9 } }, 422],
  ])('with %s is refused with a reason', async (_name, body, status) => {
    const { post, row } = await board()
    const answer = await post(path, body)
    expect(answer.status).toBe(status)
    expect(((await answer.json()) as { title: string }).title).toMatch(/\p{L}/u)
    expect((await row()).beatAt).toBeNull()
  })

  test('leaves what is remembered of polls alone, and the board goes on showing what is true', async () => {
    const { s, post, get } = await board()
    const first = await (await get('now.txt')).text()
    await plantPublication(s, { payload: { title: 'Tập bơi', startTime: '18:00' } })
    await post(path, good)
    expect(await (await get('now.txt')).text()).toBe(first)
    s.clock.now += 1000
    expect(await (await get('now.txt')).text()).toContain('Tập bơi')
  })
})
