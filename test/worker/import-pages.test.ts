import { describe, expect, test } from 'vitest'
import { eventImports, events } from '../../src/database/schema'
import { createEvent } from '../../src/events/create-event'
import { listEvents } from '../../src/events/list-events'
import { readRows } from '../../src/exchange/read-rows'
import { readTable } from '../../src/exchange/read-table'
import { eventOf, seriesOf } from '../support/event-input'
import { getPage, postForm, signedIn, testApp } from '../support/http'
import { postFile } from '../support/post-file'
import { type Scenario, scenario } from '../support/scenario'
import { partsOf, workbookOf, zipped } from '../support/workbook'

const HEAD = ['Tên sự kiện', 'Lĩnh vực', 'Đơn vị chủ trì', 'Địa điểm', 'Ngày bắt đầu', 'Bắt đầu', 'Kết thúc']
const row = (title: string, day: string) => [
  ...[title.normalize('NFD'), ' Thể  thao', 'truong thcs sao mai', 'Nhà văn hoá Đông Cao', day],
  ...['14h30', '16:00'],
]
const good = () =>
  workbookOf([HEAD, row('Lớp bơi', '16/06/2026'), row('Cờ vua', '17/06/2026'), row('Sai ngày', '31/06/2026')])

async function editing() {
  const s = await scenario()
  const app = testApp(s)
  return { s, app, as: await signedIn(s, 'editor') }
}
const locationOf = (response: Response) => response.headers.get('location') ?? ''
const titles = async (s: Scenario) => (await listEvents(s.editor)).items.map(item => item.title).sort()
const bytesOf = async (response: Response) => new Uint8Array(await response.arrayBuffer())
const rowsOf = async (response: Response) => readRows(await readTable(await bytesOf(response)))

