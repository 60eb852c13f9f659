import { describe, expect, test } from 'vitest'
import { createEvent } from '../../src/events/create-event'
import { getEvent } from '../../src/events/get-event'
import { listEvents } from '../../src/events/list-events'
import { campaignOf, eventOf, seriesOf } from '../support/event-input'
import { callApi, getPage, keyFor, postForm, signedIn, testApp } from '../support/http'
import { scenario } from '../support/scenario'

type Json = { id: string; occurrences: unknown[]; items: unknown[]; publication: unknown }

const idIn = (response: Response) =>
  /\/(?:events|campaigns)\/(\w+)/.exec(response.headers.get('location') ?? '')?.[1] ?? ''

describe('the staff pages of events', () => {
  test('take an event from the form through approval to its cancellation', async () => {
    const s = await scenario()
    const app = testApp(s)
    const [editor, approver] = [await signedIn(s, 'editor'), await signedIn(s, 'approver')]
    const made = await postForm(
      app,
      '/staff/events',
      {
        ...eventOf(s),
        days: ['2', '4'],
        repeats: 'weekly',
        until: '30/06/2026',
        groupIds: s.group.id,
        version: '',
        capacity: '30',
      } as never,
      { as: editor },
    )
    expect(made.status).toBe(422)
    const right = await postForm(
      app,
      '/staff/events',
      { ...eventOf(s), days: ['2', '4'], repeats: 'weekly', until: '30/06/2026', groupIds: s.group.id, capacity: '30' },
      { as: editor },
    )
    expect([right.status, right.headers.get('location')]).toEqual([
      303,
      expect.stringMatching(/^\/staff\/events\/\w+\?done=created$/),
    ])
    const id = idIn(right)
    const at = `/staff/events/${id}`
    expect((await postForm(app, `${at}/publication`, {}, { as: editor })).status).toBe(403)
    expect((await postForm(app, `${at}/submission`, {}, { as: editor })).status).toBe(303)
    const queue = await (await getPage(app, '/staff/approvals', { as: approver })).text()
    expect(queue).toContain('Internet an toàn')
    const out = await postForm(app, `${at}/publication`, {}, { as: approver })
    expect(out.headers.get('location')).toBe(`${at}?done=published`)
    const page = await (await getPage(app, at, { as: approver })).text()
    expect(page).toContain(`/w/${s.slug}/events/${id}`)
    expect(page).toContain('Sao chép cho Zalo')
    const [meeting] = (await getEvent(s.editor, id)).occurrences
    const one = await postForm(app, `${at}/occurrences/${meeting!.id}/cancellation`, { reason: '' }, { as: approver })
    expect([one.status, await one.text()]).toEqual([422, expect.stringContaining('Hãy điền ô này.')])
    expect((await postForm(app, `${at}/cancellation`, { reason: 'Mưa bão' }, { as: approver })).status).toBe(303)
    expect(await (await getPage(app, at, { as: approver })).text()).toContain('Mưa bão')
  })

  test('show a refused form with everything typed still in it, as text', async () => {
    const s = await scenario()
    const app = testApp(s)
    const as = await signedIn(s, 'editor')
    const typed = {
      ...seriesOf(s),
      title: '<script>alert(1)</script>',
      until: '31/06/2026',
      days: ['2', '4'],
      groupIds: [s.group.id],
      skippedDates: '16/06/2026',
      minAge: 'mười',
      description: 'Mang mũ',
    }
    const response = await postForm(app, '/staff/events', typed, { as })
    const html = await response.text()
    expect(response.status).toBe(422)
    expect(html).not.toContain('<script>alert')
    for (const kept of [
      '&lt;script&gt;alert(1)',
      'value="31/06/2026"',
      'value="16/06/2026"',
      'value="mười"',
      'Mang mũ',
      'Đến hết ngày: Ngày này không có thật',
      'Hãy nhập một số nguyên',
    ])
      expect(html).toContain(kept)
    expect(html).toMatch(new RegExp(`value="${s.group.id}" checked`))
    expect(html).toMatch(new RegExp(`value="${s.venue.id}" selected`))
    expect((await listEvents(s.editor)).items).toEqual([])
  })

  test('say beside the venue who has it and when', async () => {
    const s = await scenario()
    await createEvent(s.editor, eventOf(s, { title: 'Hát then' }))
    const response = await postForm(testApp(s), '/staff/events', eventOf(s), { as: await signedIn(s, 'editor') })
    const html = await response.text()
    expect(response.status).toBe(422)
    expect(html).toMatch(/id="f-venueId-error"[^>]*>[^<]*“Hát then” ngày 11\/06\/2026, 14:00–16:00/)
  })

  test('edit from the form it fills in, week and list by address, in both languages', async () => {
    const s = await scenario()
    const app = testApp(s)
    const as = await signedIn(s, 'coordinator')
    const { id } = await createEvent(s.coordinator, seriesOf(s))
    const form = await (await getPage(app, `/staff/events/${id}/edit`, { as })).text()
    for (const filled of ['value="2026-06-11"', 'value="14:00"', 'value="16:00"', 'value="2026-06-30"'])
      expect(form).toContain(filled)
    const saved = await postForm(
      app,
      `/staff/events/${id}`,
      { ...eventOf(s, { title: 'Đã sửa' }), version: '1' },
      { as },
    )
    expect(saved.headers.get('location')).toBe(`/staff/events/${id}?done=saved`)
    const late = await postForm(
      app,
      `/staff/events/${id}`,
      { ...eventOf(s, { title: 'Gõ muộn' }), version: '1' },
      { as },
    )
    expect([late.status, await late.text()]).toEqual([409, expect.stringContaining('Gõ muộn')])
    expect(await (await getPage(app, '/staff/events?week=2026-06-11', { as })).text()).toContain('Đã sửa')
    expect(await (await getPage(app, '/staff/events?view=list&q=da+sua', { as })).text()).toContain('Đã sửa')
    expect((await getPage(app, '/staff/events?view=list&from=31/02/2026', { as })).status).toBe(200)
    expect(await (await getPage(app, '/staff/events', { as: `${as}; lang=en` })).text()).toContain('Summer calendar')
    for (const path of ['/staff/events/nowhere', '/staff/events/nowhere/edit'])
      expect((await getPage(app, path, { as })).status).toBe(404)
  })
})

