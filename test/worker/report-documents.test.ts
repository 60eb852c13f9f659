import { strFromU8, unzipSync } from 'fflate'
import { beforeAll, describe, expect, test } from 'vitest'
import { tickChild } from '../../src/participation/tick-child'
import { createReport } from '../../src/reports/create-report'
import { signReport } from '../../src/reports/sign-report'
import { plantChild, plantRegistration, plantSession } from '../support/attendance'
import { callApi, getPage, keyFor, postForm, signedIn, testApp } from '../support/http'
import { type Scenario, scenario } from '../support/scenario'

const words = { title: '', direction: 'Đã chỉ đạo.', results: '', assessment: 'Tốt <b>.', proposals: '' }

let s: Scenario
let app: ReturnType<typeof testApp>
let editor: string
let approver: string

beforeAll(async () => {
  s = await scenario({ provinceCode: 'rd' })
  app = testApp(s)
  ;[editor, approver] = [await signedIn(s, 'editor'), await signedIn(s, 'approver')]
  const { eventId, occurrenceId } = await plantSession(s)
  const id = await plantChild(s, { household: 'poor' })
  await plantRegistration(s, eventId, id)
  await tickChild(s.editor, occurrenceId, id)
})

const signed = async () => {
  const { id } = await createReport(s.editor, { period: 'week', ...words })
  await signReport(s.approver, id, { version: 1 })
  return id
}
const xmlOf = async (answer: Response, part: string) =>
  strFromU8(unzipSync(new Uint8Array(await answer.arrayBuffer()))[part]!)

describe('reports on the staff pages', () => {
  test('are created, written and signed, each with the next step in sight', async () => {
    const created = await postForm(
      app,
      '/staff/reports/documents',
      { period: 'week', on: '2026-06-09' },
      { as: editor },
    )
    expect(created.status).toBe(303)
    const address = created.headers.get('location')!.split('?')[0]!
    const saved = await postForm(app, address, { ...words, version: '1' }, { as: editor })
    expect(saved.headers.get('location')).toBe(`${address}?done=saved`)
    const confirm = await (await getPage(app, `${address}/signature`, { as: approver })).text()
    expect(confirm).toContain('Tốt &lt;b&gt;.')
    expect(await postForm(app, `${address}/signature`, { version: '2' }, { as: approver })).toMatchObject({
      status: 303,
    })
    const shown = await (await getPage(app, `${address}?check=1`, { as: editor })).text()
    expect(shown).toContain('Khớp: báo cáo đúng như lúc ký')
    expect(shown).not.toContain('<textarea')
  })

  test('keep everything typed when somebody saved meanwhile, and show what the other wrote', async () => {
    const { id } = await createReport(s.editor, { period: 'week', ...words })
    const address = `/staff/reports/documents/${id}`
    await postForm(app, address, { ...words, assessment: 'Lời của người kia', version: '1' }, { as: approver })
    const refused = await postForm(app, address, { ...words, assessment: 'Lời của tôi', version: '1' }, { as: editor })
    expect(refused.status).toBe(409)
    const page = await refused.text()
    expect(page).toContain('Lời của tôi')
    expect(page).toContain('Lời của người kia')
    const again = await postForm(app, address, { ...words, assessment: 'Lời của tôi', version: '2' }, { as: editor })
    expect(again.status).toBe(303)
  })

  test('say beside the fields what is wrong with a period', async () => {
    const refused = await postForm(
      app,
      '/staff/reports/documents',
      { period: 'custom', from: '2026-06-09', to: '' },
      { as: editor },
    )
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('href="#f-to"')
  })

  test('are downloaded as Word and Excel, and are nobody else’s', { timeout: 30_000 }, async () => {
    const id = await signed()
    const file = (name: string, as = editor) => getPage(app, `/staff/reports/documents/${id}/files/${name}`, { as })
    const word = await file('official.docx')
    expect(word.headers.get('content-type')).toContain('wordprocessingml')
    expect(word.headers.get('cache-control')).toBe('private, no-store')
    const text = await xmlOf(word, 'word/document.xml')
    expect(text).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')
    expect(text).toContain('./.')
    expect(text).not.toContain('Nguyễn Thị An')
    const sheet = await xmlOf(await file('official.xlsx'), 'xl/worksheets/sheet1.xml')
    expect(sheet).toMatch(/<v>1<\/v>/)
    expect(sheet).toContain('BẢN NỘI BỘ, KHÔNG PHỔ BIẾN')
    expect(sheet).toContain('fitToWidth="1"')
    expect((await file('secret.docx')).status).toBe(404)
    const other = await scenario()
    const elsewhere = await getPage(app, `/staff/reports/documents/${id}`, { as: await signedIn(other, 'admin') })
    expect(elsewhere.status).toBe(404)
  })

  test('in the public edition hide the one poor child, and a draft has none', async () => {
    const file = (id: string) => getPage(app, `/staff/reports/documents/${id}/files/public.xlsx`, { as: editor })
    const sheet = await xmlOf(await file(await signed()), 'xl/worksheets/sheet1.xml')
    expect(sheet).toContain('BẢN CÔNG KHAI')
    expect(sheet).toContain('…')
    const row = /<row[^>]*>(?:(?!<\/row>).)*hộ nghèo: đã tham gia(?:(?!<\/row>).)*<\/row>/.exec(sheet)![0]
    expect(row.match(/<v>(\d+)<\/v>/g)).toHaveLength(1)
    const { id } = await createReport(s.editor, { period: 'week' })
    expect((await file(id)).status).toBe(409)
  })
})

