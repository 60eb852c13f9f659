import { describe, expect, test } from 'vitest'
import { createEvent } from '../../src/events/create-event'
import { getEvent } from '../../src/events/get-event'
import { listEvents } from '../../src/events/list-events'
import { returnEvent } from '../../src/events/return-event'
import { saveEvent } from '../../src/events/save-event'
import { submitEvent } from '../../src/events/submit-event'
import { addDays } from '../../src/shared/dates'
import { eventOf, seriesOf } from '../support/event-input'
import { published } from '../support/event-steps'
import { callApi, getPage, keyFor, postForm, signedIn, testApp } from '../support/http'
import { postFile } from '../support/post-file'
import { type Scenario, scenario } from '../support/scenario'

const online = (s: Scenario, changes: Record<string, unknown> = {}) =>
  eventOf(s, { venueId: null, mode: 'online', onlineUrl: 'https://hop.example', ...changes })
const drafted = async (s: Scenario, changes: Record<string, unknown> = {}) =>
  (await createEvent(s.editor, online(s, changes))).id
const statusOf = async (s: Scenario, id: string) => (await getEvent(s.editor, id)).status
const send = '/staff/events/submissions'
const list = '/staff/events?view=list'

async function editing() {
  const s = await scenario()
  const [app, as] = [testApp(s), await signedIn(s, 'editor')]
  const page = async (address = list) => (await getPage(app, address, { as })).text()
  const ticks = async (address?: string) =>
    Array.from((await page(address)).matchAll(/value="([\w.]+)" form="sending"/g), ([, value]) => value!)
  return { s, app, as, page, ticks, post: (fields: object) => postForm(app, send, fields as never, { as }) }
}

describe('the list of events', () => {
  test('has ticks for drafts and what was returned, for nothing else', async () => {
    const { s, page, ticks } = await editing()
    const [draft, returned, sent] = [await drafted(s), await drafted(s), await drafted(s)]
    for (const id of [returned, sent]) await submitEvent(s.editor, id)
    await returnEvent(s.approver, returned, { reason: 'Thiếu' })
    const live = await published(s)
    expect((await ticks()).sort()).toEqual([`${draft}.1`, `${returned}.1`].sort())
    expect((await page(`${list}&all=1`)).match(/form="sending" checked/g)).toHaveLength(2)
    expect([await statusOf(s, sent), await statusOf(s, live)]).toEqual(['submitted', 'published'])
    expect(await page(`${list}&status=published`)).not.toContain('id="sending"')
  })

  test('sends what is ticked and says of each what became of it, on the same page of the same filter', async () => {
    const { s, page, ticks, post } = await editing()
    const good = await drafted(s, { title: 'Tập bơi' })
    const stale = await drafted(s, { title: 'Hát then' })
    const back = `${list}&status=draft&page=1`
    const events = await ticks(back)
    await saveEvent(s.editor, stale, online(s, { title: 'Hát then, đàn tính', version: 1 }))
    const answer = await post({ events, back })
    expect(answer.status).toBe(303)
    const address = answer.headers.get('location')!
    expect(address).toMatch(/^\/staff\/events\?view=list&status=draft&page=1&submitted=/)
    const told = await page(address)
    expect(told).toContain('Đã gửi duyệt 1 sự kiện')
    expect(told).toContain('“Tập bơi”')
    expect(told).toMatch(/“Hát then, đàn tính”<\/strong>: Người khác vừa sửa/)
    expect([await statusOf(s, good), await statusOf(s, stale)]).toEqual(['submitted', 'draft'])
    expect(told).not.toMatch(/href="[^"]*refused=/)
  })

  test('enter on a tick sends nothing; nothing ticked is said with the filter still in place', async () => {
    const { s, page, post } = await editing()
    const id = await drafted(s, { category: 'sports' })
    // The first button of a form is what the enter key presses.
    expect(await page()).toMatch(/<form id="sending"[^>]*><button type="submit" name="stay" value="yes"/)
    const stayed = await post({ events: `${id}.1`, back: list, stay: 'yes' })
    expect([stayed.status, await stayed.text()]).toEqual([200, expect.stringContaining('form="sending" checked')])
    expect(await statusOf(s, id)).toBe('draft')
    const nothing = await post({ back: `${list}&category=sports` })
    const html = await nothing.text()
    expect([nothing.status, html]).toEqual([422, expect.stringContaining('Hãy chọn ít nhất một sự kiện')])
    expect(html).toMatch(/<option value="sports" selected/)
    expect((await post({ events: 'x,y.1,.,', back: 'https://elsewhere.example/' })).status).toBe(422)
  })

  test('leads nowhere else, and believes no address that claims something was sent', async () => {
    const { s, page, post } = await editing()
    const id = await drafted(s)
    expect(await page(`${list}&submitted=${id}`)).not.toContain('Đã gửi duyệt')
    const answer = await post({ events: `${id}.1`, back: '//elsewhere.example/x' })
    expect(answer.headers.get('location')).toMatch(/^\/(?!\/)/)
  })

  test('a coordinator sends what the own organization plans, another ward nothing, others may not', async () => {
    const { s, app } = await editing()
    const other = await scenario({ db: s.db })
    const [own, foreign] = [await drafted(s), await drafted(other)]
    const office = await drafted(s, { organizationId: s.office.id, title: 'Của đơn vị khác' })
    const as = await signedIn(s, 'coordinator')
    const sent = await postForm(app, send, { events: [`${own}.1`, `${office}.1`, `${foreign}.1`] }, { as })
    const told = await (await getPage(app, sent.headers.get('location')!, { as })).text()
    expect(told).toContain('Đã gửi duyệt 1 sự kiện')
    expect(told).toContain('2 sự kiện chưa xử lý được')
    expect(told).not.toContain('Của đơn vị khác')
    expect([await statusOf(s, office), await statusOf(other, foreign)]).toEqual(['draft', 'draft'])
    for (const role of ['group_head', 'province'] as const)
      expect((await postForm(app, send, { events: `${office}.1` }, { as: await signedIn(s, role) })).status).toBe(403)
    expect((await postForm(app, send, { events: `${office}.1` })).status).not.toBe(200)
    expect(await statusOf(s, office)).toBe('draft')
  })
})

