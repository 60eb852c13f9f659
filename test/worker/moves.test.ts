import { beforeEach, describe, expect, test, vi } from 'vitest'
import { createEvent } from '../../src/events/create-event'
import { getEvent } from '../../src/events/get-event'
import { wallDate, wallTime } from '../../src/shared/dates'
import { badTexts } from '../support/bad-input'
import { eventOf, seriesOf } from '../support/event-input'
import { meetingsOf, published } from '../support/event-steps'
import { callApi, getPage, keyFor, postForm, signedIn, testApp } from '../support/http'
import { type Scenario, scenario } from '../support/scenario'

vi.setConfig({ testTimeout: 30_000 })

const JSON_ONLY = { accept: 'application/json' }

let s: Scenario
let app: ReturnType<typeof testApp>
let as: string
let id: string
let meeting: string

const at = (what: 'time' | 'check', event = id, occurrence = meeting) =>
  `/staff/events/${event}/occurrences/${occurrence}/${what}`
const to = (own: Record<string, string> = {}) => ({
  ...{ scope: 'this', startsOn: '2026-06-12', startTime: '09:00', endTime: '11:00', venueId: s.venue.id, version: '1' },
  ...own,
})
// biome-ignore lint/suspicious/noExplicitAny: what a script reads of an answer
type Answer = any
const post = async (path: string, fields: Record<string, string>, cookie = as) => {
  const response = await postForm(app, path, fields, { as: cookie, headers: JSON_ONLY })
  return { status: response.status, answer: (await response.json()) as Answer }
}
const first = async (event = id) => (await meetingsOf(s, event))[0]!
const written = ({ startsAt }: { startsAt: number }) => `${wallDate(startsAt)} ${wallTime(startsAt)}`

beforeEach(async () => {
  s = await scenario()
  app = testApp(s)
  as = await signedIn(s, 'editor')
  id = await published(s, seriesOf(s))
  meeting = (await first()).id
})

