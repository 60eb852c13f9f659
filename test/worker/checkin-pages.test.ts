import { beforeEach, describe, expect, test } from 'vitest'
import { doorCode } from '../../src/participation/tickets'
import { plantSession } from '../support/attendance'
import { rowsOf, session } from '../support/attendance-steps'
import { openPhone } from '../support/checkin'
import { callApi, getPage, postForm, signedIn, testApp } from '../support/http'
import { NOW } from '../support/scenario'

let planted: Awaited<ReturnType<typeof session>>
let app: ReturnType<typeof testApp>
let as: string

beforeEach(async () => {
  planted = await session()
  app = testApp(planted.s)
  as = await signedIn(planted.s, 'coordinator')
})

const path = () => `/staff/attendance/${planted.occurrenceId}`

describe('staff open a phone for the door', () => {
  test('by choosing sessions: the code stands in the page alone, behind the #, and opens one phone', async () => {
    const { occurrenceId, childId } = planted
    const choose = await getPage(app, `/staff/attendance/phones?session=${occurrenceId}`, { as })
    expect(await choose.text()).toMatch(new RegExp(`value="${occurrenceId}"[^>]*checked`))
    const made = await postForm(
      app,
      '/staff/attendance/phones',
      { occurrenceIds: occurrenceId, label: 'Cổng sau' },
      { as },
    )
    expect([made.status, made.headers.get('location'), made.headers.get('cache-control')]).toEqual([
      200,
      null,
      'private, no-store',
    ])
    const code = /\/checkin#code=([0-9a-z]{26})/.exec(await made.text())?.[1]
    const opened = await callApi(app, 'POST', '/checkin/v1/devices', undefined, { code })
    expect(await opened.json()).toMatchObject({ sessions: [{ children: [{ id: childId, name: 'An' }] }] })
    const roster = await (await getPage(app, path(), { as })).text()
    expect(roster).toContain('Cổng sau')
    expect(roster).toContain('đang dùng')
  })

  test('and are told what is missing, with what they typed still there', async () => {
    const answer = await postForm(app, '/staff/attendance/phones', { label: 'Cổng sau' }, { as })
    const text = await answer.text()
    expect([answer.status, text.includes('Hãy chọn ít nhất một buổi.')]).toEqual([422, true])
    expect(text).toContain('value="Cổng sau"')
  })

  test('and take it out of use', async () => {
    const { s, occurrenceId } = planted
    const { key, device } = await openPhone(s, [occurrenceId], s.coordinator)
    const revoke = `/staff/attendance/phones/${device.id}/revocation`
    const group = await signedIn(s, 'group_head')
    expect((await postForm(app, revoke, {}, { as: group })).status).toBe(404)
    const done = await postForm(app, revoke, { back: path() }, { as })
    expect(done.headers.get('location')).toBe(`${path()}?done=revoked`)
    expect((await callApi(app, 'GET', '/checkin/v1/roster', key)).status).toBe(410)
    const elsewhere = await postForm(app, revoke, { back: 'https://evil.example/staff/attendance/x' }, { as })
    expect(elsewhere.headers.get('location')).toBe('/staff/attendance/phones?done=revoked')
  })
})

describe('a ticket typed or scanned on the roster', () => {
  test('ticks; once more it says when it was used', async () => {
    const { s, eventId, occurrenceId, childId } = planted
    const place = await s.db.query.registrations.findFirst({ where: (t, { eq }) => eq(t.eventId, eventId) })
    const code = await doorCode(s.crypto, place!.id)
    const done = await postForm(app, `${path()}/scan`, { code }, { as })
    expect([done.status, done.headers.get('location')]).toEqual([303, `${path()}?done=recorded#c-${childId}`])
    const again = await postForm(app, `${path()}/scan`, { code }, { as })
    expect(again.status).toBe(422)
    expect(await again.text()).toContain('Vé này đã điểm danh lúc 14:00')
    expect(await rowsOf(s, occurrenceId)).toHaveLength(1)
  })
})

describe('the roster on paper', () => {
  test('has a box for each child and session, and lines for walk-ins with a box for consent', async () => {
    const answer = await getPage(app, `${path()}/paper`, { as })
    const text = await answer.text()
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'private, no-store'])
    expect(text).toMatch(/<td class="paper-number">1<\/td><th scope="row">An<\/th>/)
    expect(text).toContain('Gia đình đồng ý')
    expect(text).not.toMatch(/Nguyễn|2016|nghèo/)
  })

  test('is entered by its numbers: first a look at the names, then saved', async () => {
    const { s, occurrenceId, childId } = planted
    const page = await (await getPage(app, `${path()}/paper`, { as })).text()
    const sheet = /<b>([0-9A-Z]{4}-[0-9A-Z]{4})<\/b>/.exec(page)![1]!
    const typed = { sheet, said: 'present', numbers: '1' }
    const look = await postForm(app, `${path()}/quick-entry`, { ...typed, step: 'preview' }, { as })
    const looked = await look.text()
    expect(looked).toMatch(/class="is-here" data-number="1"/)
    expect(looked).toContain('1 em có mặt')
    expect(await rowsOf(s, occurrenceId)).toHaveLength(0)
    const saved = await postForm(app, `${path()}/quick-entry`, { ...typed, step: 'save' }, { as })
    expect(saved.headers.get('location')).toBe(`${path()}?done=recorded`)
    expect(await rowsOf(s, occurrenceId)).toMatchObject([{ childId, method: 'paper' }])
  })

  test('loses nothing of what was typed wrong', async () => {
    const wrong = await postForm(
      app,
      `${path()}/quick-entry`,
      { numbers: '1, 9', said: 'absent', step: 'save' },
      { as },
    )
    const text = await wrong.text()
    expect(wrong.status).toBe(422)
    expect(text).toContain('Danh sách không có số 9')
    expect(text).toMatch(/>1, 9<\/textarea>/)
    expect(text).toMatch(/value="absent"[^>]*checked/)
  })
})

test('pages of other organizations’ sessions stay closed', async () => {
  const { s } = planted
  const foreign = await plantSession(s, { organizationId: s.office.id, startsAt: NOW })
  for (const page of ['paper', 'quick-entry'])
    expect((await getPage(app, `/staff/attendance/${foreign.occurrenceId}/${page}`, { as })).status).toBe(403)
  const refused = await postForm(app, '/staff/attendance/phones', { occurrenceIds: foreign.occurrenceId }, { as })
  expect(refused.status).toBe(403)
})