describe('the pages of an import', () => {
  test('lead from a workbook over its preview to drafts, and give back the rows left out', async () => {
    const { s, app, as } = await editing()
    const sent = await postFile(app, good(), { as })
    expect([sent.status, locationOf(sent)]).toEqual([303, expect.stringMatching(/^\/staff\/events\/imports\/\w+$/)])
    const at = locationOf(sent)
    const preview = await (await getPage(app, at, { as })).text()
    for (const said of [
      'Lớp bơi',
      'Nhập 2 sự kiện mới',
      'Ngày bắt đầu: Ngày này không có thật',
      '“31/06/2026”',
      'Nhà văn hóa Đông Cao',
    ])
      expect(preview).toContain(said)
    const bad = await (await getPage(app, `${at}?show=bad`, { as })).text()
    expect([bad.includes('Sai ngày'), bad.includes('Cờ vua')]).toEqual([true, false])
    expect(await titles(s)).toEqual([])
    const confirmed = await postForm(app, `${at}/confirmation`, {}, { as })
    expect([confirmed.status, locationOf(confirmed)]).toEqual([303, at])
    expect(await titles(s)).toEqual(['Cờ vua', 'Lớp bơi'])
    const done = await (await getPage(app, at, { as })).text()
    for (const said of ['Đã nhập xong', 'Dòng 4: Sai ngày', `${at}/left-out.xlsx`]) expect(done).toContain(said)
    const [left, ...none] = await rowsOf(await getPage(app, `${at}/left-out.xlsx`, { as }))
    expect([left!.raw.title, left!.raw.startsOn, none]).toEqual(['Sai ngày', '31/06/2026', []])
    const twice = await postForm(app, `${at}/confirmation`, {}, { as })
    expect([twice.status, await twice.text()]).toEqual([409, expect.stringContaining('đã được nhập rồi')])
    expect(await titles(s)).toHaveLength(2)
  })

  test('tell a changed event, and update it only where ticked', async () => {
    const { s, app, as } = await editing()
    const file = (hour: string) =>
      `Mã;${HEAD.join(';')}\nA1;Lớp bơi;Thể thao;Trường THCS Sao Mai;Nhà văn hóa Đông Cao;16/06/2026;${hour};18:00`
    const bring = async (hour: string, fields = {}) => {
      const at = locationOf(await postFile(app, file(hour), { as, name: 'a.csv' }))
      const page = await (await getPage(app, at, { as })).text()
      await postForm(app, `${at}/confirmation`, fields, { as })
      return page
    }
    await bring('14:00')
    expect(await bring('15:00')).toContain('Khác ở: Bắt đầu')
    expect((await listEvents(s.editor)).items[0]!.startTime).toBe('14:00')
    await bring('15:00', { update: '2' })
    expect((await listEvents(s.editor)).items[0]!.startTime).toBe('15:00')
    await bring('16:00', { updateAll: 'yes' })
    expect((await listEvents(s.editor)).items[0]!.startTime).toBe('16:00')
    expect(await bring('16:00')).toContain('không có gì thay đổi')
  })

  test('give a template that comes back as two good rows, with the ward’s own names', async () => {
    const { app, as } = await editing()
    const template = await getPage(app, '/staff/events/import/template.xlsx', { as })
    expect(template.headers.get('content-disposition')).toBe('attachment; filename="mau-ke-hoach.xlsx"')
    const at = locationOf(await postFile(app, await bytesOf(template), { as }))
    expect(await (await getPage(app, at, { as })).text()).toContain('Nhập 2 sự kiện mới')
  })

  test('give an export that changes nothing when it is brought in again', async () => {
    const { s, app, as } = await editing()
    await createEvent(s.editor, seriesOf(s))
    await createEvent(s.editor, eventOf(s, { title: 'Tháng Năm', startsOn: '2026-05-20' }))
    const exported = await bytesOf(await getPage(app, '/staff/events/export.xlsx', { as }))
    const at = locationOf(await postFile(app, exported, { as }))
    const page = await (await getPage(app, at, { as })).text()
    expect(page).toContain('Tất cả các dòng đã có trong lịch')
    expect(page).not.toContain('Tháng Năm')
    const all = await rowsOf(await getPage(app, '/staff/events/export.xlsx?from=2026-05-01&q=thang+nam', { as }))
    expect(all.map(one => one.input.title)).toEqual(['Tháng Năm'])
  })

  test('belong to who plans, and a season’s copy to the office', async () => {
    const s = await scenario()
    const app = testApp(s)
    const at = locationOf(await postFile(app, good(), { as: await signedIn(s, 'editor') }))
    const coordinator = await signedIn(s, 'coordinator')
    expect((await getPage(app, at, { as: coordinator })).status).toBe(404)
    expect((await getPage(app, '/staff/events/copy', { as: coordinator })).status).toBe(403)
    expect((await postFile(app, good(), { as: await signedIn(s, 'group_head') })).status).toBe(403)
    const html = await (await getPage(app, '/staff/events?view=list', { as: coordinator })).text()
    expect([html.includes('/staff/events/import'), html.includes('/staff/events/copy')]).toEqual([true, false])
  })
})

const bomb = () => {
  const parts: Record<string, string | Uint8Array> = partsOf([{ rows: [HEAD] }])
  parts['xl/worksheets/sheet1.xml'] = new Uint8Array(40 * 1024 * 1024)
  return zipped(parts)
}
const calendar = (...lines: string[]) =>
  ['BEGIN:VCALENDAR', 'BEGIN:VEVENT', 'UID:1', 'SUMMARY:Lớp', ...lines, 'END:VEVENT', 'END:VCALENDAR'].join('\r\n')
const vietnam = 'TZID=Asia/Ho_Chi_Minh:20260616T'