describe('a meeting that is dragged', () => {
  test('is checked, then kept; the answer says what to take back', async () => {
    const checked = await post(at('check'), to())
    expect(checked).toMatchObject({ status: 200, answer: { findings: [], freeSlot: null, meetings: [{}], fields: {} } })
    expect(written(await first())).toBe('2026-06-11 14:00')
    const moved = await post(at('time'), to())
    const now = await first()
    expect(moved).toEqual({ status: 200, answer: { version: 2, eventId: id, meetingId: now.id, findings: [] } })
    expect(written(now)).toBe('2026-06-12 09:00')
  })

  test('with those that follow is found in the event that carries on, also when a script sends JSON', async () => {
    const third = (await meetingsOf(s, id))[2]!.id
    const response = await app.request(`http://san-choi.test${at('time', id, third)}`, {
      method: 'POST',
      body: JSON.stringify({ ...to({ scope: 'following', startsOn: '2026-06-18' }), version: 1, venueId: null }),
      headers: { ...JSON_ONLY, 'content-type': 'application/json', cookie: as, origin: 'http://san-choi.test' },
    })
    const answer = (await response.json()) as Answer
    expect(response.status).toBe(422)
    expect(answer.fields).toMatchObject({ venueId: { code: 'venue_required' } })
    const moved = await post(at('time', id, third), to({ scope: 'following', startsOn: '2026-06-18' }))
    expect(moved.status).toBe(200)
    expect(moved.answer.eventId).not.toBe(id)
    expect(await first(moved.answer.eventId)).toMatchObject({ id: moved.answer.meetingId })
  })

  test('is refused at a taken venue with the sentence, the other event and a free time that then works', async () => {
    const other = await createEvent(
      s.editor,
      eventOf(s, { title: 'Hát then', startsOn: '2026-06-12', startTime: '10:00', endTime: '12:00' }),
    )
    const expected = {
      findings: [
        {
          ...{ code: 'venue_taken', hard: true, date: '2026-06-12', from: '09:00', to: '11:00', count: 1 },
          message: 'Nhà văn hóa Đông Cao đã có “Hát then” thứ Sáu 12/06, 10:00–12:00.',
          other: { id: other.id, title: 'Hát then', from: '10:00', to: '12:00' },
        },
      ],
      freeSlot: { startsOn: '2026-06-12', startTime: '08:00', endTime: '10:00' },
    }
    expect(await post(at('check'), to())).toMatchObject({ status: 200, answer: expected })
    expect(await post(at('time'), to())).toMatchObject({
      status: 409,
      answer: { ...expected, code: 'venue_taken', message: expected.findings[0]!.message },
    })
    expect(written(await first())).toBe('2026-06-11 14:00')
    expect(await post(at('time'), to(expected.freeSlot))).toMatchObject({ status: 200, answer: { version: 2 } })
    expect(written(await first())).toBe('2026-06-12 08:00')
  })

  test('may overlap when an approver says why, and only then', async () => {
    await createEvent(
      s.editor,
      eventOf(s, { title: 'Hát then', startsOn: '2026-06-12', startTime: '10:00', endTime: '12:00' }),
    )
    const reason = to({ overlapReason: 'Hai lớp cùng sân' })
    expect((await post(at('time'), reason)).status).not.toBe(200)
    const approver = await signedIn(s, 'approver')
    expect(await post(at('time'), reason, approver)).toMatchObject({ status: 200, answer: { version: 2 } })
  })

  test('says softly what is to be minded', async () => {
    const moved = await post(at('time'), to({ startTime: '04:30', endTime: '06:30' }))
    expect(moved).toMatchObject({ status: 200, answer: { findings: [{ code: 'venue_closed', hard: false }] } })
  })

  test('is refused when somebody changed the event, when it overlaps its own series, and with bad fields', async () => {
    expect(await post(at('time'), to({ version: '9' }))).toMatchObject({
      status: 409,
      answer: { code: 'changed_meanwhile', message: expect.stringContaining('Người khác vừa sửa') },
    })
    expect(await post(at('time'), to({ startsOn: '2026-06-16', startTime: '13:00', endTime: '15:00' }))).toMatchObject({
      status: 409,
      answer: { code: 'overlaps_itself', findings: [{ hard: true }] },
    })
    expect(await post(at('check'), to({ endTime: '08:00' }))).toMatchObject({
      status: 422,
      answer: { fields: { endTime: { code: 'end_before_start', message: expect.any(String) } } },
    })
    const fields = ['startsOn', 'startTime', 'endTime', 'scope', 'version', 'venueId', 'overlapReason', 'x']
    for (const [index, [what, text]] of Object.entries(badTexts).entries())
      for (const field of fields) {
        const { status } = await post(at(index % 2 ? 'check' : 'time'), to({ [field]: text }))
        expect([200, 403, 404, 409, 413, 422], `${field} ${what} ${status}`).toContain(status)
      }
  })

  test('does not exist for another ward, a wrong event or another organization, nor is it for other roles', async () => {
    const other = await scenario({ db: s.db })
    const stranger = await signedIn(other, 'admin')
    const theirs = await createEvent(
      s.editor,
      eventOf(s, { organizationId: s.office.id, startTime: '17:00', endTime: '18:00' }),
    )
    for (const verb of ['check', 'time'] as const) {
      expect((await post(at(verb), to(), stranger)).status).toBe(404)
      expect((await post(at(verb, theirs.id), to())).status).toBe(404)
      const coordinator = await signedIn(s, 'coordinator')
      expect((await post(at(verb, theirs.id, (await first(theirs.id)).id), to(), coordinator)).status).toBe(404)
      for (const role of ['group_head', 'province'] as const) {
        const refused = await postForm(app, at(verb), to(), { as: await signedIn(s, role), headers: JSON_ONLY })
        expect(refused.status, role).toBe(403)
      }
      expect((await postForm(app, at(verb), to(), { headers: JSON_ONLY })).status).toBe(401)
      const abroad = { as, headers: { ...JSON_ONLY, origin: 'http://khac.test' } }
      expect((await postForm(app, at(verb), to(), abroad)).status).toBe(403)
    }
  })

  test('works by a form without scripts, and comes back with what was typed', async () => {
    const html = { as, headers: { accept: 'text/html,*/*' } }
    const moved = await postForm(app, at('time'), to(), html)
    expect([moved.status, moved.headers.get('location')]).toEqual([303, `/staff/events/${id}?done=moved#meetings`])
    const again = at('time', id, (await first()).id)
    const refused = await postForm(app, again, to({ startTime: '25:61', version: '2' }), html)
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('25:61')
  })
})

describe('the form of an event while one types', () => {
  test('hears of meetings, rest, conflicts and wrong fields, and nothing of what is still empty', async () => {
    const typed = { title: '', venueId: s.venue.id, startsOn: '2026-06-11', startTime: '15:00', endTime: '16:30' }
    const { status, answer } = await post('/staff/events/check', { ...typed, repeats: 'once', skipsHolidays: 'false' })
    expect(status).toBe(200)
    expect(answer).toMatchObject({
      ...{ fields: {}, meetings: [{ date: '2026-06-11' }], freeSlot: { startTime: '16:00', endTime: '17:30' } },
      findings: [{ code: 'venue_taken', count: 1, other: { id } }],
    })
    const own = await post(`/staff/events/check?event=${id}`, typed)
    expect(own.answer.findings).toEqual([])
    const wrong = await post('/staff/events/check', { ...typed, startsOn: '31/02/2026' })
    expect(wrong.answer.fields).toEqual({ startsOn: { code: 'invalid_date', message: expect.any(String) } })
    expect((await post('/staff/events/check?event=khong-co', typed)).status).toBe(404)
    for (const [what, text] of Object.entries(badTexts))
      for (const field of Object.keys(typed))
        expect((await post('/staff/events/check', { ...typed, [field]: text })).status, `${field} ${what}`).toBe(200)
  })
})

