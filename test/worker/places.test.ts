import { describe, expect, test } from 'vitest'
import { callApi, getPage, keyFor, postForm, signedIn, testApp } from '../support/http'
import { scenario } from '../support/scenario'

describe('the pages of places', () => {
  test('add, search and change a venue', async () => {
    const s = await scenario()
    const app = testApp(s)
    const as = await signedIn(s, 'admin')
    const hall = {
      name: 'Hội trường Tổ 2',
      address: '',
      capacity: '',
      opensAt: '07:00',
      closesAt: '21:00',
      groupId: '',
    }
    const made = await postForm(app, '/staff/places/venues', hall, { as })
    expect([made.status, made.headers.get('location')]).toEqual([303, '/staff/places?tab=venues&done=created'])
    const found = await (await getPage(app, '/staff/places?tab=venues&q=hoi+truong', { as })).text()
    expect(found).toContain('Hội trường Tổ 2')
    expect(found).not.toContain(s.square.name)
    // Looked for under the wrong heading: the tabs say where it is.
    const elsewhere = await (await getPage(app, '/staff/places?tab=organizations&q=hoi+truong', { as })).text()
    expect(elsewhere).toContain('Địa điểm (1)')
    const path = `/staff/places/venues/${s.venue.id}`
    expect(await (await getPage(app, path, { as })).text()).toContain(s.venue.name)
    await postForm(app, path, { ...hall, name: 'Nhà văn hóa mới' }, { as })
    expect(await (await getPage(app, '/staff/places?tab=venues', { as })).text()).toContain('Nhà văn hóa mới')
  })

  test('say what is wrong beside the field and keep what was typed', async () => {
    const s = await scenario()
    const app = testApp(s)
    const as = await signedIn(s, 'admin')
    const fields = { name: '<script>alert(1)</script>', capacity: 'nhiều', opensAt: '07:00', closesAt: '06:00' }
    const refused = await postForm(app, '/staff/places/venues', fields, { as })
    const page = await refused.text()
    expect(refused.status).toBe(422)
    expect(page).toContain('Hãy nhập một số nguyên.')
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(page).not.toContain('<script>alert')
  })

  test('set the season and contacts of the ward', async () => {
    const s = await scenario()
    const app = testApp(s)
    const as = await signedIn(s, 'admin')
    const season = { seasonName: 'Hè 2026', seasonFrom: '2026-06-01', seasonTo: '2026-08-31' }
    const bad = await postForm(app, '/staff/places/ward', { ...season, contactPhone2: '0912345678' }, { as })
    expect([bad.status, (await bad.text()).includes('0912345678')]).toEqual([422, true])
    const fields = { ...season, contactName1: 'Công an phường', contactPhone1: '0208 385 1234' }
    expect((await postForm(app, '/staff/places/ward', fields, { as })).status).toBe(303)
    const page = await (await getPage(app, '/staff/places/ward', { as })).text()
    expect(page).toContain('Công an phường')
    expect(page).toContain('tel:111')
  })

  test('offer changes to an administrator alone, and nothing of another ward', async () => {
    const [s, other] = [await scenario(), await scenario()]
    const app = testApp(s)
    const page = await (await getPage(app, '/staff/places', { as: await signedIn(s, 'group_head') })).text()
    expect(page).toContain(s.school.name)
    expect(page).not.toContain('/staff/places/organizations/')
    const as = await signedIn(s, 'admin')
    for (const path of [`organizations/${other.school.id}`, `groups/${other.group.id}`, `venues/${other.venue.id}`]) {
      expect((await getPage(app, `/staff/places/${path}`, { as })).status).toBe(404)
      expect((await postForm(app, `/staff/places/${path}`, { name: 'Chiếm' }, { as })).status).toBe(404)
    }
  })
})

describe('the API of places', () => {
  test('lists, creates and changes', async () => {
    const s = await scenario()
    const app = testApp(s)
    const key = await keyFor(s, 'admin')
    const made = await callApi(app, 'POST', '/api/v1/groups', key, { name: 'Thôn Nà Kiêng' })
    const group = (await made.json()) as { id: string; slug: string }
    expect([made.status, group.slug]).toEqual([201, 'thon-na-kieng'])
    const changed = await callApi(app, 'PUT', `/api/v1/groups/${group.id}`, key, { name: 'Bản Nà Kiêng' })
    expect(await changed.json()).toMatchObject({ name: 'Bản Nà Kiêng', slug: 'thon-na-kieng' })
    const list = (await (await callApi(app, 'GET', '/api/v1/groups?q=na%20kieng', key)).json()) as { items: unknown[] }
    expect(list.items).toHaveLength(1)
  })

  test('answers bad input with problem JSON and a reason per field', async () => {
    const s = await scenario()
    const app = testApp(s)
    const key = await keyFor(s, 'admin')
    const send = async (body: unknown) => {
      const answer = await callApi(app, 'POST', '/api/v1/organizations', key, body)
      return [answer.status, ((await answer.json()) as { fields?: Record<string, { code: string }> }).fields]
    }
    expect(await send({ name: 'x'.repeat(10_000), kind: 'office' })).toMatchObject([
      422,
      { name: { code: 'too_long' } },
    ])
    expect(await send({ name: 7, kind: 'office' })).toMatchObject([422, { name: {} }])
    expect(await send([])).toMatchObject([400, { form: { code: 'malformed' } }])
    expect(await send({ name: 'y'.repeat(200_000) })).toMatchObject([413, { form: { code: 'too_large_body' } }])
  })
})
