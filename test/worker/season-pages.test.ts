import { describe, expect, test } from 'vitest'
import { createEvent } from '../../src/events/create-event'
import { listEvents } from '../../src/events/list-events'
import { addHoliday } from '../../src/places/save-holiday'
import { eventOf, seriesOf } from '../support/event-input'
import { published } from '../support/event-steps'
import { callApi, getPage, keyFor, postForm, signedIn, testApp } from '../support/http'
import { scenario } from '../support/scenario'

const CSV = 'Tên sự kiện;Lĩnh vực;Đơn vị chủ trì;Địa điểm;Ngày bắt đầu;Bắt đầu;Kết thúc\n'
const LINE = 'Lớp bơi;Thể thao;Trường THCS Sao Mai;Nhà văn hóa Đông Cao;16/06/2026;14:00;16:00\n'

describe('a season', () => {
  test('stands on paper by weeks, drafts told from what is published', async () => {
    const s = await scenario()
    const app = testApp(s)
    const as = await signedIn(s, 'editor')
    await createEvent(s.editor, seriesOf(s))
    await published(
      s,
      eventOf(s, { title: 'Đã công bố', startsOn: '2026-07-03', startTime: '19:00', endTime: '21:00' }),
    )
    const html = await (await getPage(app, '/staff/events/plan', { as })).text()
    for (const said of [
      'Phường Sao Mai',
      'Hè vui · 01/06/2026 – 31/08/2026',
      'Tuần 29/06 – 05/07/2026',
      // Each day also by its lunar date, so that the paper can be held against the calendar on the wall.
      '19/5 âm lịch',
      'Tối',
      '19:00–21:00',
    ])
      expect(html).toContain(said)
    expect(html.match(/class="plan-entry[^"]*entry-draft/g)).toHaveLength(6)
    const narrow = await (await getPage(app, '/staff/events/plan?from=2026-07-01&to=2026-07-31', { as })).text()
    expect([narrow.includes('Đã công bố'), narrow.includes('Internet an toàn')]).toEqual([true, false])
    const wrong = await (await getPage(app, '/staff/events/plan?from=2026-07-01&to=2029-07-31', { as })).text()
    expect(wrong).toContain('400 ngày')
    expect((await getPage(app, '/staff/events/plan?from=x&to=%3Cscript%3E', { as })).status).toBe(200)
  })

  test('says which copies have fewer meetings, and why', async () => {
    const s = await scenario()
    const app = testApp(s)
    await createEvent(s.editor, seriesOf(s))
    for (const date of ['2027-06-10', '2027-06-15']) await addHoliday(s.admin, { date, name: 'Ngày nghỉ' })
    const season = { from: '2026-06-01', to: '2026-08-31', startsOn: '2027-05-31' }
    const tried = await postForm(app, '/staff/events/copy', season, { as: await signedIn(s, 'editor') })
    expect(await tried.text()).toContain('4 buổi, trước là 6: nghỉ 2 ngày lễ')
  })

  test('is copied after a look at what would come of it', async () => {
    const s = await scenario()
    const app = testApp(s)
    const as = await signedIn(s, 'editor')
    await createEvent(s.editor, seriesOf(s))
    await createEvent(s.editor, eventOf(s, { title: 'Lối cũ', startsOn: '2027-06-10' }))
    const form = await (await getPage(app, '/staff/events/copy', { as })).text()
    expect(form).toContain('value="2027-05-31"')
    const season = { from: '2026-06-01', to: '2026-08-31', startsOn: '2027-05-31' }
    const tried = await (await postForm(app, '/staff/events/copy', season, { as })).text()
    expect(tried).toContain('Lối cũ')
    expect(tried).toContain('không chép được')
    const later = { ...season, startsOn: '2027-07-05', confirmed: 'yes' }
    expect(await (await postForm(app, '/staff/events/copy', later, { as })).text()).toContain('đã tạo')
    expect((await listEvents(s.editor, { q: 'internet' })).items).toHaveLength(2)
    const again = await (await postForm(app, '/staff/events/copy', later, { as })).text()
    expect(again).toContain('Đã chép trước đó')
    const wrong = await postForm(app, '/staff/events/copy', { ...season, startsOn: '2026-06-05' }, { as })
    expect([wrong.status, await wrong.text()]).toEqual([422, expect.stringContaining('sau khi đợt cũ kết thúc')])
  })
})

