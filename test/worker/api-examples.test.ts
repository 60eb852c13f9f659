import { beforeAll, describe, expect, test } from 'vitest'
import { rooms } from '../../src/api/examples'
import { ids } from '../../src/api/examples/ids'
import type { OpenApi } from '../../src/api/openapi-types'
import { callApi, getPage, keyFor, testApp } from '../support/http'
import { scenario } from '../support/scenario'
import { shapeFaults } from '../support/shape'

let api: OpenApi
/** Sends the first example of an operation, or `own`, and compares the answer with what is described. */
let call: (key: string, own?: object, asked?: Record<string, string>) => Promise<Record<string, unknown>>

/** The scenario's things behind the ids of the examples. */
const real: Record<string, string> = { ...ids }

const filled = (text: string) =>
  Object.entries(ids).reduce((done, [name, id]) => done.replaceAll(id, real[name]!), text)

beforeAll(async () => {
  const s = await scenario()
  const app = testApp(s)
  const key = await keyFor(s, 'admin')
  api = (await (await getPage(app, '/api/openapi.json')).json()) as OpenApi
  Object.assign(real, { organization: s.school.id, group: s.group.id, venue: s.venue.id, year: '2026' })

  call = async (operation, own, asked = {}) => {
    const [method = '', path = ''] = operation.split(' ')
    const { parameters = [], responses } = api.paths[path.replace(/:(\w+)/g, '{$1}')]![method.toLowerCase()]!
    const query = parameters
      .filter(one => one.in === 'query' && one.required)
      .map(({ name }) => `${name}=${asked[name] ?? real[name.replace(/Id$/, '')]}`)
    const address = `${path.replace(/:(\w+)/g, (_, name: string) => real[name]!)}?${query.join('&')}`
    const headers: Record<string, string> = '428' in responses ? { 'if-match': '*' } : {}
    const response = await callApi(app, method, address, key, own ?? sentIn(operation), headers)
    const answered = (response.status === 204 ? {} : await response.json()) as Record<string, unknown>
    const [status, answer] = Object.entries(responses).find(([code]) => code.startsWith('2'))!
    const refused = answered.code && answered.fields
    expect([String(response.status), answered.code, refused], operation).toEqual([status, undefined, undefined])
    const schema = 'content' in answer ? answer.content?.['application/json']?.schema : undefined
    if (schema) expect(shapeFaults(answered, schema, api.components.schemas as never), operation).toEqual([])
    return answered
  }
})

function sentIn(operation: string): unknown {
  const room = Object.values(rooms).find(({ operations }) => operation in operations)
  const [first] = room?.operations[operation]?.sends ?? []
  return first && JSON.parse(filled(JSON.stringify(first)))
}

const idOf = (made: Record<string, unknown>) => String(made.id)
const examplesOf = (operation: 'POST /api/v1/events') =>
  (rooms.events.operations[operation]!.sends ?? []).map(sent => JSON.parse(filled(JSON.stringify(sent))) as object)