describe('free times', () => {
  test('are days with times that lead to the form of a new event', async () => {
    const path = `/staff/events/free?venueId=${s.venue.id}&durationMinutes=90&from=2026-06-11`
    const html = await (await getPage(app, path, { as })).text()
    const link = (startTime: string, endTime: string) =>
      `/staff/events/new?startsOn=2026-06-11&amp;startTime=${startTime.replace(':', '%3A')}&amp;endTime=${endTime.replace(':', '%3A')}&amp;venueId=${s.venue.id}`
    expect(html).toContain(link('06:00', '07:30'))
    expect(html).toContain(link('16:00', '17:30'))
    expect(html).not.toContain(link('14:00', '15:30'))
    expect((await getPage(app, '/staff/events/free', { as })).status).toBe(200)
    const wrong = await getPage(app, `${path}&durationMinutes=1`, { as })
    expect(wrong.status).toBe(200)
    expect((await getPage(app, path.replace('=90', '=1'), { as })).status).toBe(422)
  })

  test('and one’s own week are a page each', async () => {
    const mine = await getPage(app, '/staff/events/mine', { as })
    expect([mine.status, mine.headers.get('location')]).toEqual([
      303,
      `/staff/events?view=week&officerId=${s.editor.actor.id}`,
    ])
  })
})

describe('other programs', () => {
  test('hear of a taken venue with its field, the findings and a free time', async () => {
    const key = await keyFor(s, 'editor')
    const refused = await callApi(app, 'POST', '/api/v1/events', key, eventOf(s, { title: 'Cờ vua' }))
    expect(refused.status).toBe(409)
    expect(await refused.json()).toMatchObject({
      ...{ code: 'venue_taken', fields: { venueId: { code: 'venue_taken' } } },
      findings: [{ code: 'venue_taken', other: { id } }],
      freeSlot: { startsOn: '2026-06-11', startTime: '16:00', endTime: '18:00' },
    })
  })

  test('move, split, leave out and put back with the version or If-Match, and are refused without', async () => {
    const key = await keyFor(s, 'editor')
    const one = `/api/v1/events/${id}`
    const move = { startsOn: '2026-06-12', startTime: '09:00', endTime: '11:00' }
    const bare = await callApi(app, 'PUT', `${one}/occurrences/${meeting}`, key, move)
    expect(bare.status).toBe(428)
    const etag = (await callApi(app, 'GET', one, key)).headers.get('etag')!
    const moved = await callApi(app, 'PUT', `${one}/occurrences/${meeting}`, key, move, { 'if-match': etag })
    expect([moved.status, ((await moved.json()) as Answer).version]).toEqual([200, 2])
    const again = await callApi(app, 'PUT', `${one}/occurrences/${meeting}`, key, move, { 'if-match': etag })
    expect(again.status).toBe(412)
    expect((await callApi(app, 'POST', `${one}/skips`, key, { date: '2026-06-23', version: 2 })).status).toBe(201)
    expect((await callApi(app, 'DELETE', `${one}/skips/2026-06-23`, key)).status).toBe(428)
    expect((await callApi(app, 'DELETE', `${one}/skips/2026-06-23?version=3`, key)).status).toBe(204)
    expect((await getEvent(s.editor, id)).occurrences).toHaveLength(6)
    const own = { ...seriesOf(s, { startTime: '15:00', endTime: '17:00' }), from: '2026-06-25', version: 4 }
    const split = await callApi(app, 'POST', `${one}/following`, key, own)
    expect(split.status).toBe(201)
    expect(split.headers.get('location')).toMatch(/^\/api\/v1\/events\/\w+$/)
    expect((await callApi(app, 'POST', `${one}/postponement`, key, { reason: 'Mưa' })).status).toBe(403)
  })

  test('read a person’s meetings and what stands against a plan', async () => {
    const key = await keyFor(s, 'editor')
    const list = await callApi(app, 'GET', '/api/v1/meetings?from=2026-06-08&to=2026-06-15', key)
    expect(await list.json()).toMatchObject({ items: [{ id: meeting, title: 'Internet an toàn' }] })
    const none = await callApi(app, 'GET', '/api/v1/meetings?from=2026-06-08&to=2026-06-15&officerId=ai', key)
    expect(await none.json()).toEqual({ items: [] })
    expect((await callApi(app, 'GET', '/api/v1/meetings?from=2026-01-01&to=2026-12-31', key)).status).toBe(422)
    const plan = await callApi(app, 'POST', '/api/v1/plan-checks', key, { input: eventOf(s) })
    expect([plan.status, ((await plan.json()) as Answer).findings[0].code]).toEqual([200, 'venue_taken'])
    for (const bad of [{}, { input: 1 }, { move: {} }, { occurrence: 'x', move: 1 }, { input: {}, event: {} }])
      expect((await callApi(app, 'POST', '/api/v1/plan-checks', key, bad)).status).toBe(422)
    const free = await callApi(app, 'GET', `/api/v1/venues/${s.venue.id}/free-slots?from=2026-06-11&days=1`, key)
    expect(await free.json()).toMatchObject({ items: [{ date: '2026-06-11', free: [{}, {}] }] })
  })
})
