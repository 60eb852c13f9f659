import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { children, consents, registrations } from '../../src/database/schema'
import { registerByGuardian } from '../../src/participation/register-by-guardian'
import { registerChild } from '../../src/participation/register-child'
import { doorCode } from '../../src/participation/tickets'
import { withdrawConsent } from '../../src/participation/withdraw-consent'
import { newId } from '../../src/shared/ids'
import { formOf, typedForm } from '../support/child-input'
import { getPage, postForm, signedIn, testApp } from '../support/http'
import { publishedEvent } from '../support/published-event'
import { plant } from '../support/registration-steps'
import { type Scenario, scenario } from '../support/scenario'

const placesOf = (s: Scenario, event: { id: string }) =>
  s.db.select().from(registrations).where(eq(registrations.eventId, event.id)).orderBy(registrations.position)
const unconsented = async (s: Scenario, own: Record<string, unknown> = {}) => {
  const id = await plant(s, own)
  await s.db.delete(consents).where(eq(consents.childId, id))
  return id
}

describe('the roster', () => {
  test('a group head registers the children of one home together', async () => {
    const s = await scenario()
    const app = testApp(s)
    const as = await signedIn(s, 'group_head')
    const event = await publishedEvent(s, { capacity: 1 })
    const one = await plant(s, { phone: '0912000111' })
    const two = await plant(s, { name: 'Nguyễn Bảo Bình', phone: '0912 000 111' })
    const page = await (await getPage(app, `/staff/registrations/${event.id}`, { as })).text()
    expect(page.match(/2 em cùng nhà/g)).toHaveLength(2)
    await postForm(app, `/staff/registrations/${event.id}`, { child: [one, two] }, { as })
    const places = await placesOf(s, event)
    expect(places.map(({ status }) => status)).toEqual(['waiting', 'waiting'])
    expect(new Set(places.map(({ partyId }) => partyId)).size).toBe(1)
    expect(places[0]).toMatchObject({ source: 'group_head' })
  })

  test('children under the group head’s own phone are no home of thirteen: each is registered for itself', async () => {
    const s = await scenario()
    const app = testApp(s)
    const as = await signedIn(s, 'group_head')
    const event = await publishedEvent(s, { capacity: 12 })
    const child: string[] = []
    for (let n = 0; n < 13; n++) child.push(await plant(s, { name: `Em Số ${n}`, phone: '0912 345 678' }))
    expect((await postForm(app, `/staff/registrations/${event.id}`, { child }, { as })).status).toBe(200)
    const places = await placesOf(s, event)
    expect(places.filter(({ status }) => status === 'confirmed')).toHaveLength(12)
    expect(places.every(({ partyId }) => partyId === null)).toBe(true)
  })

  test('a consent that is missing is recorded on the spot, and the children registered with it', async () => {
    const s = await scenario()
    const app = testApp(s)
    const as = await signedIn(s, 'group_head')
    const event = await publishedEvent(s)
    const id = await unconsented(s)
    const asked = await (await postForm(app, `/staff/registrations/${event.id}`, { child: id }, { as })).text()
    expect(asked).toContain('Ghi sự đồng ý rồi đăng ký luôn')
    expect(asked).toContain('91/2025/QH15')
    expect(asked).not.toMatch(/type="radio"[^>]*checked/)
    const at = `/staff/registrations/${event.id}/consents`
    const typed = {
      child: id,
      home: id,
      [`assent-${id}`]: '',
      [`method-${id}`]: 'spoken',
      [`guardianName-${id}`]: 'Bà Nguyễn Thị Sen',
      [`guardianRelation-${id}`]: 'grandparent',
      [`guardianPhone-${id}`]: '',
    }
    const unasked = await postForm(app, at, typed, { as })
    expect(unasked.status).toBe(422)
    expect(await unasked.text()).toContain('value="Bà Nguyễn Thị Sen"')
    const done = await postForm(app, at, { ...typed, [`assent-${id}`]: 'yes' }, { as })
    expect(await done.text()).toContain('Đã đăng ký 1 em')
    expect(await placesOf(s, event)).toHaveLength(1)
    const [consent] = await s.db.select().from(consents).where(eq(consents.childId, id))
    expect(consent).toMatchObject({ method: 'spoken', childAssent: true, purpose: 'taking_part' })
    const foreign = await unconsented(s, { name: 'Lê Bé', groupId: s.otherGroup.id })
    const other = { ...typed, child: foreign, [`assent-${foreign}`]: 'yes' }
    expect((await postForm(app, at, other, { as })).status).toBe(403)
  })

  test('claims, excuses and cancels for a family that cannot, and lists whom to tell with words that name nobody', async () => {
    const s = await scenario()
    const app = testApp(s)
    const as = await signedIn(s, 'group_head')
    const event = await publishedEvent(s, { capacity: 1 })
    await registerChild(s.editor, event.id, await plant(s, { name: 'Lê Trước' }))
    await registerChild(s.editor, event.id, await plant(s))
    const [first, second] = await placesOf(s, event)
    s.clock.now += 1000
    await postForm(app, `/staff/registrations/${event.id}/${first!.id}/cancellation`, {}, { as })
    await s.db
      .update(registrations)
      .set({ claimBy: s.clock.now + 7_200_000 })
      .where(eq(registrations.id, second!.id))
    const page = await (await getPage(app, `/staff/registrations/${event.id}`, { as })).text()
    expect(page).toContain('Cần báo cho gia đình')
    expect(page).toContain('xác nhận trước 16:00')
    expect(page).toContain('gia đình trả chỗ')
    const words = /<textarea[^>]*>([^<]*tickets[^<]*)<\/textarea>/.exec(page)![1]!
    expect(words).not.toMatch(/Bảo|An\b/)
    await postForm(app, `/staff/registrations/${event.id}/${second!.id}/claim`, {}, { as })
    await postForm(app, `/staff/registrations/${event.id}/${second!.id}/excuse`, {}, { as })
    expect((await placesOf(s, event))[1]).toMatchObject({ status: 'confirmed', claimBy: null })
    expect(await (await getPage(app, `/staff/registrations/${event.id}`, { as })).text()).toContain(
      'đã báo vắng buổi tới',
    )
  })

  test('another group’s place, another ward’s event: nothing to be done there', async () => {
    const s = await scenario()
    const other = await scenario({ db: s.db })
    const app = testApp(s)
    const as = await signedIn(s, 'group_head')
    const event = await publishedEvent(s)
    await registerChild(s.editor, event.id, await plant(s, { groupId: s.otherGroup.id }))
    const [place] = await placesOf(s, event)
    for (const what of ['cancellation', 'claim', 'excuse'])
      expect((await postForm(app, `/staff/registrations/${event.id}/${place!.id}/${what}`, {}, { as })).status).toBe(
        403,
      )
    const theirs = await publishedEvent(other)
    for (const page of ['', '/poster', '/slips', '/codes'])
      expect((await getPage(app, `/staff/registrations/${theirs.id}${page}`, { as })).status).toBe(404)
    expect((await postForm(app, `/staff/registrations/${theirs.id}`, { child: newId() }, { as })).status).toBe(404)
  })
})

