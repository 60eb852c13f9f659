import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { attendances } from '../../src/database/schema'
import type { Role } from '../../src/shared/actor'
import { HOUR } from '../../src/shared/dates'
import { plantChild, plantRegistration, plantSession } from '../support/attendance'
import { callApi, getPage, keyFor, postForm, signedIn, testApp } from '../support/http'
import { NOW, type Scenario, scenario } from '../support/scenario'

async function session(options?: Parameters<typeof plantSession>[1]) {
  const s = await scenario()
  const planted = await plantSession(s, options)
  const childId = await plantChild(s)
  await plantRegistration(s, planted.eventId, childId)
  return { s, app: testApp(s), ...planted, childId, path: `/staff/attendance/${planted.occurrenceId}` }
}

const rowsOf = (s: Scenario, occurrenceId: string) =>
  s.db.select().from(attendances).where(eq(attendances.occurrenceId, occurrenceId))

describe('the attendance pages', () => {
  test("show the day's sessions and a roster with given names and groups only", async () => {
    const { s, app, path } = await session()
    const as = await signedIn(s, 'coordinator')
    const sessions = await getPage(app, '/staff/attendance', { as })
    expect(sessions.status).toBe(200)
    expect(sessions.headers.get('cache-control')).toBe('private, no-store')
    expect(await sessions.text()).toContain(`href="${path}"`)
    const roster = await (await getPage(app, path, { as })).text()
    expect(roster).toContain('An có mặt')
    expect(roster).toContain('TDP Đông Cao')
    expect(roster).not.toContain('Nguyễn')
    expect(roster).not.toContain('2016')
  })

  test('tick and untick by plain forms, back to the same row', async () => {
    const { s, app, path, occurrenceId, childId } = await session()
    const as = await signedIn(s, 'group_head')
    const ticked = await postForm(app, `${path}/ticks`, { child: childId, present: 'yes' }, { as })
    expect([ticked.status, ticked.headers.get('location')]).toEqual([303, `${path}#c-${childId}`])
    expect(await rowsOf(s, occurrenceId)).toHaveLength(1)
    await postForm(app, `${path}/ticks`, { child: childId, present: 'no' }, { as })
    expect(await rowsOf(s, occurrenceId)).toHaveLength(0)
  })

  test('answer a script in JSON, with the reason where a tick is refused', async () => {
    const { s, app, path, childId } = await session()
    const as = await signedIn(s, 'editor')
    const headers = { accept: 'application/json' }
    const ticked = await postForm(app, `${path}/ticks`, { child: childId, present: 'yes' }, { as, headers })
    expect([ticked.status, await ticked.json()]).toEqual([200, { present: true }])
    const stranger = await plantChild(s, { name: 'Lê Thị Chi' })
    const refused = await postForm(app, `${path}/ticks`, { child: stranger, present: 'yes' }, { as, headers })
    expect(refused.status).toBe(409)
    expect(await refused.json()).toEqual({ reason: expect.stringContaining('vãng lai') })
    const plain = await postForm(app, `${path}/ticks`, { child: stranger, present: 'yes' }, { as })
    expect(plain.status).toBe(409)
    expect(await plain.text()).toContain('Hãy ghi em là vãng lai')
  })

  test('find a walk-in by a posted search, mark it present, or add a new child', async () => {
    const { s, app, path, occurrenceId } = await session()
    const as = await signedIn(s, 'coordinator')
    const known = await plantChild(s, { name: 'Lê Thị Chi' })
    expect((await getPage(app, `${path}/walk-ins`, { as })).status).toBe(200)
    const search = { step: 'find', findGroup: s.group.id, findName: 'chi' }
    const found = await postForm(app, `${path}/walk-ins`, search, { as })
    expect(found.status).toBe(200)
    expect(await found.text()).toContain(`value="${known}"`)
    const marked = await postForm(app, `${path}/walk-ins`, { childId: known }, { as })
    expect([marked.status, marked.headers.get('location')]).toEqual([303, `${path}?done=recorded#c-${known}`])
    const child = { name: 'Trần Văn Bình', groupId: s.group.id, birthYear: '2017', gender: 'boy', assent: 'yes' }
    const unasked = await postForm(app, `${path}/walk-ins`, child, { as })
    expect(unasked.status).toBe(422)
    const page = await unasked.text()
    expect(page).toContain('value="Trần Văn Bình"')
    expect(page).toContain('f-consent-error')
    expect((await postForm(app, `${path}/walk-ins`, { ...child, consent: 'yes' }, { as })).status).toBe(303)
    expect(await rowsOf(s, occurrenceId)).toHaveLength(2)
    const empty = await postForm(app, `${path}/walk-ins`, { step: 'find', findName: '' }, { as })
    expect(empty.status).toBe(422)
    expect(await empty.text()).toContain('f-findGroup-error')
  })

  test('keep a head-count, and show what is wrong with one beside the field', async () => {
    const { s, app, path } = await session()
    const as = await signedIn(s, 'editor')
    const wrong = await postForm(app, `${path}/headcount`, { girls_6_10: '12', boys_6_10: 'nhiều' }, { as })
    expect(wrong.status).toBe(422)
    const page = await wrong.text()
    expect(page).toContain('f-boys_6_10-error')
    expect(page).toContain('value="nhiều"')
    expect((await postForm(app, `${path}/headcount`, { girls_6_10: '12' }, { as })).status).toBe(303)
    expect(await (await getPage(app, `${path}/headcount`, { as })).text()).toContain('value="12"')
  })

  test('are read only for a cancelled session, and refuse strangers, another ward and another organization', async () => {
    const { s, app, path } = await session({ status: 'cancelled' })
    const as = await signedIn(s, 'editor')
    const page = await (await getPage(app, path, { as })).text()
    expect(page).toContain('đã hủy')
    expect(page).not.toContain('data-tick')
    expect((await getPage(app, path)).headers.get('location')).toContain('/staff/sign-in')
    const elsewhere = await scenario({ db: s.db })
    expect((await getPage(app, path, { as: await signedIn(elsewhere, 'admin') })).status).toBe(404)
    const foreign = await plantSession(s, { organizationId: s.office.id })
    const asCoordinator = await signedIn(s, 'coordinator')
    expect((await getPage(app, `/staff/attendance/${foreign.occurrenceId}`, { as: asCoordinator })).status).toBe(403)
  })
})

