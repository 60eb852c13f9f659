import { expect, test } from 'vitest'
import { createEvent } from '../../src/events/create-event'
import { listEvents } from '../../src/events/list-events'
import { eventOf } from '../support/event-input'
import { callApi, keyFor, signedIn, testApp } from '../support/http'
import { scenario } from '../support/scenario'

type Copy = { id: string; officerId: string; startsOn: string; status: string }

test('an officer found by the API is put in charge of an event, and of the copy of it', async () => {
  const s = await scenario()
  const app = testApp(s)
  const key = await keyFor(s, 'editor')
  await signedIn(s, 'approver')
  const found = await callApi(app, 'GET', '/api/v1/officers', key)
  const { items } = (await found.json()) as { items: { id: string; name: string }[] }
  expect(items).toEqual([{ id: s.approver.actor.id, name: 'Người approver' }])
  const { id } = await createEvent(s.editor, eventOf(s, { officerId: items[0]!.id }))
  const once = { 'idempotency-key': 'copy-1' }
  const copy = () => callApi(app, 'POST', `/api/v1/events/${id}/copies`, key, {}, once)
  const [made, again] = [await copy(), await copy()]
  const body = (await made.json()) as Copy
  expect(body).toMatchObject({ status: 'draft', startsOn: '2026-06-18', officerId: items[0]!.id })
  expect([made.status, made.headers.get('location')]).toEqual([201, `/api/v1/events/${body.id}`])
  expect([again.headers.get('idempotency-replayed'), ((await again.json()) as Copy).id]).toEqual(['true', body.id])
  expect((await listEvents(s.editor)).items).toHaveLength(2)
  expect((await callApi(app, 'GET', '/api/v1/officers', await keyFor(s, 'group_head'))).status).toBe(403)
})

test('a copy onto a taken venue is refused with what stands there and the nearest free time', async () => {
  const s = await scenario()
  const app = testApp(s)
  const { id } = await createEvent(s.editor, eventOf(s))
  const startsOn = '2026-06-25'
  await createEvent(s.editor, eventOf(s, { title: 'Hát then', startsOn }))
  const refused = await callApi(app, 'POST', `/api/v1/events/${id}/copies`, await keyFor(s, 'editor'), { startsOn })
  expect([refused.status, await refused.json()]).toEqual([
    409,
    expect.objectContaining({
      code: 'venue_taken',
      findings: [expect.objectContaining({ hard: true, other: expect.objectContaining({ title: 'Hát then' }) })],
      freeSlot: expect.objectContaining({ startsOn }),
    }),
  ])
  expect((await listEvents(s.editor)).items).toHaveLength(2)
})