describe('on paper', () => {
  test('the poster has the QR and the plain address of the public form', async () => {
    const s = await scenario()
    const event = await publishedEvent(s)
    const page = await getPage(testApp(s), `/staff/registrations/${event.id}/poster`, {
      as: await signedIn(s, 'coordinator'),
    })
    const html = await page.text()
    expect(html).toContain(`http://san-choi.test/w/${s.slug}/events/${event.id}</p>`)
    expect(html).toContain('class="qr qr-large"')
  })

  test('slips of families without a phone say the given name and the group, and nothing more', async () => {
    const s = await scenario()
    const app = testApp(s)
    const as = await signedIn(s, 'group_head')
    const event = await publishedEvent(s, { prioritySeats: 2 })
    await registerChild(s.editor, event.id, await plant(s, { household: 'poor' }))
    await registerChild(s.editor, event.id, await plant(s, { name: 'Lê Có Phone', phone: '0912000111' }))
    await registerChild(s.editor, event.id, await plant(s, { name: 'Trần Khác', groupId: s.otherGroup.id }))
    const html = await (await getPage(app, `/staff/registrations/${event.id}/slips`, { as })).text()
    const slips = /<ul class="slips">([\s\S]*?)<\/ul>/.exec(html)![1]!
    expect(slips.match(/<li>/g)).toHaveLength(1)
    expect(slips).toContain('<strong>An</strong>')
    expect(slips).toContain(s.group.name)
    expect(slips).not.toMatch(/Nguyễn|Bảo|[Nn]ghèo|ưu tiên|2016/)
    const all = await (await getPage(app, `/staff/registrations/${event.id}/slips?who=all`, { as })).text()
    expect(all.match(/class="qr /g)).toHaveLength(2)
  })

  test('a code is seen once, says nothing of why, gives one family a kept seat, and is refused the second time', async () => {
    const s = await scenario()
    const app = testApp(s)
    const as = await signedIn(s, 'group_head')
    const event = await publishedEvent(s, { capacity: 1, prioritySeats: 1 })
    const at = `/staff/registrations/${event.id}/codes`
    expect((await postForm(app, at, { count: '0' }, { as })).status).toBe(422)
    const made = await (await postForm(app, at, { count: '2' }, { as })).text()
    const [code] = /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(made)!
    const slips = /<ul class="slips">([\s\S]*?)<\/ul>/.exec(made)![1]!
    expect(slips).not.toMatch(/ưu tiên|[Nn]ghèo|hoàn cảnh/)
    expect(await (await getPage(app, at, { as })).text()).not.toContain(code)
    const form = `/w/${s.slug}/events/${event.id}/registrations`
    const spaced = code.toLowerCase().replace('-', ' ')
    const first = await postForm(app, form, typedForm(s, { code: spaced }))
    expect(first.status).toBe(303)
    // Sent twice, as phones do.
    expect((await postForm(app, form, typedForm(s, { code: spaced }))).headers.get('location')).toBe(
      first.headers.get('location'),
    )
    expect((await placesOf(s, event))[0]).toMatchObject({ status: 'confirmed', eligible: true })
    const again = await postForm(app, form, typedForm(s, { code, name: 'Lê Bé', phone: '0911111111' }))
    expect(again.status).toBe(422)
    expect(await again.text()).toContain('id="f-code-error"')
    const wrong = await postForm(app, form, typedForm(s, { code: 'AAAA-AAAA', name: 'Lê Bé', phone: '0911111111' }))
    expect(wrong.status).toBe(422)
    expect(await s.db.$count(children, eq(children.wardId, s.wardId))).toBe(1)
    await postForm(app, `${at}/revocation`, {}, { as })
    expect(await (await getPage(app, at, { as })).text()).toContain('0 mã chưa dùng, 1 mã đã dùng')
  })
})

describe('a school’s list', () => {
  const LIST = [
    'Nguyễn Bảo An; 2016; Nữ; TDP Đông Cao',
    'LÊ VĂN BÉ; 05/03/2017; nam; tdp tân phú',
    'Trần Mai; 2031; Nữ; TDP Đông Cao',
    'Phạm Lan; 2016; ; TDP Đông Cao',
    'Nguyễn Bảo An; 2016; Nữ; TDP Đông Cao',
    'Đỗ Hòa; 2016; Nam; TDP Không Có',
  ].join('\n')

  test('is looked at first: who is known, new, wrong or has a place', async () => {
    const s = await scenario()
    const app = testApp(s)
    const as = await signedIn(s, 'coordinator')
    const event = await publishedEvent(s)
    await plant(s)
    const at = `/staff/registrations/${event.id}/list`
    const preview = await postForm(app, at, { list: LIST, step: 'preview' }, { as })
    expect(preview.status).toBe(200)
    const html = await preview.text()
    for (const words of [
      'đã có trong sổ',
      'em mới',
      'Năm sinh không được sau',
      'Trùng với dòng 1',
      'Đăng ký 2 em hợp lệ',
    ])
      expect(html).toContain(words)
    expect(html).toContain('Phạm Lan; 2016; ; TDP Đông Cao')
    expect(await placesOf(s, event)).toHaveLength(0)
  })

  test('valid rows are taken, refused ones stay to be corrected and sent again', async () => {
    const s = await scenario()
    const app = testApp(s)
    const as = await signedIn(s, 'coordinator')
    const event = await publishedEvent(s)
    const at = `/staff/registrations/${event.id}/list`
    const unheld = await postForm(app, at, { list: LIST, step: 'take' }, { as })
    expect(unheld.status).toBe(422)
    expect(await unheld.text()).toContain('Trần Mai; 2031')
    expect(await placesOf(s, event)).toHaveLength(0)
    const taken = await (await postForm(app, at, { list: LIST, step: 'take', held: 'on' }, { as })).text()
    expect(taken).toContain('Đã đăng ký 2 em')
    expect(taken).toContain('4 dòng chưa được nhận')
    const left = /<textarea[^>]*>([^<]*)<\/textarea>/.exec(taken)![1]!
    expect(left).toContain('Trần Mai; 2031; Nữ; TDP Đông Cao')
    expect(left).not.toContain('Lê Văn Bé')
    const places = await placesOf(s, event)
    expect(places.map(({ status, source, partyId }) => [status, source, partyId])).toEqual([
      ['confirmed', 'school', null],
      ['confirmed', 'school', null],
    ])
    const given = await s.db.select().from(consents).where(eq(consents.wardId, s.wardId))
    expect(given.map(({ method }) => method)).toEqual(['paper', 'paper'])
    const corrected = left.replace('2031', '2016').split('\n').slice(0, 2).join('\n')
    const again = await (await postForm(app, at, { list: corrected, step: 'take', held: 'on' }, { as })).text()
    expect(again).toContain('Đã đăng ký 1 em')
    const roster = await (await getPage(app, `/staff/registrations/${event.id}`, { as })).text()
    expect(roster).toContain('>Bé<')
    expect(roster).not.toContain('Lê Văn Bé')
  })

  test('may come as a file, whose rows can be corrected on the page', async () => {
    const s = await scenario()
    const app = testApp(s)
    const as = await signedIn(s, 'editor')
    const event = await publishedEvent(s)
    const csv = 'STT,Họ và tên,Ngày sinh,Giới tính,Tổ\n1,Nguyễn Bảo An,09/06/2016,Nữ,TDP Đông Cao\n2,Lê Bé,2017,Nam,'
    const body = new FormData()
    body.set('file', new File([csv], 'lop-4a.csv', { type: 'text/csv' }))
    body.set('step', 'preview')
    body.set('groupId', s.otherGroup.id)
    const preview = await app.request(`http://san-choi.test/staff/registrations/${event.id}/list`, {
      method: 'POST',
      body,
      headers: { origin: 'http://san-choi.test', cookie: as },
    })
    const html = await preview.text()
    expect(html).toContain('Đăng ký 2 em hợp lệ')
    expect(html).toContain('Nguyễn Bảo An; 09/06/2016; Nữ; TDP Đông Cao')
  })

  test('overrules no family that took its consent back, and is only of the own organization’s events', async () => {
    const s = await scenario()
    const app = testApp(s)
    const as = await signedIn(s, 'coordinator')
    const event = await publishedEvent(s)
    const id = await plant(s)
    await withdrawConsent(s.editor, id, 'taking_part')
    const at = `/staff/registrations/${event.id}/list`
    const taken = await postForm(app, at, { list: LIST.split('\n')[0]!, step: 'take', held: 'on' }, { as })
    expect(await taken.text()).toContain('đã rút lại sự đồng ý')
    const standing = and(eq(consents.childId, id), eq(consents.method, 'paper'))
    expect(await s.db.$count(consents, standing)).toBe(1)
    expect(await placesOf(s, event)).toHaveLength(0)
    const theirs = await publishedEvent(s, { organizationId: s.office.id })
    expect((await getPage(app, `/staff/registrations/${theirs.id}/list`, { as })).status).toBe(404)
    const sent = { list: LIST, step: 'take', held: 'on' }
    expect((await postForm(app, `/staff/registrations/${theirs.id}/list`, sent, { as })).status).toBe(403)
  })

  test('keeps the place that a family took itself', async () => {
    const s = await scenario()
    const event = await publishedEvent(s)
    await registerByGuardian(s.guardian, event.id, formOf(s))
    const as = await signedIn(s, 'coordinator')
    const at = `/staff/registrations/${event.id}/list`
    const preview = await postForm(testApp(s), at, { list: LIST.split('\n')[0]!, step: 'preview' }, { as })
    expect(await preview.text()).toContain('đã có chỗ')
    const [place] = await placesOf(s, event)
    expect(place).toMatchObject({ source: 'guardian' })
    expect(await doorCode(s.crypto, place!.id)).toMatch(/^SC1\./)
  })
})