describe('a province', () => {
  test('reads signed reports and its summary, by page, file and API, and nothing of a draft', async () => {
    const id = await signed()
    const { id: draft } = await createReport(s.editor, { period: 'week' })
    const as = await signedIn(s, 'province')
    const page = await (await getPage(app, '/staff/province', { as })).text()
    expect(page).toContain(`/staff/province/reports/${id}`)
    expect((await getPage(app, `/staff/province/reports/${id}`, { as })).status).toBe(200)
    expect((await getPage(app, `/staff/province/reports/${draft}`, { as })).status).toBe(404)
    const book = await getPage(app, '/staff/province/files/summary.xlsx', { as })
    expect(await xmlOf(book, 'xl/worksheets/sheet2.xml')).toContain('Phường Sao Mai')
    const key = await keyFor(s, 'province')
    const summary = await (await callApi(app, 'GET', '/api/v1/province/summary', key)).json()
    expect(summary).toMatchObject({ children: { all: { added: 1, atMost: 1 } } })
    const { items } = (await (await callApi(app, 'GET', '/api/v1/province/reports', key)).json()) as {
      items: { report: unknown }[]
    }
    expect(items.filter(({ report }) => report)).toHaveLength(1)
    expect((await callApi(app, 'GET', `/api/v1/reports/${draft}`, key)).status).toBe(404)
  })
})

describe('reports over the API', () => {
  test('are created, edited by version, signed and corrected', async () => {
    const [write, sign] = [await keyFor(s, 'editor'), await keyFor(s, 'approver')]
    const made = await callApi(app, 'POST', '/api/v1/reports', write, { period: 'month', on: '2026-06-09' })
    expect(made.status).toBe(201)
    const address = made.headers.get('location')!
    expect((await callApi(app, 'PUT', address, write, { ...words })).status).toBe(428)
    expect((await callApi(app, 'PUT', address, write, { ...words, version: 1 })).status).toBe(200)
    expect((await callApi(app, 'PUT', address, write, { ...words, version: 1 })).status).toBe(409)
    expect((await callApi(app, 'POST', `${address}/signature`, write, { version: 2 })).status).toBe(403)
    const signing = await callApi(app, 'POST', `${address}/signature`, sign, { version: 2 })
    expect(await signing.json()).toMatchObject({ status: 'signed', hash: expect.stringMatching(/^[0-9a-f]{64}$/) })
    expect((await callApi(app, 'DELETE', address, write)).status).toBe(409)
    const correction = await callApi(app, 'POST', `${address}/correction`, write, {})
    expect(correction.status).toBe(201)
    expect((await callApi(app, 'DELETE', correction.headers.get('location')!, write)).status).toBe(204)
  })
})
