import { beforeEach, describe, expect, test } from 'vitest'
import { saveEvent } from '../../src/events/save-event'
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

const call = (method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
  callApi(app, method, path, key, body, headers)
const etagOf = async (path: string) => (await call('GET', path)).headers.get('etag')!
const codeOf = async (response: Response) => [response.status, ((await response.json()) as { code: string }).code]
async function newEvent() {
  return (await call('POST', '/api/v1/events', eventOf(s))).headers.get('location')!
}

describe('reading', () => {
  test('gives a strong tag that follows the content, and 304 to whoever has it', async () => {
    const at = await newEvent()
    for (const path of [at, '/api/v1/events', '/api/v1/ward', '/api/v1/venues', `/api/v1/venues/${s.venue.id}`]) {
      const first = await call('GET', path)
      const etag = first.headers.get('etag')!
      expect([etag, first.headers.get('cache-control')]).toEqual([
        expect.stringMatching(/^"[0-9a-f]{24}"$/),
        'private, no-store',
      ])
      expect(await etagOf(path)).toBe(etag)
      const known = await call('GET', path, undefined, { 'if-none-match': etag })
      expect([known.status, await known.text(), known.headers.get('etag')]).toEqual([304, '', etag])
    }
    const before = await etagOf(at)
    await call('PUT', at, eventOf(s, { title: 'Mới' }), { 'if-match': '*' })
    expect(await etagOf(at)).not.toBe(before)
  })

  test('an answer of HEAD has the tag of GET, a refusal has none', async () => {
    const at = await newEvent()
    expect((await call('HEAD', at)).headers.get('etag')).toBe(await etagOf(at))
    expect((await call('GET', '/api/v1/events/nowhere')).headers.get('etag')).toBeNull()
  })
})

describe('an edit with If-Match', () => {
  test('needs no version, and is refused with 412 and the new tag once someone else has edited', async () => {
    const at = await newEvent()
    const seen = await etagOf(at)
    expect((await call('PUT', at, eventOf(s, { title: 'Một' }), { 'if-match': seen })).status).toBe(200)
    const late = await call('PUT', at, eventOf(s, { title: 'Hai' }), { 'if-match': seen })
    expect(late.headers.get('etag')).toBe(await etagOf(at))
    expect(await codeOf(late)).toEqual([412, 'outdated'])
    expect((await (await call('GET', at)).json()) as object).toMatchObject({ title: 'Một', version: 2 })
  })

  test('takes lists, `*` and tags that a compressing proxy has marked weak', async () => {
    const at = await newEvent()
    for (const header of [`"x", ${await etagOf(at)}`, '*']) {
      const edited = await call('PUT', at, eventOf(s, { title: header.slice(0, 4) }), { 'if-match': header })
      expect(edited.status, header).toBe(200)
    }
    const weak = `W/${await etagOf(at)}`
    expect((await call('PUT', at, eventOf(s), { 'if-match': weak })).status).toBe(200)
  })

  test('of two at the same moment one wins and the other hears 412', async () => {
    const at = await newEvent()
    const seen = await etagOf(at)
    const edits = await Promise.all(
      ['Một', 'Hai', 'Ba', 'Bốn'].map(title => call('PUT', at, eventOf(s, { title }), { 'if-match': seen })),
    )
    expect(edits.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412])
  })

  test('is refused too when the verb finds the change, after the tags were compared', async () => {
    const at = await newEvent()
    const id = at.split('/').at(-1)!
    const seen = await etagOf(at)
    await saveEvent(s.editor, id, eventOf(s, { title: 'Chen ngang', version: 1 }))
    // The body names the version seen; `*` matches whatever is there.
    const late = await call('PUT', at, eventOf(s, { version: 1 }), { 'if-match': '*' })
    expect(late.headers.get('etag')).toBe(await etagOf(at))
    expect(late.headers.get('etag')).not.toBe(seen)
    expect(await codeOf(late)).toEqual([412, 'outdated'])
    // Clients that name a version and no tag hear what they always heard.
    expect(await codeOf(await call('PUT', at, eventOf(s, { version: 1 })))).toEqual([409, 'changed_meanwhile'])
  })

  test('guards places, boards, deletions and changes of state', async () => {
    const venue = `/api/v1/venues/${s.venue.id}`
    expect(await codeOf(await call('PUT', venue, { name: 'Nhà mới' }, { 'if-match': '"x"' }))).toEqual([
      412,
      'outdated',
    ])
    expect((await call('PUT', venue, { name: 'Nhà mới' }, { 'if-match': await etagOf(venue) })).status).toBe(200)
    const at = await newEvent()
    const submit = (etag: string) => call('POST', `${at}/submission`, undefined, { 'if-match': etag })
    expect((await submit('"x"')).status).toBe(412)
    expect((await submit(await etagOf(at))).status).toBe(201)
    await call('POST', `${at}/publication`)
    const withdraw = (etag: string) => call('DELETE', `${at}/publication`, undefined, { 'if-match': etag })
    expect((await withdraw('"x"')).status).toBe(412)
    expect((await withdraw(await etagOf(at))).status).toBe(204)
  })

  test('without a tag and without a version is refused with 428', async () => {
    const at = await newEvent()
    expect(await codeOf(await call('PUT', at, eventOf(s)))).toEqual([428, 'version_required'])
  })

  test('never makes what is not there, or not there any more', async () => {
    const holiday = '/api/v1/holidays/2026-12-24'
    const put = (headers?: Record<string, string>) => call('PUT', holiday, { name: 'Ngày hội' }, headers)
    expect(await codeOf(await put({ 'if-match': '*' }))).toEqual([412, 'outdated'])
    expect((await put()).status).toBe(200)
    const seen = await etagOf(holiday)
    expect((await call('DELETE', holiday, undefined, { 'if-match': seen })).status).toBe(204)
    expect((await put({ 'if-match': seen })).status).toBe(412)
    const at = '/api/v1/events/nowhere/publication'
    expect((await call('DELETE', at, undefined, { 'if-match': '*' })).status).toBe(404)
  })

  test('another ward’s thing stays unknown', async () => {
    const other = await scenario({ db: s.db })
    const path = `/api/v1/venues/${other.venue.id}`
    expect(await codeOf(await call('PUT', path, { name: 'x' }, { 'if-match': '*' }))).toEqual([412, 'outdated'])
    expect((await call('PUT', path, { name: 'x' })).status).toBe(404)
  })
})
