import { afterEach, describe, expect, test } from 'vitest'
import { screenPairings } from '../../src/database/schema'
import { approveMessage } from '../../src/led/approve-message'
import { createMessage } from '../../src/led/create-message'
import { registerScreen } from '../../src/led/register-screen'
import { saveScreen } from '../../src/led/save-screen'
import { MINUTE } from '../../src/shared/dates'
import { messageInputOf } from '../support/boards'
import { postForm, signedIn, testApp } from '../support/http'
import { scenario } from '../support/scenario'
import { readXml } from '../support/well-formed'

const ORIGIN = 'http://led.test'
const gate = { name: 'Cổng', width: 192, height: 96 }

async function board() {
  const s = await scenario()
  const { id, key } = await registerScreen(s.admin, gate)
  const app = testApp(s)
  const post = async (path: string, body: unknown, headers: Record<string, string> = {}) =>
    app.request(`${ORIGIN}/led/v1/${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...headers },
    })
  const get = async (file: string, headers: Record<string, string> = {}) =>
    app.request(`${ORIGIN}/led/v1/${key}/${file}`, { headers })
  return { s, id, key, app, post, get }
}

test('characters that XML does not allow never reach a board', async () => {
  const { s, id, get } = await board()
  await saveScreen(s.admin, id, { ...gate, name: 'a\ufffeb\uffffc\u0000d\u001be' })
  expect(readXml(await (await get('ticker.rss')).text()).get('title')?.[0]).toBe('abcde')
})

describe('pairing asked for again and again', () => {
  afterEach(async () => {
    const { db } = await scenario()
    await db.delete(screenPairings)
  })

  test.each([
    ['the same four groups, however they are written', '2001:db8::1:0:0:', 429],
    ['networks of their own', '2001:db8:0:', 201],
  ])('counts %s', async (_name, prefix, last) => {
    const { post } = await board()
    let status = 0
    for (let index = 0; index <= 30; index++) {
      const address = prefix.endsWith('0:0:') ? `2001:db8::${index + 1}:0:0:1` : `${prefix}${index + 1}::1`
      status = (await post('pairings', gate, { 'cf-connecting-ip': address })).status
    }
    expect(status).toBe(last)
  })
})

test('more to draw than one answer can is drawn by the next ones; the words stand in the first', async () => {
  const s = await scenario()
  const { key } = await registerScreen(s.admin, { name: 'Lớn', width: 4096, height: 1000 })
  for (let index = 0; index < 16; index++) {
    const { id } = await createMessage(s.editor, messageInputOf(`Việc ${index}`))
    await approveMessage(s.approver, id, { version: 1 })
  }
  const app = testApp(s)
  const get = async (file: string) => app.request(`${ORIGIN}/led/v1/${key}/${file}`)
  const missing = async () => {
    const schedule = await (await get('schedule.json')).json<{ items: { text: string; frame: object | null }[] }>()
    const { items } = schedule
    expect(new Set(items.map(({ text }) => text)).size).toBe(17)
    expect(items[0]!.frame).not.toBeNull()
    return new Set(items.filter(({ frame }) => !frame).map(({ text }) => text)).size
  }
  expect(await missing()).toBe(11)
  const early = await get(unknown)
  expect([early.status, early.headers.get('retry-after')]).toEqual([503, '60'])
  expect((await get(unknown)).status).toBe(404)
  s.clock.now += MINUTE
  expect(await missing()).toBe(0)
}, 60_000)

const unknown = `frames/${'0'.repeat(64)}.png`

test('codes guessed at a thousand a minute through the page are refused, with how long to wait; boards go on', async () => {
  const { s, app, get } = await board()
  const sessions = [await signedIn(s, 'admin'), await signedIn(s, 'admin')]
  const guess = (index: number) =>
    postForm(app, '/staff/led/pair', { kind: 'new', name: 'Chợ', code: `ACEF-HK${index}` }, { as: sessions[index % 2] })
  const answers = await Promise.all(Array.from({ length: 30 }, (_, index) => guess(index)))
  expect(answers.filter(({ status }) => status === 422)).toHaveLength(10)
  const refused = answers.filter(({ status }) => status === 429)
  expect(refused).toHaveLength(20)
  expect(refused[0]!.headers.get('retry-after')).toBe('600')
  expect(await (await get('now.txt')).text()).toContain('111')
})