describe('the examples of the API are what it takes and gives', () => {
  test('places', async () => {
    await call('GET /api/v1/ward')
    await call('GET /api/v1/officers')
    for (const one of ['organization', 'group', 'venue']) {
      const list = `/api/v1/${one}s`
      const example = sentIn(`POST ${list}`) as { name: string }
      const made = await call(`POST ${list}`, { ...example, name: `${example.name} mới` })
      real[one] = idOf(made)
      await call(`GET ${list}`)
      await call(`GET ${list}/:${one}`)
      await call(`PUT ${list}/:${one}`, { ...example, name: `${example.name} đã sửa` })
    }
  })

  test('the almanac', async () => {
    const term = await call('POST /api/v1/school-terms', {
      name: 'Học kỳ xa',
      startsOn: '2030-01-01',
      endsOn: '2030-05-01',
    })
    real.term = idOf(term)
    for (const operation of [
      'GET /api/v1/school-terms',
      'GET /api/v1/school-terms/:term',
      'PUT /api/v1/school-terms/:term',
      'PUT /api/v1/school-periods',
      'GET /api/v1/school-periods',
      'PUT /api/v1/storm-season',
      'GET /api/v1/storm-season',
      'PUT /api/v1/holidays/:date',
      'GET /api/v1/holidays',
      'GET /api/v1/holidays/:date',
      'DELETE /api/v1/holidays/:date',
      'DELETE /api/v1/school-terms/:term',
    ])
      await call(operation)
  })

  test('events, from the draft to the cancellation', async () => {
    for (const example of examplesOf('POST /api/v1/events')) {
      const made = await call('POST /api/v1/events', example)
      real.event = idOf(made)
      real.occurrence = idOf((made.occurrences as Record<string, unknown>[])[0]!)
      for (const operation of [
        'GET /api/v1/events',
        'GET /api/v1/events/:event',
        'POST /api/v1/events/:event/submission',
        'POST /api/v1/events/:event/return',
        'POST /api/v1/events/:event/submission',
        'GET /api/v1/submitted',
        'POST /api/v1/returns',
        'POST /api/v1/submissions',
        'POST /api/v1/publications',
      ])
        await call(operation)
    }
    await call('POST /api/v1/events/:event/cancellation')
  })

  test('an edit, a cancelled meeting and a withdrawal', async () => {
    const [weekly] = examplesOf('POST /api/v1/events')
    const made = await call('POST /api/v1/events', { ...weekly, startTime: '08:00', endTime: '09:30' })
    real.event = idOf(made)
    await call('PUT /api/v1/events/:event', { ...weekly, startTime: '09:00', endTime: '10:30' })
    await call('POST /api/v1/events/:event/copies')
    await call('POST /api/v1/events/:event/submission')
    const shown = await call('POST /api/v1/events/:event/publication')
    real.occurrence = idOf((shown.occurrences as Record<string, unknown>[])[1]!)
    await call('POST /api/v1/events/:event/occurrences/:occurrence/cancellation')
    await call('DELETE /api/v1/events/:event/publication')
  })

  test('plans: checked, moved, left out, split, postponed and restored', async () => {
    const [weekly] = examplesOf('POST /api/v1/events')
    const made = await call('POST /api/v1/events', {
      ...weekly,
      until: '2026-07-03',
      startTime: '06:00',
      endTime: '07:00',
    })
    real.event = idOf(made)
    const versionOf = async () => Number((await call('GET /api/v1/events/:event')).version)
    real.occurrence = idOf((made.occurrences as Record<string, unknown>[])[0]!)
    const period = { from: '2026-06-15', to: '2026-06-22' }
    for (const operation of ['GET /api/v1/meetings', 'GET /api/v1/venues/:venue/free-slots'])
      await call(operation, undefined, period)
    await call('POST /api/v1/plan-checks')
    await call('POST /api/v1/plan-checks', { input: { ...weekly, startTime: '06:30', endTime: '07:30' } })
    const move = sentIn('PUT /api/v1/events/:event/occurrences/:occurrence') as object
    await call('PUT /api/v1/events/:event/occurrences/:occurrence', { ...move, startTime: '17:00', endTime: '18:00' })
    const skip = sentIn('POST /api/v1/events/:event/skips') as { date: string }
    await call('POST /api/v1/events/:event/skips', { ...skip, version: await versionOf() })
    real.date = skip.date
    await call('DELETE /api/v1/events/:event/skips/:date')
    await call('POST /api/v1/events/:event/submission')
    const shown = await call('POST /api/v1/events/:event/publication')
    real.occurrence = idOf((shown.occurrences as Record<string, unknown>[])[1]!)
    for (const what of ['/occurrences/:occurrence', ''])
      for (const decision of ['postponement', 'restoration'])
        await call(`POST /api/v1/events/:event${what}/${decision}`)
    const own = { ...weekly, until: '2026-07-03', from: '2026-06-25', startTime: '07:00', endTime: '08:00' }
    const split = await call('POST /api/v1/events/:event/following', { ...own, version: await versionOf() })
    expect(split).toMatchObject({ continuesId: real.event, version: 1 })
  })

  test('campaigns, boards and messages', async () => {
    real.campaign = idOf(await call('POST /api/v1/campaigns'))
    real.screen = idOf(await call('POST /api/v1/screens'))
    real.message = idOf(await call('POST /api/v1/led-messages'))
    real.alert = idOf(await call('POST /api/v1/led-alerts'))
    for (const operation of [
      'GET /api/v1/campaigns',
      'GET /api/v1/campaigns/:campaign',
      'PUT /api/v1/campaigns/:campaign',
      'POST /api/v1/campaigns/:campaign/publication',
      'DELETE /api/v1/campaigns/:campaign/publication',
      'GET /api/v1/screens',
      'GET /api/v1/screens/:screen',
      'POST /api/v1/screens/:screen/revocation',
      'GET /api/v1/led-alerts',
      'GET /api/v1/led-alerts/:alert',
      'POST /api/v1/led-alerts/:alert/end',
      'GET /api/v1/led-messages',
      'GET /api/v1/led-messages/:message',
      'POST /api/v1/led-messages/:message/approval',
      'PUT /api/v1/led-messages/:message',
    ])
      await call(operation)
    await call('GET /api/v1/led-plays', undefined, { from: '2026-06-01', to: '2026-06-30' })
  })

  test('the census of a ward, and its summary', async () => {
    for (const operation of ['PUT /api/v1/census/:year', 'GET /api/v1/census/:year', 'GET /api/v1/reports/summary'])
      await call(operation)
  })

  test('children, their places, attendance and counts', async () => {
    const child = await call('POST /api/v1/children')
    real.child = idOf(child)
    await call('GET /api/v1/children/:child')
    await call('GET /api/v1/children')
    const [weekly] = examplesOf('POST /api/v1/events')
    const event = await call('POST /api/v1/events', {
      ...weekly,
      startsOn: '2026-06-09',
      startTime: '17:00',
      endTime: '18:00',
      minAge: null,
    })
    real.event = idOf(event)
    real.occurrence = idOf((event.occurrences as Record<string, unknown>[])[0]!)
    await call('POST /api/v1/events/:event/submission')
    await call('POST /api/v1/events/:event/publication')
    real.registration = idOf(await call('POST /api/v1/events/:event/registrations'))
    for (const operation of [
      'GET /api/v1/events/:event/registrations',
      'GET /api/v1/events/:event/registrations/:registration',
      'PUT /api/v1/occurrences/:occurrence/attendance/:child',
      'GET /api/v1/occurrences/:occurrence/attendance',
      'DELETE /api/v1/occurrences/:occurrence/attendance/:child',
      'PUT /api/v1/occurrences/:occurrence/headcount',
      'GET /api/v1/occurrences/:occurrence/headcount',
      'GET /api/v1/reports/summary',
      'DELETE /api/v1/events/:event/registrations/:registration',
    ])
      await call(operation)
  })
})
