import { describe, expect, test } from 'vitest'
import { familyOf } from '../../src/people/family'
import { getChild } from '../../src/people/get-child'
import { listChildren } from '../../src/people/list-children'
import { saveChild } from '../../src/people/save-child'
import { childOf } from '../support/child-input'
import { getPage, postForm, signedIn, testApp } from '../support/http'
import { plant } from '../support/registration-steps'
import { scenario } from '../support/scenario'
import { workbookOf } from '../support/workbook'

async function house(role: 'editor' | 'group_head' | 'admin' = 'editor') {
  const s = await scenario()
  const app = testApp(s)
  return { s, app, as: await signedIn(s, role) }
}
const HEAD = ['Họ và tên', 'Năm sinh', 'Giới tính', 'Tổ dân phố', 'SĐT']

async function sendList(h: Awaited<ReturnType<typeof house>>, rows: (string | number | null)[][], own = {}) {
  const body = new FormData()
  body.set('file', new File([workbookOf([HEAD, ...rows]) as Uint8Array<ArrayBuffer>], 'danh-sach.xlsx'))
  for (const [name, value] of Object.entries({ consents: 'paper', ...own })) body.set(name, value as string)
  const origin = 'http://san-choi.test'
  return h.app.request(`${origin}/staff/children/import`, { method: 'POST', body, headers: { origin, cookie: h.as } })
}

describe('a list of children', () => {
  test('is looked at, decided row by row, and brought in', async () => {
    const h = await house()
    const known = await plant(h.s, { name: 'Phạm Gia Huy', gender: 'boy' })
    const sent = await sendList(h, [
      ['Lê Thị Đào', 2016, 'Nữ', 'Đông Cao', '912345678'],
      ['Phạm Gia Huy', 2016, 'Nam', 'Tân Phú', null],
      ['Ai Đó', 'năm ngoái', 'Nam', 'Đông Cao', null],
    ])
    expect(sent.status).toBe(303)
    const at = sent.headers.get('location')!
    const shown = await getPage(h.app, at, { as: h.as })
    expect(shown.headers.get('cache-control')).toBe('private, no-store')
    const page = await shown.text()
    expect(page).toContain('Trong sổ có Phạm Gia Huy, sinh 2016, TDP Đông Cao.')
    expect(page).toContain('name="choice.3" value="same"')
    expect(page).toContain('Năm sinh: Hãy ghi năm sinh')
    expect(page).toContain('Nữ · 0912 345 678')
    expect(page).not.toContain('<title>Phạm')
    const done = await postForm(h.app, `${at}/confirmation`, { 'choice.3': 'same' }, { as: h.as })
    expect(done.status).toBe(303)
    expect(await (await getPage(h.app, at, { as: h.as })).text()).toContain('Đã nhập xong')
    expect(await getChild(h.s.editor, known)).toMatchObject({ groupId: h.s.otherGroup.id })
    expect((await listChildren(h.s.editor, { groupId: h.s.group.id })).items).toMatchObject([
      { name: 'Lê Thị Đào', hasPhone: true, hasConsent: true },
    ])
  })

  test('may be as large as the page says, and what has too many rows is told so', async () => {
    const h = await house()
    const rows = Array.from({ length: 15_000 }, (_, n) => [`Em ${n}`, 2015, 'Nam', 'Đông Cao', null])
    const sent = await sendList(h, rows)
    expect([sent.status, await sent.text()]).toEqual([422, expect.stringContaining('chỉ nhận tối đa')])
  })

  test('of more than a thousand goes on page by page, with or without scripts', async () => {
    const h = await house('group_head')
    const sent = await sendList(
      h,
      Array.from({ length: 1100 }, (_, n) => [`Em Số ${n}`, 2015, 'Nam', null, null]),
    )
    const at = sent.headers.get('location')!
    const first = await postForm(h.app, `${at}/confirmation`, {}, { as: h.as })
    const page = await first.text()
    expect(page).toContain('Đã xong 1.000 / 1.100 dòng')
    expect(page).toContain('data-go-on')
    const last = await postForm(h.app, `${at}/confirmation`, { same: '', other: '' }, { as: h.as })
    expect(last.status).toBe(303)
    expect((await listChildren(h.s.groupHead, {})).total).toBe(1100)
  })

  test('that cannot be read is refused beside the field, and what was chosen stays', async () => {
    const h = await house()
    const refused = await sendList(h, [])
    expect(refused.status).toBe(422)
    const page = await refused.text()
    expect(page).toContain('Tệp này không có dòng nào ghi tên trẻ em')
    expect(page).toMatch(/value="paper"[^>]*checked/)
    const template = await getPage(h.app, '/staff/children/import/template.xlsx', { as: h.as })
    expect(template.headers.get('content-type')).toContain('spreadsheetml')
  })
})

test('Whoever is told that somebody saved the child meanwhile loses nothing and may save after all', async () => {
  const { s, app, as } = await house()
  const id = await plant(s)
  await saveChild(s.editor, id, childOf(s, { name: 'Tên Người Khác', version: 1 }))
  const typed = { ...childOf(s, { name: 'Tên Đã Gõ' }), version: '1' } as Record<string, string>
  const refused = await postForm(app, `/staff/children/${id}`, typed, { as })
  expect(refused.status).toBe(409)
  const page = await refused.text()
  expect(page).toContain('Tên Đã Gõ')
  expect(page).toContain('Bản vừa lưu khác với bản bạn đang gõ ở: họ tên')
  const version = /name="version" value="(\d+)"/.exec(page)![1]!
  expect((await postForm(app, `/staff/children/${id}`, { ...typed, version }, { as })).status).toBe(303)
  expect(await getChild(s.editor, id)).toMatchObject({ name: 'Tên Đã Gõ', version: 3 })
  const child = await (await getPage(app, `/staff/children/${id}`, { as })).text()
  expect(child).toContain('Họ tên: Tên Người Khác → Tên Đã Gõ')
  expect(child).toContain('<title>Về em')
})

