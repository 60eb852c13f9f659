import { describe, expect, test } from 'vitest'
import { tickChild } from '../../src/participation/tick-child'
import { saveCensus } from '../../src/people/save-census'
import { DAY } from '../../src/shared/dates'
import { plantChild, plantRegistration, plantSession } from '../support/attendance'
import { callApi, getPage, keyFor, postForm, signedIn, testApp } from '../support/http'
import { NOW, type Scenario, scenario } from '../support/scenario'

/** The cell of a field as the page shows it. */
const cellOf = (page: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1]

const rowOf = (s: Scenario, index: number, own: Record<string, string> = {}) => ({
  [`rows.${index}.groupId`]: index ? s.otherGroup.id : s.group.id,
  ...Object.fromEntries(Object.entries(own).map(([field, value]) => [`rows.${index}.${field}`, value])),
})

describe('the page of the census', () => {
  test('is filled in, refused cell by cell with everything kept, and saved', async () => {
    const s = await scenario()
    const app = testApp(s)
    const as = await signedIn(s, 'editor')
    expect((await getPage(app, '/staff/census', { as })).headers.get('location')).toBe('/staff/census/2026')
    const typed = { ...rowOf(s, 0, { under16: '1.200', girls: '700', boys: '600' }), ...rowOf(s, 1, { under16: '80' }) }
    const refused = await postForm(app, '/staff/census/2026', { ...typed, source: 'Trạm Y tế' }, { as })
    expect(refused.status).toBe(422)
    const text = await refused.text()
    expect(text).toContain('TDP Đông Cao, Nữ: Cộng các ô cùng nhóm là 1300')
    expect([cellOf(text, 'rows.0.girls'), cellOf(text, 'rows.1.under16')]).toEqual(['700', '80'])
    expect(text).toContain('Trạm Y tế')
    const saved = await postForm(app, '/staff/census/2026', { ...typed, 'rows.0.girls': '590' }, { as })
    expect(saved.headers.get('location')).toBe('/staff/census/2026?done=saved')
    const page = await (await getPage(app, '/staff/census/2026', { as })).text()
    expect(cellOf(page, 'rows.0.under16')).toBe('1200')
    expect(page).toContain('1.280')
    const copied = await postForm(app, '/staff/census/2027/copy', {}, { as })
    expect(copied.headers.get('location')).toBe('/staff/census/2027?copied')
    expect((await getPage(app, '/staff/census/17', { as })).status).toBe(404)
  })

  test('reads a table pasted from Excel into the form, and saves nothing yet', async () => {
    const s = await scenario()
    const app = testApp(s)
    const as = await signedIn(s, 'editor')
    const send = (pasted: string) => postForm(app, '/staff/census/2026/table', { pasted }, { as })
    const read = await send('Tổ\tDưới 16\tHộ nghèo\nĐông Cao\t120\t9\nTổ Lạ\t5\t1')
    expect(read.status).toBe(200)
    const page = await read.text()
    expect([cellOf(page, 'rows.0.under16'), cellOf(page, 'rows.0.poor')]).toEqual(['120', '9'])
    expect(page).toContain('không có tổ nào tên “Tổ Lạ”')
    expect(cellOf(await (await getPage(app, '/staff/census/2026', { as })).text(), 'rows.0.under16')).toBe('')
    for (const bad of ['', 'không phải bảng']) {
      const refused = await send(bad)
      expect(refused.status).toBe(422)
      expect(await refused.text()).toContain(bad)
    }
  })

  test('shows a group head the own group only', async () => {
    const s = await scenario()
    const app = testApp(s)
    const as = await signedIn(s, 'group_head')
    const page = await (await getPage(app, '/staff/census/2026', { as })).text()
    expect(page).toContain('TDP Đông Cao')
    expect(page).not.toContain('TDP Tân Phú')
    const theirs = { 'rows.0.groupId': s.otherGroup.id, 'rows.0.under16': '5' }
    expect((await postForm(app, '/staff/census/2026', theirs, { as })).status).toBe(403)
  })

  test('is in the API for the office', async () => {
    const s = await scenario()
    const app = testApp(s)
    const key = await keyFor(s, 'editor')
    const put = (rows: object[]) => callApi(app, 'PUT', '/api/v1/census/2026', key, { source: 'Rà soát', rows })
    const saved = await put([{ groupId: s.group.id, under16: 40, poor: 4 }])
    expect(await saved.json()).toMatchObject({
      year: 2026,
      source: 'Rà soát',
      rows: [{ under16: 40, poor: 4, girls: null }, {}],
    })
    const refused = await put([{ groupId: s.group.id, under16: 4, poor: 40 }])
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('rows.0.poor')
    expect(await (await callApi(app, 'GET', '/api/v1/census/2026', key)).json()).toMatchObject({
      rows: [{ poor: 4 }, {}],
    })
  })
})

describe('fair participation', () => {
  test('is taken of the census, never cut off, and says where the census is too low', async () => {
    const s = await scenario()
    const app = testApp(s)
    const as = await signedIn(s, 'editor')
    const { eventId, occurrenceId } = await plantSession(s, { startsAt: NOW - DAY })
    for (const [name, own] of [
      ['A Một', {}],
      ['A Hai', { household: 'poor' }],
      ['A Ba', { groupId: s.otherGroup.id }],
    ] as const) {
      const child = await plantChild(s, { name, ...own })
      await plantRegistration(s, eventId, child)
      await tickChild(s.editor, occurrenceId, child)
    }
    const page = async () => (await getPage(app, '/staff/reports', { as })).text()
    const first = await page()
    expect(first).toContain('Mẫu số: danh sách trẻ em')
    expect(first).toContain('2 tổ chưa có số trẻ em điều tra')
    await saveCensus(s.editor, 2026, {
      rows: [
        { groupId: s.group.id, under16: 10, poor: 4 },
        { groupId: s.otherGroup.id, under16: 2, poor: 1 },
      ],
    })
    const second = await page()
    expect(second).toContain('Mẫu số: số trẻ em theo điều tra năm 2026')
    expect(second).toContain('25% trẻ dưới 16 tuổi')
    expect(second).toContain('1 / 5')
    expect(second).toContain('Khoảng cách qua các tuần')
    await saveCensus(s.editor, 2026, { rows: [{ groupId: s.group.id, under16: 1, poor: 0 }] })
    const third = await page()
    expect(third).toContain('200%')
    expect(third).toContain('Số điều tra thấp hơn số em đã tham gia')
    // Which circumstances live in which group is never said here.
    const groups = third.slice(third.indexOf('Theo tổ dân phố'), third.indexOf('Theo tuổi và giới tính'))
    expect(groups).not.toMatch(/nghèo|hoàn cảnh|dân tộc/i)
  })
})