describe('a file that cannot be used', () => {
  test.each([
    ['a zip bomb', bomb, 'nén quá nhiều dữ liệu'],
    [
      'a picture under another name',
      () => new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]),
      'không phải bảng tính hay lịch',
    ],
    ['an archive of something else', () => zipped({ 'a.txt': 'x' }), 'không phải bảng tính hay lịch'],
    [
      'a hundred thousand rows',
      () => [HEAD.join(';'), ...Array(100_000).fill('Lớp;;;;;;')].join('\n'),
      'quá nhiều dòng',
    ],
    ['no heading', () => workbookOf([['a', 'b']]), 'Không tìm thấy dòng tiêu đề'],
    ['no row', () => workbookOf([HEAD]), 'không có dòng sự kiện nào'],
  ])('%s: the page says why and nothing is kept', async (_, file, reason) => {
    const { s, app, as } = await editing()
    const refused = await postFile(app, file(), { as, fields: { category: 'sports' } })
    const html = await refused.text()
    expect([refused.status, html]).toEqual([422, expect.stringContaining(reason)])
    expect(html).toMatch(/value="sports" selected/)
    expect((await s.db.select().from(eventImports)).filter(one => one.wardId === s.wardId)).toEqual([])
  })

  test('of fifty megabytes is refused before it is read', async () => {
    const { app, as } = await editing()
    let read = 0
    const body = new ReadableStream({
      pull(controller) {
        read += 1
        controller.enqueue(new Uint8Array(64 * 1024))
        if (read === 800) controller.close()
      },
    })
    const head = { origin: 'http://san-choi.test', cookie: as, 'content-type': 'multipart/form-data; boundary=x' }
    const send = (path: string, headers: Record<string, string>, sent: BodyInit) =>
      app.request(
        new Request(`http://san-choi.test${path}`, {
          method: 'POST',
          body: sent,
          headers,
          duplex: 'half',
        } as RequestInit),
      )
    const told = await send('/staff/events/import', { ...head, 'content-length': String(50 * 1024 * 1024) }, body)
    expect([told.status, await told.text()]).toEqual([413, expect.stringContaining('Tệp quá lớn (tối đa 5 MB)')])
    expect(read).toBeLessThan(10)
    const api = await send('/api/v1/imports', { 'content-length': String(50 * 1024 * 1024) }, 'x')
    expect([api.status, (await api.json()) as object]).toEqual([413, expect.objectContaining({ code: 'invalid' })])
    expect((await postFile(app, 'x', { as: '' })).status).toBe(401)
  })

  test('without a file is sent back', async () => {
    const { app, as } = await editing()
    const empty = await postForm(app, '/staff/events/import', { category: 'sports' }, { as })
    expect([empty.status, await empty.text()]).toEqual([422, expect.stringContaining('Hãy chọn một tệp')])
  })

  test.each([
    ['RDATE', [`DTSTART;${vietnam}080000`, `DTEND;${vietnam}090000`, 'RDATE:20260620T010000Z']],
    ['floating times', ['DTSTART:20260616T080000', 'DTEND:20260616T090000']],
    [
      'another time zone',
      ['DTSTART;TZID=America/New_York:20260616T080000', 'DTEND;TZID=America/New_York:20260616T090000'],
    ],
  ])('as a calendar with %s: its row says why, and nothing can be confirmed', async (_, lines) => {
    const { s, app, as } = await editing()
    const fields = { category: 'sports', organizationId: s.school.id }
    const at = locationOf(
      await postFile(app, calendar('LOCATION:Nhà văn hóa Đông Cao', ...lines), { as, fields, name: 'a.ics' }),
    )
    const html = await (await getPage(app, at, { as })).text()
    expect(html).toContain('cần sửa')
    expect(html).toMatch(/múi giờ|RDATE|ngày lẻ|từng ngày/)
    expect(html).not.toContain('<button type="submit" class="button button-primary"')
    await postForm(app, `${at}/confirmation`, {}, { as })
    expect((await s.db.select().from(events)).filter(one => one.wardId === s.wardId)).toEqual([])
  })
})