test('a move to a group that has the same child offers to compare them, and one of two goes', async () => {
  const { s, app, as } = await house()
  const id = await plant(s)
  const twin = await plant(s, { groupId: s.otherGroup.id })
  const typed = { ...childOf(s, { groupId: s.otherGroup.id }), version: '1' } as Record<string, string>
  const refused = await (await postForm(app, `/staff/children/${id}`, typed, { as })).text()
  const at = `/staff/children/duplicates/${id}/${twin}`
  expect(refused).toContain(`href="${at}"`)
  expect(await (await getPage(app, at, { as })).text()).toContain('Một em: giữ hồ sơ thứ hai')
  const merged = await postForm(app, at, { action: 'second', firstVersion: '1', secondVersion: '1' }, { as })
  expect(merged.headers.get('location')).toBe(`/staff/children/${twin}?done=merged`)
  expect((await getPage(app, `/staff/children/${id}`, { as })).status).toBe(404)
  const other = await plant(s)
  const list = await (await getPage(app, '/staff/children/duplicates', { as })).text()
  expect(list).toContain('1 cặp')
  await postForm(app, `/staff/children/duplicates/${other}/${twin}`, { action: 'apart' }, { as })
  expect(await (await getPage(app, '/staff/children/duplicates', { as })).text()).toContain('Không có cặp nào')
})

test('sisters and brothers are linked from the child’s page', async () => {
  const { s, app, as } = await house('group_head')
  const an = await plant(s, { phone: '0912345678' })
  const be = await plant(s, { name: 'Nguyễn Bé', phone: '0912345678' })
  expect(await (await getPage(app, `/staff/children/${an}`, { as })).text()).toContain('Cùng số điện thoại')
  await postForm(app, `/staff/children/${an}/siblings`, { sibling: be }, { as })
  expect((await familyOf(s.editor, an)).map(({ id }) => id)).toEqual([be])
  await postForm(app, `/staff/children/${be}/siblings/departure`, {}, { as })
  expect(await familyOf(s.editor, an)).toEqual([])
})

test('a sister without a phone is looked for by name, which stands in no address, and linked', async () => {
  const { s, app, as } = await house('group_head')
  const an = await plant(s)
  const be = await plant(s, { name: 'Nguyễn Bé', birthYear: '2012' })
  const page = await (await getPage(app, `/staff/children/${an}`, { as })).text()
  expect(page).toContain('Tìm em khác trong tổ')
  expect(page).not.toContain('name="groupId"')
  expect(page).not.toContain('Nguyễn Bé')
  const found = await postForm(app, `/staff/children/${an}/siblings/search`, { q: 'be' }, { as })
  expect(found.headers.get('cache-control')).toBe('private, no-store')
  const shown = await found.text()
  expect(shown).toContain('sinh 2012')
  expect(shown).toContain(`name="sibling" value="${be}"`)
  const other = { q: '', groupId: s.otherGroup.id }
  expect((await postForm(app, `/staff/children/${an}/siblings/search`, other, { as })).status).toBe(403)
  await postForm(app, `/staff/children/${an}/siblings`, { sibling: be }, { as })
  expect((await familyOf(s.editor, an)).map(({ id }) => id)).toEqual([be])
  const office = await signedIn(s, 'editor')
  expect(await (await getPage(app, `/staff/children/${an}`, { as: office })).text()).toContain('name="groupId"')
})

test('the register shows how far each group has come, and who lacks a consent or a phone', async () => {
  const { s, app, as } = await house()
  await plant(s, { phone: '0912345678' })
  await plant(s, { name: 'Lê Không Máy' })
  expect(await (await getPage(app, '/staff/children', { as })).text()).toContain('chưa điều tra')
  const lacking = await (await getPage(app, `/staff/children?group=${s.group.id}&only=no_phone`, { as })).text()
  expect(lacking).toContain('Lê Không Máy')
  expect(lacking).not.toContain('Nguyễn Bảo An')
})

test('groups are merged by an administrator; old addresses answer with the merged one', async () => {
  const { s, app, as } = await house('admin')
  await plant(s)
  await plant(s, { groupId: s.otherGroup.id })
  expect((await getPage(app, '/staff/places/groups/merger', { as })).status).toBe(200)
  const fields = { groups: [s.group.id, s.otherGroup.id], into: '', name: '', on: '09/06/2026' }
  const refused = await postForm(app, '/staff/places/groups/merger', fields, { as })
  expect(refused.status).toBe(422)
  const done = await postForm(app, '/staff/places/groups/merger', { ...fields, name: 'TDP Mới' }, { as })
  const page = await done.text()
  expect(page).toContain('2 em chuyển sang tổ mới')
  expect(page).toContain('trùng tên và năm sinh')
  const old = await getPage(app, `/w/${s.slug}/g/${s.group.slug}.ics`)
  expect(await old.text()).toContain('TDP Mới')
  expect(await (await getPage(app, `/w/${s.slug}?g=${s.group.slug}`)).text()).toContain('TDP Mới')
})