describe('the API of events and campaigns', () => {
  test('does what the pages do, with the same words', async () => {
    const s = await scenario()
    const app = testApp(s)
    const [editor, approver] = [await keyFor(s, 'editor'), await keyFor(s, 'approver')]
    const made = await callApi(app, 'POST', '/api/v1/events', editor, seriesOf(s))
    const event = (await made.json()) as Json
    expect([made.status, event.occurrences.length, made.headers.get('location')]).toEqual([
      201,
      6,
      `/api/v1/events/${event.id}`,
    ])
    const at = `/api/v1/events/${event.id}`
    expect((await callApi(app, 'PUT', at, editor, seriesOf(s, { title: 'Mới', version: 1 }))).status).toBe(200)
    expect((await callApi(app, 'POST', `${at}/submission`, editor)).status).toBe(201)
    expect((await callApi(app, 'POST', `${at}/publication`, editor)).status).toBe(403)
    expect((await callApi(app, 'POST', `${at}/publication`, approver)).status).toBe(201)
    expect(((await (await callApi(app, 'GET', at, editor)).json()) as Json).publication).toMatchObject({
      status: 'published',
      sequence: 0,
    })
    expect((await callApi(app, 'DELETE', `${at}/publication`, approver)).status).toBe(204)
    expect((await callApi(app, 'POST', `${at}/cancellation`, approver, { reason: 'Mưa' })).status).toBe(201)
    expect(
      ((await (await callApi(app, 'GET', '/api/v1/events?status=cancelled', editor)).json()) as Json).items,
    ).toHaveLength(1)

    const campaign = await callApi(app, 'POST', '/api/v1/campaigns', editor, campaignOf(s))
    const { id } = (await campaign.json()) as Json
    expect((await callApi(app, 'POST', `/api/v1/campaigns/${id}/publication`, approver)).status).toBe(201)
    expect((await callApi(app, 'DELETE', `/api/v1/campaigns/${id}/publication`, approver)).status).toBe(204)
    expect(((await (await callApi(app, 'GET', '/api/v1/campaigns', editor)).json()) as Json).items).toHaveLength(1)
  })

  test('refuses with problem JSON', async () => {
    const s = await scenario()
    const app = testApp(s)
    const key = await keyFor(s, 'editor')
    await createEvent(s.editor, eventOf(s))
    const answer = async (method: string, path: string, body?: unknown) => {
      const response = await callApi(app, method, path, key, body)
      expect(response.headers.get('content-type')).toContain('application/problem+json')
      return { status: response.status, ...((await response.json()) as Json) } as Json
    }
    expect(await answer('POST', '/api/v1/events', eventOf(s))).toMatchObject({
      status: 409,
      code: 'venue_taken',
      title: expect.stringContaining('Internet an toàn'),
    })
    expect(await answer('POST', '/api/v1/events', eventOf(s, { startsOn: '2026-02-30' }))).toMatchObject({
      status: 422,
      fields: { startsOn: { code: 'invalid_date' } },
    })
    expect(await answer('PUT', '/api/v1/events/nowhere', eventOf(s, { version: 1 }))).toMatchObject({
      status: 404,
      code: 'missing',
    })
    expect(await answer('POST', '/api/v1/campaigns', campaignOf(s, { endsOn: '2026-01-01' }))).toMatchObject({
      status: 422,
      fields: { endsOn: { code: 'end_before_start' } },
    })
  })
})

describe('the staff pages of campaigns', () => {
  test('create, publish, edit and withdraw, and lose nothing typed', async () => {
    const s = await scenario()
    const app = testApp(s)
    const [editor, approver] = [await signedIn(s, 'editor'), await signedIn(s, 'approver')]
    const typed = { ...campaignOf(s), letterBasedOn: 'KH 170/KH-SVHTTDL' }
    const refused = await postForm(app, '/staff/campaigns', { ...typed, endsOn: '2026-05-01' }, { as: editor })
    expect([refused.status, await refused.text()]).toEqual([
      422,
      expect.stringMatching(/Mùa hè an toàn[\s\S]*KH 170\/KH-SVHTTDL/),
    ])
    const id = idIn(await postForm(app, '/staff/campaigns', typed, { as: editor }))
    expect((await postForm(app, `/staff/campaigns/${id}/publication`, {}, { as: approver })).status).toBe(303)
    expect(await (await getPage(app, `/staff/campaigns/${id}`, { as: approver })).text()).toContain(
      `/w/${s.slug}/campaigns/${id}`,
    )
    expect(await (await getPage(app, `/staff/campaigns/${id}/edit`, { as: editor })).text()).toContain(
      'value="06/2026"',
    )
    expect((await postForm(app, `/staff/campaigns/${id}/withdrawal`, {}, { as: approver })).status).toBe(303)
    expect(await (await getPage(app, '/staff/campaigns?q=mua+he', { as: editor })).text()).toContain('Mùa hè an toàn')
    expect((await getPage(app, '/staff/campaigns/nowhere', { as: editor })).status).toBe(404)
  })
})