describe('what an import or a copy has made', () => {
  const HEAD = 'Tên sự kiện;Lĩnh vực;Đơn vị chủ trì;Hình thức;Đường dẫn;Ngày bắt đầu;Bắt đầu;Kết thúc\n'
  const row = (number: number) =>
    `Lớp ${number};Thể thao;Trường THCS Sao Mai;Trực tuyến;https://hop.example;16/06/2026;14:00;16:00\n`
  const bring = async (app: Parameters<typeof postFile>[0], as: string, rows: string) => {
    const sent = await postFile(app, HEAD + rows, { as, name: 'he.csv' })
    const at = sent.headers.get('location')!
    expect((await postForm(app, `${at}/confirmation`, {}, { as })).status).toBe(303)
    return at
  }
  /** Presses the button of a page and follows where it leads. */
  const press = async ({ page, post }: Awaited<ReturnType<typeof editing>>, html: string) => {
    const [, back, events] = /name="back" value="([^"]+)"\/?><input type="hidden" name="events" value="([^"]+)"/.exec(
      html,
    )!
    const answer = await post({ back: back!.replaceAll('&amp;', '&'), events })
    expect(answer.status).toBe(303)
    return page(answer.headers.get('location')!)
  }

  test('goes for approval from the page of the import, a hundred at a time', async () => {
    const e = await editing()
    const at = await bring(e.app, e.as, Array.from({ length: 103 }, (_, number) => row(number)).join(''))
    const first = await e.page(at)
    expect(first).toContain('Gửi duyệt 100 bản nháp đầu trong 103')
    const second = await press(e, first)
    expect(second).toContain('Đã gửi duyệt 100 sự kiện')
    expect(second).toContain('Gửi duyệt 3 bản nháp vừa nhập')
    const done = await press(e, second)
    expect(done).toContain('Đã gửi duyệt 3 sự kiện')
    expect(done).not.toContain('bản nháp vừa nhập')
    expect((await listEvents(e.s.editor, { status: 'draft' })).items).toEqual([])
  })

  test('goes for approval from the report of a copied season, and the rest from the page it leads to', async () => {
    const e = await editing()
    const { s, app, as } = e
    await createEvent(s.editor, seriesOf(s))
    for (let day = 0; day < 101; day += 1)
      await createEvent(s.editor, online(s, { title: `Ngày ${day}`, startsOn: addDays('2026-06-10', day % 60) }))
    const season = { from: '2026-06-01', to: '2026-08-31', startsOn: '2027-05-31' }
    expect(await (await postForm(app, '/staff/events/copy', season, { as })).text()).not.toContain(send)
    const report = await (await postForm(app, '/staff/events/copy', { ...season, confirmed: 'yes' }, { as })).text()
    expect(report).toContain('Gửi duyệt 100 bản nháp đầu trong 102')
    const rest = await press(e, report)
    expect(rest).toContain('Đã gửi duyệt 100 sự kiện')
    expect(rest).toContain('Còn 2 bản nháp vừa sao chép chưa gửi duyệt')
    const done = await press(e, rest)
    expect(done).toContain('Đã gửi duyệt 2 sự kiện')
    // What was copied from stays as it was.
    expect((await listEvents(s.editor, { status: 'draft', to: '2026-12-31' })).items).toHaveLength(50)
    expect((await listEvents(s.editor, { status: 'draft', from: '2027-01-01' })).items).toEqual([])
    expect(await e.page('/staff/events/copy?startsOn=%27x')).not.toContain(send)
  })
})

describe('the API', () => {
  test('sends many with an answer for each', async () => {
    const s = await scenario()
    const [app, key] = [testApp(s), await keyFor(s, 'coordinator')]
    const [one, stale] = [await drafted(s, { title: 'Tập bơi' }), await drafted(s)]
    const office = await drafted(s, { organizationId: s.office.id })
    const call = async (body: object, as = key) => {
      const answer = await callApi(app, 'POST', '/api/v1/submissions', as, body)
      return [answer.status, await answer.json()] as const
    }
    const events = [{ id: one, version: 1 }, { id: stale, version: 7 }, { id: office }]
    expect(await call({ events })).toMatchObject([
      200,
      {
        items: [
          { id: one, title: 'Tập bơi', refused: null },
          { id: stale, refused: { code: 'changed_meanwhile' } },
          { id: office, title: null, refused: { code: 'missing' } },
        ],
      },
    ])
    expect([await statusOf(s, one), await statusOf(s, stale)]).toEqual(['submitted', 'draft'])
    expect(await call({ events: [] })).toMatchObject([422, { fields: { events: { code: 'choose_events' } } }])
    expect((await call({ events: [{ id: stale }] }, await keyFor(s, 'group_head')))[0]).toBe(403)
  })
})
