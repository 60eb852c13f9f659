import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { attendances, children, consents, registrations, wards } from '../../src/database/schema'
import { doorCode, familyTicket } from '../../src/participation/tickets'
import { DAY, HOUR } from '../../src/shared/dates'
import { typedForm } from '../support/child-input'
import { getPage, postForm, signedIn, testApp } from '../support/http'
import { publishedEvent } from '../support/published-event'
import { type Scenario, scenario } from '../support/scenario'

const at = (s: Scenario, event: { id: string }) => `/w/${s.slug}/events/${event.id}/registrations`
const placesOf = (s: Scenario, event: { id: string }) =>
  s.db.select().from(registrations).where(eq(registrations.eventId, event.id)).orderBy(registrations.position)

/** Registers and gives the address of the ticket. */
async function registered(s: Scenario, event: { id: string }, ...children: Record<string, string>[]) {
  const answer = await postForm(testApp(s), at(s, event), typedForm(s, ...children))
  expect(answer.status).toBe(303)
  return answer.headers.get('location')!.split('?')[0]!
}

describe('the public form', () => {
  test('stands on the event’s page with nothing ticked and no draft kept', async () => {
    const s = await scenario()
    const event = await publishedEvent(s)
    const html = await (await getPage(testApp(s), `/w/${s.slug}/events/${event.id}`)).text()
    expect(html).toContain(at(s, event))
    expect(html).toMatch(/<form[^>]+data-private/)
    expect(html).not.toMatch(/type="checkbox"[^>]*checked/)
    expect(html).toContain('91/2025/QH15')
    for (const purpose of ['consent', 'photo', 'contact']) expect(html).toContain(`name="${purpose}"`)
  })

  test('leads to the family’s ticket, kept by no cache and found by no search, by given names alone', async () => {
    const s = await scenario()
    const app = testApp(s)
    const event = await publishedEvent(s, { capacity: 2 })
    const done = await postForm(app, at(s, event), typedForm(s, {}, { name: 'Nguyễn Bảo Bình' }))
    expect(done.status).toBe(303)
    const address = done.headers.get('location')!
    expect(address).toMatch(/^\/tickets\/\w{16}\.[\w-]{16}\?done=made$/)
    const ticket = await getPage(app, address)
    expect(ticket.headers.get('cache-control')).toBe('private, no-store')
    expect(ticket.headers.get('x-robots-tag')).toContain('noindex')
    expect(ticket.headers.get('referrer-policy')).toBe('same-origin')
    const html = await ticket.text()
    for (const words of ['>An<', '>Bình<', 'Em đã có chỗ', '111']) expect(html).toContain(words)
    expect(html.match(/class="qr /g)).toHaveLength(2)
    for (const secret of ['Bảo An', 'Nguyễn', 'Hoa', '912']) expect(html).not.toContain(secret)
    expect(/<title>(.*)<\/title>/.exec(html)![1]).not.toMatch(/An|Bình/)
    // Sent twice, as phones do.
    const twice = await postForm(app, at(s, event), typedForm(s, {}, { name: 'Nguyễn Bảo Bình' }))
    expect(twice.headers.get('location')).toBe(address)
    const next = await postForm(app, at(s, event), typedForm(s, { name: 'Lê Văn Bé', phone: '0911111111' }))
    expect(await (await getPage(app, next.headers.get('location')!)).text()).toContain('thứ 1 trong danh sách chờ')
  })

  test('loses nothing that was typed and says why beside each child’s field', async () => {
    const s = await scenario()
    const event = await publishedEvent(s, { minAge: 6, maxAge: 12 })
    const typed = typedForm(s, { name: '<script>An', phone: 'abc', consent: '' }, { name: 'Bé Út', birthYear: '2031' })
    const response = await postForm(testApp(s), at(s, event), typed)
    expect([response.status, response.headers.get('cache-control')]).toEqual([422, 'private, no-store'])
    const html = await response.text()
    for (const words of [
      'Số điện thoại không đúng',
      'Cần cha, mẹ',
      'Em thứ 2, Năm sinh: Năm sinh không được sau năm 2026',
    ])
      expect(html).toContain(words)
    for (const kept of ['&lt;script&gt;An', 'abc', 'Bé Út', '2031']) expect(html).toContain(`value="${kept}"`)
    expect(html).not.toContain('<script>An')
    expect(await s.db.$count(children, eq(children.wardId, s.wardId))).toBe(0)
  })

  test('adds a child, and leaves one out, without scripts and with all that was typed', async () => {
    const s = await scenario()
    const event = await publishedEvent(s)
    const app = testApp(s)
    const typed = typedForm(s, { name: 'Bé Một', photo: 'on' }, { name: 'Bé Hai' })
    const more = await postForm(app, at(s, event), { ...typed, more: '1' })
    expect([more.status, more.headers.get('cache-control')]).toEqual([200, 'private, no-store'])
    const three = await more.text()
    for (const kept of ['value="Bé Một"', 'value="Bé Hai"', 'name="children.2.name"', 'Em thứ 3'])
      expect(three).toContain(kept)
    expect(three).not.toContain('id="errors"')
    expect(three).toMatch(/name="photo"[^>]* checked/)
    const less = await (await postForm(app, at(s, event), { ...typed, drop: '0' })).text()
    expect(less).toMatch(/name="children.0.name"[^>]* value="Bé Hai"/)
    expect(less).not.toContain('Bé Một')
    expect(await placesOf(s, event)).toHaveLength(0)
  })

  test('a block left empty is no child; one that is half filled in is asked about', async () => {
    const s = await scenario()
    const event = await publishedEvent(s)
    const empty = { name: '', birthYear: '', gender: '', assent: '' }
    await registered(s, event, {}, empty)
    expect(await placesOf(s, event)).toHaveLength(1)
    const half = await postForm(testApp(s), at(s, event), typedForm(s, {}, { ...empty, name: 'Bé Hai' }))
    expect(half.status).toBe(422)
    expect(await half.text()).toContain('Em thứ 2, Năm sinh')
  })

  test('refuses a stranger’s phone beside the child, and says whom to ask', async () => {
    const s = await scenario()
    const event = await publishedEvent(s)
    await registered(s, event)
    const stranger = await postForm(testApp(s), at(s, event), typedForm(s, { phone: '0922222222' }))
    expect(stranger.status).toBe(422)
    const html = await stranger.text()
    expect(html).toContain('số điện thoại khác')
    expect(html).not.toContain('/tickets/')
  })

  test('is refused for another ward’s event, from another site, and for a body over the limit', async () => {
    const s = await scenario()
    const other = await scenario({ db: s.db })
    const app = testApp(s)
    const event = await publishedEvent(other)
    expect((await postForm(app, at(s, event), typedForm(s))).status).toBe(404)
    const foreign = { headers: { origin: 'https://evil.test' } }
    expect((await postForm(app, at(s, event), typedForm(s), foreign)).status).toBe(403)
    expect((await postForm(app, at(s, event), typedForm(s, { name: 'x'.repeat(200_000) }))).status).toBe(413)
    expect(await s.db.$count(children, eq(children.wardId, s.wardId))).toBe(0)
  })

  test('an address that sends without end is asked to wait, and keeps what it typed', async () => {
    const s = await scenario()
    const app = testApp(s)
    const event = await publishedEvent(s)
    const from = { headers: { 'cf-connecting-ip': '203.0.113.9' } }
    const send = () => postForm(app, at(s, event), typedForm(s, { consent: '', name: 'Bé Chờ' }), from)
    for (let n = 0; n < 120; n++) expect((await send()).status).toBe(422)
    const late = await send()
    expect([late.status, late.headers.get('retry-after')]).toEqual([429, '600'])
    expect(await late.text()).toContain('Bé Chờ')
    const elsewhere = { headers: { 'cf-connecting-ip': '203.0.113.10' } }
    expect((await postForm(app, at(s, event), typedForm(s), elsewhere)).status).toBe(303)
  }, 60_000)
})

describe('a family’s ticket', () => {
  test('gives one child’s place back, or all, after saying so twice', async () => {
    const s = await scenario()
    const app = testApp(s)
    const event = await publishedEvent(s)
    const ticket = await registered(s, event, {}, { name: 'Nguyễn Bảo Bình' })
    const [first, second] = await placesOf(s, event)
    const unsure = await postForm(app, `${ticket}/withdrawal`, { place: first!.id })
    expect(unsure.status).toBe(422)
    expect((await placesOf(s, event)).every(({ status }) => status === 'confirmed')).toBe(true)
    const nobody = await postForm(app, `${ticket}/withdrawal`, { sure: 'on' })
    expect(nobody.status).toBe(422)
    const one = await postForm(app, `${ticket}/withdrawal`, { place: first!.id, sure: 'on' })
    expect([one.status, one.headers.get('location')]).toEqual([303, `${ticket}?done=withdrawal`])
    expect((await placesOf(s, event)).map(({ status }) => status)).toEqual(['cancelled', 'confirmed'])
    const html = await (await getPage(app, ticket)).text()
    expect(html).toContain('Gia đình đã trả lại chỗ')
    expect(html.match(/class="qr /g)).toHaveLength(1)
    await postForm(app, `${ticket}/withdrawal`, { place: second!.id, sure: 'on' })
    expect((await placesOf(s, event)).map(({ status }) => status)).toEqual(['cancelled', 'cancelled'])
    expect(await s.db.$count(consents, eq(consents.wardId, s.wardId))).toBe(2)
  })

  test('gives no other family’s place back', async () => {
    const s = await scenario()
    const event = await publishedEvent(s)
    const mine = await registered(s, event, {}, { name: 'Nguyễn Bảo Bình' })
    await registered(s, event, { name: 'Lê Cúc', phone: '0911111111' })
    const other = (await placesOf(s, event))[2]!
    const answer = await postForm(testApp(s), `${mine}/withdrawal`, { place: other.id, sure: 'on' })
    expect(answer.status).toBe(422)
    expect((await placesOf(s, event))[2]!.status).toBe('confirmed')
  })

  test('says beforehand who cannot come to which meeting', async () => {
    const s = await scenario()
    const app = testApp(s)
    const event = await publishedEvent(s)
    const ticket = await registered(s, event)
    const sent = await postForm(app, `${ticket}/absence`, { occurrence: event.occurrenceIds.slice(0, 2) })
    expect(sent.headers.get('location')).toBe(`${ticket}?done=absence`)
    expect((await (await getPage(app, ticket)).text()).match(/An đã báo vắng/g)).toHaveLength(2)
    expect((await postForm(app, `${ticket}/absence`, {})).status).toBe(422)
    const other = await publishedEvent(s)
    const foreign = await postForm(app, `${ticket}/absence`, { occurrence: other.occurrenceIds[0]! })
    expect(foreign.status).toBe(404)
  })

  test('warns before a place is lost to absences, and tells staff the same', async () => {
    const s = await scenario()
    const app = testApp(s)
    const event = await publishedEvent(s)
    const ticket = await registered(s, event, {}, { name: 'Nguyễn Bảo Bình' })
    const { childId } = (await placesOf(s, event))[1]!
    await s.db.insert(attendances).values({
      ...{ id: childId, wardId: s.wardId, occurrenceId: event.occurrenceIds[0]!, childId },
      ...{ method: 'tick', recordedBy: 'x', recordedAt: 0 },
    })
    expect(await (await getPage(app, ticket)).text()).not.toContain('không báo.')
    s.clock.now += 2 * DAY - HOUR
    const html = await (await getPage(app, ticket)).text()
    const warning =
      'đã vắng 1 buổi không báo. Vắng thêm 1 buổi nữa thì chỗ sẽ chuyển cho em đang chờ. Nếu bận, hãy báo vắng trước.'
    expect(html.split(`Em ${warning}`)).toHaveLength(2)
    expect(html.match(RegExp(`Em (An|Bình) ${warning}`, 'g'))).toHaveLength(1)
    for (const role of ['editor', 'group_head', 'coordinator'] as const) {
      const roster = await getPage(app, `/staff/registrations/${event.id}`, { as: await signedIn(s, role) })
      expect((await roster.text()).split('vắng 1 buổi không báo, thêm 1 buổi nữa là mất chỗ')).toHaveLength(2)
    }
    await s.db.update(wards).set({ noShowLimit: 0 }).where(eq(wards.id, s.wardId))
    expect(await (await getPage(app, ticket)).text()).not.toContain('không báo.')
  })

  test('says how to keep it where no script copies its address', async () => {
    const s = await scenario()
    const html = await (await getPage(testApp(s), await registered(s, await publishedEvent(s)))).text()
    expect(html).toMatch(/<noscript><p>Cách lưu: [^<]+Đánh dấu trang/)
  })

  test('shows the line, and lets children who wait for each other take places one by one', async () => {
    const s = await scenario()
    const app = testApp(s)
    const event = await publishedEvent(s, { capacity: 1 })
    const ticket = await registered(s, event, {}, { name: 'Nguyễn Bảo Bình' })
    expect(await (await getPage(app, ticket)).text()).toContain('Các em chờ để vào cùng nhau')
    await postForm(app, `${ticket}/separation`)
    expect((await placesOf(s, event)).map(({ status }) => status)).toEqual(['confirmed', 'waiting'])
    const html = await (await getPage(app, ticket)).text()
    expect(html).toContain('thứ 1 trong danh sách chờ')
    expect(html).not.toContain('Các em chờ để vào cùng nhau')
  })

  test('claims a place in time; past that the page says that it went to another child', async () => {
    const s = await scenario()
    const app = testApp(s)
    const event = await publishedEvent(s)
    const ticket = await registered(s, event)
    const due = s.clock.now + 3_600_000
    await s.db.update(registrations).set({ claimBy: due }).where(eq(registrations.eventId, event.id))
    expect(await (await getPage(app, ticket)).text()).toContain('Hãy xác nhận trước 15:00 ngày 09/06')
    s.clock.now = due
    expect(await (await getPage(app, ticket)).text()).toContain('Chỗ không được xác nhận kịp')
    expect((await postForm(app, `${ticket}/claim`)).status).toBe(409)
    s.clock.now = due - 1
    await s.db
      .update(registrations)
      .set({ claimBy: due, status: 'confirmed', endReason: null })
      .where(eq(registrations.eventId, event.id))
    expect((await postForm(app, `${ticket}/claim`)).status).toBe(303)
    expect((await placesOf(s, event))[0]).toMatchObject({ claimBy: null, status: 'confirmed' })
  })

  test('forged, of the door, or from another site opens nothing and changes nothing', async () => {
    const s = await scenario()
    const app = testApp(s)
    const event = await publishedEvent(s)
    const ticket = await registered(s, event)
    const [place] = await placesOf(s, event)
    const door = await doorCode(s.crypto, place!.id)
    const forged = [
      `/tickets/${place!.id}.${'x'.repeat(16)}`,
      `/tickets/${door}`,
      `/tickets/${door.slice(4)}`,
      '/tickets/x',
    ]
    for (const address of forged) {
      const answer = await getPage(app, address)
      expect(answer.status).toBe(404)
      expect(await answer.text()).toContain('Không mở được vé này')
      expect((await postForm(app, `${address}/withdrawal`, { sure: 'on' })).status).toBe(404)
    }
    const foreign = { headers: { origin: 'https://evil.test' } }
    expect((await postForm(app, `${ticket}/withdrawal`, { sure: 'on' }, foreign)).status).toBe(403)
    const nobody = await familyTicket(s.crypto, '0000000000000000')
    expect((await getPage(app, `/tickets/${nobody}`)).status).toBe(404)
    expect((await placesOf(s, event))[0]!.status).toBe('confirmed')
  })
})