type Import = { id: string; state: string; counts: object; rows: { reasons: object[] }[]; result: { made: object[] } }

describe('the API of plans', () => {
  test('takes a file as the body, once for one Idempotency-Key, and brings it in', async () => {
    const s = await scenario()
    const app = testApp(s)
    const key = await keyFor(s, 'editor')
    const send = (query = '', headers: Record<string, string> = {}) =>
      app.request(`http://san-choi.test/api/v1/imports${query}`, {
        method: 'POST',
        body: CSV + LINE + LINE.replace('16/06', '31/06'),
        headers: { authorization: `Bearer ${key}`, 'content-type': 'text/csv', ...headers },
      })
    const tried = (await (await send('?dryRun=1')).json()) as Import
    expect(tried).toMatchObject({
      id: null,
      counts: { new: 1, error: 1 },
      rows: [{ status: 'new' }, { status: 'error' }],
    })
    const first = await send('?fileName=he.csv', { 'idempotency-key': 'k1' })
    const again = await send('?fileName=he.csv', { 'idempotency-key': 'k1' })
    const { id } = (await first.json()) as Import
    expect([first.status, again.headers.get('idempotency-replayed')]).toEqual([201, 'true'])
    expect(((await again.json()) as Import).id).toBe(id)
    const address = `/api/v1/imports/${id}`
    const done = await callApi(app, 'POST', `${address}/confirmation`, key, {})
    expect([done.status, ((await done.json()) as Import).result.made]).toEqual([
      201,
      [expect.objectContaining({ line: 2 })],
    ])
    expect((await callApi(app, 'POST', `${address}/confirmation`, key, {})).status).toBe(409)
    expect(((await (await callApi(app, 'GET', address, key)).json()) as Import).state).toBe('done')
    expect((await listEvents(s.editor)).items).toHaveLength(1)
    const plan = await callApi(app, 'GET', '/api/v1/events.xlsx?q=boi', key)
    expect([plan.status, plan.headers.get('content-type')]).toEqual([200, expect.stringContaining('spreadsheetml')])
  })

  test('takes a file as a form, with the host and category for all its rows', async () => {
    const s = await scenario()
    const app = testApp(s)
    const body = new FormData()
    body.append(
      'file',
      new File(
        ['Tên sự kiện;Địa điểm;Ngày bắt đầu;Bắt đầu;Kết thúc\nA;Quảng trường phường;16/06/2026;6:00;7:00'],
        'a.csv',
      ),
    )
    body.append('category', 'sports')
    body.append('organizationId', s.school.id)
    const answer = await app.request('http://san-choi.test/api/v1/imports', {
      method: 'POST',
      body,
      headers: { authorization: `Bearer ${await keyFor(s, 'editor')}` },
    })
    expect((await answer.json()) as Import).toMatchObject({ fileName: 'a.csv', counts: { new: 1 } })
  })

  test('copies a season, first as a try', async () => {
    const s = await scenario()
    const app = testApp(s)
    const key = await keyFor(s, 'editor')
    await createEvent(s.editor, seriesOf(s))
    const season = { from: '2026-06-01', to: '2026-08-31', startsOn: '2027-05-31' }
    const copy = async (own: object) =>
      (await (await callApi(app, 'POST', '/api/v1/season-copies', key, { ...season, ...own })).json()) as object
    expect(await copy({ dryRun: true })).toMatchObject({ items: [{ outcome: 'made', id: null }] })
    expect((await listEvents(s.editor)).items).toHaveLength(1)
    expect(await copy({})).toMatchObject({
      items: [{ outcome: 'made', id: expect.any(String), startsOn: '2027-06-10' }],
    })
    expect(await copy({})).toMatchObject({ items: [{ outcome: 'already' }] })
    expect((await callApi(app, 'POST', '/api/v1/season-copies', await keyFor(s, 'coordinator'), season)).status).toBe(
      403,
    )
  })
})
