import { describe, expect, test } from 'vitest'
import { keyFor, signedIn, testApp } from '../support/http'
import { type Scenario, scenario } from '../support/scenario'

async function change(body: unknown) {
  const s = await scenario()
  const request = new Request('http://san-choi.test/api/v1/groups', {
    method: 'POST',
    headers: { authorization: `Bearer ${await keyFor(s, 'admin')}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return send(s, request)
}

async function send(s: Scenario, request: Request) {
  const purged: string[][] = []
  const waited: Promise<unknown>[] = []
  const execution = {
    waitUntil: (promise: Promise<unknown>) => void waited.push(promise),
    passThroughOnException() {},
    props: {},
    cache: { purge: async ({ tags }: { tags: string[] }) => void purged.push(tags) },
  }
  const response = await testApp(s).fetch(request, {}, execution as never)
  await Promise.all(waited)
  return { status: response.status, purged, wardId: s.wardId }
}

describe('the cache in front of the Worker', () => {
  test('forgets a ward’s public answers when its staff change something', async () => {
    const { status, purged, wardId } = await change({ name: 'TDP Mới' })
    expect(status).toBe(201)
    expect(purged).toEqual([[`ward-${wardId}`]])
  })

  test('keeps them when the change was refused', async () => {
    const { status, purged } = await change({ name: '' })
    expect(status).toBe(422)
    expect(purged).toEqual([])
  })

  test.each(['frames', 'alert/preview'])('keeps them while a text is drawn as one types: %s', async path => {
    const s = await scenario()
    const origin = 'http://san-choi.test'
    const headers = { origin, cookie: await signedIn(s, 'admin') }
    const body = new URLSearchParams({ text: 'Bão' })
    const { status, purged } = await send(
      s,
      new Request(`${origin}/staff/led/${path}`, { method: 'POST', headers, body }),
    )
    expect([status, purged]).toEqual([200, []])
  })
})