describe('the attendance API', () => {
  test('ticks, unticks and counts heads', async () => {
    const { s, app, occurrenceId, childId } = await session()
    const key = await keyFor(s, 'editor')
    const api = `/api/v1/occurrences/${occurrenceId}`
    for (let again = 0; again < 2; again++)
      expect((await callApi(app, 'PUT', `${api}/attendance/${childId}`, key)).status).toBe(200)
    const roster = await callApi(app, 'GET', `${api}/attendance`, key)
    expect(await roster.json()).toMatchObject({ present: 1, items: [{ childId, name: 'An', present: true }] })
    expect((await callApi(app, 'DELETE', `${api}/attendance/${childId}`, key)).status).toBe(204)
    const counted = await callApi(app, 'PUT', `${api}/headcount`, key, { boys_11_15: 30 })
    expect([counted.status, await counted.json()]).toEqual([
      200,
      expect.objectContaining({ boys_11_15: 30, adults: 0 }),
    ])
    const walkIn = await plantChild(s, { name: 'Lê Thị Chi' })
    expect((await callApi(app, 'PUT', `${api}/attendance/${walkIn}`, key)).status).toBe(409)
    expect((await callApi(app, 'PUT', `${api}/attendance/${walkIn}?walkIn=true`, key)).status).toBe(200)
  })

  test('answers problem JSON for what is wrong or not allowed', async () => {
    const { s, app, occurrenceId, childId } = await session({ startsAt: NOW + 24 * HOUR })
    const key = await keyFor(s, 'group_head')
    const early = await callApi(app, 'PUT', `/api/v1/occurrences/${occurrenceId}/attendance/${childId}`, key)
    expect([early.status, await early.json()]).toEqual([409, expect.objectContaining({ code: 'attendance_too_early' })])
    const editor = await keyFor(s, 'editor')
    const wrong = await callApi(app, 'PUT', `/api/v1/occurrences/${occurrenceId}/headcount`, editor, { adults: -1 })
    expect(wrong.status).toBe(422)
    expect((await callApi(app, 'GET', '/api/v1/occurrences/nothing/attendance', editor)).status).toBe(404)
    expect((await callApi(app, 'GET', `/api/v1/occurrences/${occurrenceId}/attendance`)).status).toBe(401)
    const province = await keyFor(s, 'province')
    expect((await callApi(app, 'GET', `/api/v1/occurrences/${occurrenceId}/attendance`, province)).status).toBe(403)
  })
})

describe('the report of a ward', () => {
  test('is shown to the office with its definitions, by week, month and season', async () => {
    const { s, app, path, childId } = await session()
    const as = await signedIn(s, 'editor')
    const before = await (await getPage(app, '/staff/reports', { as })).text()
    expect(before).toContain('chưa có lượt điểm danh nào')
    await postForm(app, `${path}/ticks`, { child: childId, present: 'yes' }, { as })
    for (const query of ['', '?period=week', '?period=month&on=2026-06-09']) {
      const page = await getPage(app, `/staff/reports${query}`, { as })
      expect(page.status).toBe(200)
      const text = await page.text()
      expect(text).toContain('100%')
      expect(text).toContain('Số em')
      expect(text).toContain('Lượt')
      expect(text).not.toContain('Nguyễn')
    }
    const wrong = await getPage(app, '/staff/reports?period=week&on=2026-02-30', { as })
    expect(wrong.status).toBe(422)
    expect(await wrong.text()).toContain('đang hiện cả mùa')
  })

  test('is in the API as counts, and refused to everyone else', async () => {
    const { s, app, childId, path } = await session()
    await postForm(app, `${path}/ticks`, { child: childId, present: 'yes' }, { as: await signedIn(s, 'editor') })
    const key = await keyFor(s, 'approver')
    const summary = await callApi(app, 'GET', '/api/v1/reports/summary?from=2026-06-01&to=2026-06-30', key)
    expect(await summary.json()).toMatchObject({
      period: { kind: 'custom', from: '2026-06-01' },
      cuts: { all: { children: 1, attendances: 1, register: 1, share: 1 } },
    })
    expect((await callApi(app, 'GET', '/api/v1/reports/summary?from=2026-06-01', key)).status).toBe(422)
    for (const role of ['coordinator', 'group_head', 'province'] as Role[]) {
      expect((await callApi(app, 'GET', '/api/v1/reports/summary', await keyFor(s, role))).status).toBe(403)
      expect((await getPage(app, '/staff/reports', { as: await signedIn(s, role) })).status).toBe(403)
    }
  })
})
