import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { children, registrations } from '../../src/database/schema'
import { addChild } from '../../src/people/add-child'
import { newId } from '../../src/shared/ids'
import { childOf } from '../support/child-input'
import { callApi, getPage, keyFor, postForm, signedIn, testApp } from '../support/http'
import { publishedEvent } from '../support/published-event'
import { scenario } from '../support/scenario'

describe('the staff pages', () => {
  test('a group head adds a child without a phone and registers it; the roster names no circumstances', async () => {
    const s = await scenario()
    const app = testApp(s)
    const as = await signedIn(s, 'group_head')
    const event = await publishedEvent(s, { capacity: 5, prioritySeats: 1 })
    const added = await postForm(
      app,
      '/staff/children',
      { ...childOf(s, { household: 'poor' }), phone: '', guardianName: '', event: event.id } as Record<string, string>,
      { as },
    )
    const [child] = await s.db.select().from(children).where(eq(children.wardId, s.wardId))
    expect([added.status, added.headers.get('location')]).toEqual([
      303,
      `/staff/registrations/${event.id}?done=created&group=${s.group.id}&child=${child!.id}`,
    ])
    const before = await (await getPage(app, `/staff/registrations/${event.id}`, { as })).text()
    expect(before).toContain(`value="${child!.id}"`)
    const registered = await postForm(app, `/staff/registrations/${event.id}`, { child: child!.id }, { as })
    const roster = await registered.text()
    expect(roster).toContain('Đã đăng ký 1 em')
    expect(roster).toContain('Nguyễn Bảo An')
    expect(roster).not.toMatch(/[Nn]ghèo|ưu tiên/)
    const [place] = await s.db.select().from(registrations).where(eq(registrations.eventId, event.id))
    const cancelled = await postForm(app, `/staff/registrations/${event.id}/${place!.id}/cancellation`, {}, { as })
    expect(cancelled.status).toBe(303)
  })

  test('refuse a form beside its fields and keep what was typed', async () => {
    const s = await scenario()
    const app = testApp(s)
    const as = await signedIn(s, 'editor')
    const response = await postForm(
      app,
      '/staff/children',
      { name: 'Nguyễn Bảo An', birthYear: '2040', gender: 'girl', groupId: s.group.id, consentMethod: 'paper' },
      { as },
    )
    expect(response.status).toBe(422)
    const html = await response.text()
    expect(html).toContain('Năm sinh không được sau năm 2026')
    expect(html).toContain('value="Nguyễn Bảo An"')
    const none = await postForm(app, `/staff/registrations/${(await publishedEvent(s)).id}`, {}, { as })
    expect(none.status).toBe(422)
    expect(await none.text()).toContain('Hãy chọn ít nhất một em')
  })

  test('refuse more children at once than a request can register, and register none', async () => {
    const s = await scenario()
    const event = await publishedEvent(s)
    const child = Array.from({ length: 81 }, () => newId())
    const as = await signedIn(s, 'editor')
    const answer = await postForm(testApp(s), `/staff/registrations/${event.id}`, { child }, { as })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('80')
  })

  test('show a group head only the own group, and search by a posted name', async () => {
    const s = await scenario()
    const app = testApp(s)
    const as = await signedIn(s, 'group_head')
    await addChild(s.editor, childOf(s))
    const { id } = await addChild(s.editor, childOf(s, { name: 'Lê Văn Bé', groupId: s.otherGroup.id }))
    const list = await (await getPage(app, `/staff/children?group=${s.otherGroup.id}`, { as })).text()
    expect(list).toContain('Nguyễn Bảo An')
    expect(list).not.toContain('Lê Văn Bé')
    expect((await getPage(app, `/staff/children/${id}`, { as })).status).toBe(403)
    const found = await postForm(app, '/staff/children/search', { group: s.group.id, q: 'bao' }, { as })
    expect(await found.text()).toContain('Nguyễn Bảo An')
    const none = await postForm(app, '/staff/children/search', { group: s.group.id, q: 'khong' }, { as })
    expect(await none.text()).toContain('Không tìm thấy')
    const admin = await (await getPage(app, '/staff/children', { as: await signedIn(s, 'admin') })).text()
    expect(admin).toContain('TDP Tân Phú')
    expect(admin).not.toContain('Nguyễn Bảo An')
  })

  test('show, edit and withdraw on a child’s own page', async () => {
    const s = await scenario()
    const app = testApp(s)
    const as = await signedIn(s, 'editor')
    const { id } = await addChild(s.editor, childOf(s, { household: 'poor' }))
    expect(await (await getPage(app, `/staff/children/${id}`, { as })).text()).not.toMatch(/[Hh]ộ nghèo/)
    const edit = await (await getPage(app, `/staff/children/${id}?edit`, { as })).text()
    expect(edit).toMatch(/<option value="poor" selected/)
    const saved = await postForm(
      app,
      `/staff/children/${id}`,
      {
        name: 'Nguyễn Bảo Ân',
        birthYear: '2016',
        gender: 'girl',
        groupId: s.group.id,
        consentMethod: '',
        household: 'none',
      },
      { as },
    )
    expect(saved.headers.get('location')).toBe(`/staff/children/${id}?done=saved`)
    await postForm(app, `/staff/children/${id}/consent-withdrawal`, { purpose: 'taking_part' }, { as })
    expect(await (await getPage(app, `/staff/children/${id}`, { as })).text()).toMatch(/rút[^<]*09\/06\/2026/)
  })
})

describe('the API', () => {
  test('adds, lists one group, registers once, shows the roster and cancels', async () => {
    const s = await scenario()
    const app = testApp(s)
    const key = await keyFor(s, 'editor')
    const event = await publishedEvent(s)
    const created = await callApi(app, 'POST', '/api/v1/children', key, childOf(s))
    expect(created.status).toBe(201)
    const { id } = (await created.json()) as { id: string }
    expect((await callApi(app, 'GET', '/api/v1/children', key)).status).toBe(422)
    const list = await callApi(app, 'GET', `/api/v1/children?groupId=${s.group.id}`, key)
    expect(await list.json()).toMatchObject({ items: [{ id, name: 'Nguyễn Bảo An' }], total: 1 })
    const at = `/api/v1/events/${event.id}/registrations`
    const place = await callApi(app, 'POST', at, key, { childId: id })
    expect(place.status).toBe(201)
    const { id: placeId } = (await place.json()) as { id: string }
    expect((await callApi(app, 'POST', at, key, { childId: id })).status).toBe(200)
    expect(await (await callApi(app, 'GET', at, key)).json()).toMatchObject({ confirmed: 1, items: [{ childId: id }] })
    expect((await callApi(app, 'DELETE', `${at}/${placeId}`, key)).status).toBe(204)
    const again = await callApi(app, 'DELETE', `${at}/${placeId}`, key)
    expect([again.status, ((await again.json()) as { code: string }).code]).toEqual([409, 'already_cancelled'])
  })

  test('registers sisters and brothers together, claims, excuses, and says of whom it does not do', async () => {
    const s = await scenario()
    const app = testApp(s)
    const key = await keyFor(s, 'editor')
    const event = await publishedEvent(s, { maxAge: 12 })
    const at = `/api/v1/events/${event.id}/registrations`
    const [one, two, old] = [
      await addChild(s.editor, childOf(s)),
      await addChild(s.editor, childOf(s, { name: 'Nguyễn Bảo Bình' })),
      await addChild(s.editor, childOf(s, { name: 'Nguyễn Bảo Cả', birthYear: '2010' })),
    ].map(({ id }) => id) as [string, string, string]
    const unfit = await callApi(app, 'POST', at, key, { childIds: [one, old] })
    expect(unfit.status).toBe(409)
    expect(await unfit.json()).toMatchObject({ code: 'children_unfit', fields: { [old]: { code: 'age_too_old' } } })
    for (const body of [{}, { childId: one, childIds: [two] }, { childIds: [] }])
      expect((await callApi(app, 'POST', at, key, body)).status).toBe(422)
    const made = await callApi(app, 'POST', at, key, { childIds: [one, two] })
    expect(made.status).toBe(201)
    const place = (await made.json()) as { id: string }
    const [first, second] = (place as { childId?: string }).childId === one ? [one, two] : [two, one]
    expect(place).toMatchObject({ childId: first, status: 'confirmed', together: [{ childId: second }] })
    const own = `${at}/${place.id}`
    expect(made.headers.get('location')).toBe(own)
    expect(await (await callApi(app, 'GET', own, key)).json()).toEqual(place)
    expect((await callApi(app, 'PUT', `${own}/claim`, key)).status).toBe(204)
    const excuse = `${own}/excuses/${event.occurrenceIds[0]}`
    expect((await callApi(app, 'PUT', excuse, key)).status).toBe(204)
    expect((await callApi(app, 'DELETE', excuse, key)).status).toBe(204)
    expect((await callApi(app, 'PUT', `${own}/excuses/${newId()}`, key)).status).toBe(404)
    const other = await publishedEvent(s)
    expect((await callApi(app, 'PUT', `/api/v1/events/${other.id}/registrations/${place.id}/claim`, key)).status).toBe(
      404,
    )
  })

  test('answers bad input with problem JSON that repeats nothing of it', async () => {
    const s = await scenario()
    const app = testApp(s)
    const key = await keyFor(s, 'editor')
    const response = await callApi(app, 'POST', '/api/v1/children', key, childOf(s, { birthYear: 2050, phone: 'Hoa' }))
    expect([response.status, response.headers.get('content-type')]).toEqual([
      422,
      'application/problem+json; charset=utf-8',
    ])
    const text = await response.text()
    expect(JSON.parse(text).fields).toHaveProperty('phone')
    expect(text).not.toContain('Bảo An')
    expect(
      (await callApi(app, 'GET', `/api/v1/children?groupId=${s.group.id}`, await keyFor(s, 'coordinator'))).status,
    ).toBe(403)
    const head = await keyFor(s, 'group_head')
    const foreign = await callApi(app, 'GET', `/api/v1/children?groupId=${s.otherGroup.id}`, head)
    expect(foreign.status).toBe(403)
  })
})
