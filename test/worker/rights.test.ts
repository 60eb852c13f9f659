import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { children, consents, dataRequests, excuses, identityAccesses } from '../../src/database/schema'
import { registerChild } from '../../src/participation/register-child'
import { familyTicket } from '../../src/participation/tickets'
import { plantSession } from '../support/attendance'
import { callApi, getPage, keyFor, postForm, signedIn, testApp } from '../support/http'
import { publishedEvent } from '../support/published-event'
import { plant } from '../support/registration-steps'
import { type Scenario, scenario } from '../support/scenario'

const NAME = 'Phùng Thị Kim Xuyến'
const PHONE = '+84987654321'
const family = { guardianName: 'Vương Đắc Lộc', guardianRelation: 'father', guardianPhone: '0987 654 321' }

let s: Scenario
let app: ReturnType<typeof testApp>
let admin: string
let editor: string
beforeAll(async () => {
  s = await scenario()
  app = testApp(s)
  admin = await signedIn(s, 'admin')
  editor = await signedIn(s, 'editor')
})

const request = { kind: 'correction', name: 'Vương Đắc Lộc', phone: '0987 654 321', words: 'Năm sinh ghi sai.' }
const at = (answer: Response) => answer.headers.get('location') ?? ''

describe('a guardian without a link', () => {
  test('reads in plain words what is kept, and asks; the address to follow it is the only way in', async () => {
    const page = await (await getPage(app, `/w/${s.slug}/privacy`)).text()
    for (const words of ['90 ngày', '31/08/2026', '2 ngày làm việc', '20 ngày', 'name="phone"'])
      expect(page).toContain(words)
    const refused = await postForm(app, `/w/${s.slug}/requests`, { ...request, phone: '12' })
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('Năm sinh ghi sai.')
    const sent = await postForm(app, `/w/${s.slug}/requests`, request)
    expect(sent.status).toBe(303)
    expect(at(sent)).toMatch(/^\/requests\/\w{26}\?done=made$/)
    const followed = await getPage(app, at(sent))
    expect(followed.headers.get('cache-control')).toBe('private, no-store')
    const text = await followed.text()
    expect(text).toContain('noindex')
    expect(text).not.toMatch(/Vương|987|Năm sinh/)
    expect((await getPage(app, '/requests/00000000000000000000000000')).status).toBe(404)
  })

  test('from another site is refused', async () => {
    const answer = await postForm(app, `/w/${s.slug}/requests`, request, {
      headers: { origin: 'https://other.example' },
    })
    expect(answer.status).toBe(403)
  })
})

describe('a family with its link', () => {
  async function held() {
    const child = await plant(s, { ...family, name: `${NAME} ${Math.random()}`, household: 'poor' })
    const event = await publishedEvent(s)
    const { id } = await registerChild(s.editor, event.id, child)
    return { child, address: `/tickets/${await familyTicket(s.crypto, id)}/family`, event }
  }

  test('reads what is held, without circumstances and without the full phone; it is logged', async () => {
    const { child, address, event } = await held()
    const answer = await getPage(app, address)
    expect(answer.headers.get('cache-control')).toBe('private, no-store')
    const page = await answer.text()
    for (const words of [NAME, '2016', 'Vương Đắc Lộc', '321', 'taking-part-2', event.payload.title])
      expect(page).toContain(words)
    expect(page).not.toMatch(/[Hh]ộ nghèo|87 ?654|987654321|cận nghèo/)
    expect(page.match(/<title>[^<]*/)?.[0]).not.toContain(NAME)
    const log = await s.db.select().from(identityAccesses).where(eq(identityAccesses.action, 'family.opened'))
    expect(log.some(row => row.childIds.includes(child) && row.actorKind === 'guardian')).toBe(true)
  })

  test('withdraws at once, and asks for erasure', async () => {
    const { child, address } = await held()
    const done = await postForm(app, `${address}/withdrawal`, { childId: child, purpose: 'taking_part' })
    expect(done.status).toBe(303)
    const [consent] = await s.db.select().from(consents).where(eq(consents.childId, child))
    expect(consent?.withdrawnAt).toBe(s.clock.now)
    const asked = await postForm(app, `${address}/requests`, { childId: child, kind: 'erasure', words: '' })
    expect(at(asked)).toMatch(/^\/requests\/\w{26}/)
    const [row] = await s.db.select().from(dataRequests).where(eq(dataRequests.childId, child))
    expect(row).toMatchObject({ kind: 'erasure', via: 'link' })
    const unsaid = await postForm(app, `${address}/requests`, { childId: child, kind: 'correction', words: '' })
    expect([unsaid.status, await unsaid.text()]).toEqual([422, expect.stringContaining('Cần sửa gì: Hãy điền ô này.')])
  })

  test('of another family’s child, or with a forged ticket, does nothing', async () => {
    const [mine, theirs] = [await held(), await held()]
    for (const path of ['withdrawal', 'requests']) {
      const fields = {
        childId: theirs.child,
        ...(path === 'requests' ? { kind: 'erasure', words: '' } : { purpose: 'taking_part' }),
      }
      expect((await postForm(app, `${mine.address}/${path}`, fields)).status).toBe(404)
    }
    const [consent] = await s.db.select().from(consents).where(eq(consents.childId, theirs.child))
    expect(consent?.withdrawnAt).toBeNull()
    expect((await getPage(app, mine.address.replace(/.\/family$/, '_/family'))).status).toBe(404)
  })
})

describe('the office', () => {
  test('goes from the list to the erased child, and the answer is followed', async () => {
    const child = await plant(s, { ...family, name: 'Lò Thị Én', guardianPhone: '0911 000 111' })
    const sent = await postForm(app, `/w/${s.slug}/requests`, { ...request, kind: 'erasure', phone: '0911000111' })
    const [row] = (await s.db.select().from(dataRequests).where(eq(dataRequests.kind, 'erasure'))).filter(
      one => one.via === 'web' && one.wardId === s.wardId,
    )
    const list = await (await getPage(app, '/staff/requests', { as: editor })).text()
    expect(list).toContain(`/staff/requests/${row!.id}`)
    const page = await (await getPage(app, `/staff/requests/${row!.id}`, { as: editor })).text()
    for (const words of ['Năm sinh ghi sai.', 'Lò Thị Én']) expect(page).toContain(words)
    const act = (name: string, fields = {}) =>
      postForm(app, `/staff/requests/${row!.id}/${name}`, fields, { as: editor })
    expect(at(await act('acknowledgement'))).toContain('did=acknowledged')
    expect((await act('completion')).status).toBe(409)
    const searched = await act('search', { groupId: s.group.id, q: 'en' })
    expect(await searched.text()).toContain('Lò Thị Én')
    expect(at(await act('match', { childId: child }))).toContain('did=matched')
    expect(at(await act('completion'))).toContain('did=done')
    expect(await s.db.$count(children, eq(children.id, child))).toBe(0)
    expect(await (await getPage(app, at(sent))).text()).toContain('đã xong')
    expect((await getPage(app, `/staff/children/${child}`, { as: editor })).status).toBe(404)
  })

  test('enters one made in person and gets the link once', async () => {
    const made = await postForm(app, '/staff/requests', { ...request, phone: '' }, { as: editor })
    expect(await made.text()).toMatch(/\/requests\/\w{26}/)
  })

  test('hands out an extract of all that is held, as a page and as a file; the log says so', async () => {
    const child = await plant(s, { ...family, name: 'Hà Văn Tú', household: 'poor' })
    const { occurrenceId } = await plantSession(s, { title: 'Lớp bơi đã báo vắng' })
    await s.db
      .insert(excuses)
      .values({ wardId: s.wardId, childId: child, occurrenceId, recordedBy: 'x', recordedAt: s.clock.now })
    const page = await (await getPage(app, `/staff/children/${child}/extract`, { as: editor })).text()
    for (const words of [
      'Hà Văn Tú',
      'Vương Đắc Lộc',
      '0987 654 321',
      'Hộ nghèo',
      'taking-part-2',
      'Lớp bơi đã báo vắng',
    ])
      expect(page).toContain(words)
    const file = await getPage(app, `/staff/children/${child}/extract.json`, { as: editor })
    expect(file.headers.get('content-disposition')).toContain('attachment')
    expect(await file.json()).toMatchObject({
      child: { name: 'Hà Văn Tú', household: 'poor' },
      guardians: [{ phone: PHONE }],
    })
    const log = await (await getPage(app, `/staff/access-log?childId=${child}`, { as: admin })).text()
    expect(log).toContain('Lấy bản ghi')
    expect(log).not.toContain('Hà Văn Tú')
    expect((await getPage(app, '/staff/access-log', { as: editor })).status).toBe(403)
  })

  test('records a photo consent on paper, shows its words, and withdraws it alone', async () => {
    const child = await plant(s, { ...family, name: 'Hà Thị Mơ' })
    const page = await (
      await getPage(app, `/staff/children/${child}/consents/new?purpose=photo`, { as: editor })
    ).text()
    expect(page).toContain('quay phim')
    const guardian = /<option value="(\w{16})"[^>]*>Vương/.exec(page)?.[1] ?? ''
    const fields = { purpose: 'photo', method: 'paper', guardianId: guardian, assent: 'yes' }
    const saved = await postForm(app, `/staff/children/${child}/consents`, fields, { as: editor })
    expect(saved.status).toBe(303)
    expect(await (await getPage(app, at(saved).split('#')[0]!, { as: editor })).text()).toContain('photo-1')
    await postForm(app, `/staff/children/${child}/consent-withdrawal`, { purpose: 'photo' }, { as: editor })
    const rows = await s.db.select().from(consents).where(eq(consents.childId, child))
    expect(rows.map(row => [row.purpose, row.withdrawnAt !== null]).sort()).toEqual([
      ['photo', true],
      ['taking_part', false],
    ])
  })

  test('erases from the child’s page only when it is sure', async () => {
    const child = await plant(s, { name: 'Hà Thị Mai' })
    expect((await postForm(app, `/staff/children/${child}/erasure`, {}, { as: editor })).status).toBe(422)
    expect((await postForm(app, `/staff/children/${child}/erasure`, { sure: 'yes' }, { as: editor })).status).toBe(303)
    expect(await s.db.$count(children, eq(children.id, child))).toBe(0)
  })
})

describe('after erasure', () => {
  test('no page, feed, calendar, export or log holds the child', async () => {
    const logged: string[] = []
    for (const kind of ['log', 'error', 'warn', 'info'] as const)
      vi.spyOn(console, kind).mockImplementation((...words) => void logged.push(words.join(' ')))
    const child = await plant(s, {
      ...family,
      name: 'Quàng Thị Xuân Hĩm',
      guardianPhone: '0977 123 456',
      household: 'poor',
    })
    const event = await publishedEvent(s)
    const { id } = await registerChild(s.editor, event.id, child)
    const ticket = await familyTicket(s.crypto, id)
    const key = await keyFor(s, 'editor')
    const sent = await postForm(app, `/w/${s.slug}/requests`, {
      ...request,
      words: 'Quàng Thị Xuân Hĩm',
      phone: '0977123456',
    })
    expect((await postForm(app, `/staff/children/${child}/erasure`, { sure: 'yes' }, { as: editor })).status).toBe(303)
    const paths = [
      `/w/${s.slug}`,
      `/w/${s.slug}/events/${event.id}`,
      `/w/${s.slug}/calendar.ics`,
      `/w/${s.slug}/feed.rss`,
      `/w/${s.slug}/feed.json`,
      at(sent),
      `/tickets/${ticket}`,
      `/tickets/${ticket}/family`,
    ]
    const staffPaths = [
      `/staff/children?group=${s.group.id}`,
      `/staff/registrations/${event.id}`,
      '/staff/reports',
      '/staff/requests',
      '/staff/access-log',
      '/staff/settings?tab=audit',
    ]
    const texts = [
      ...(await Promise.all(paths.map(async path => (await getPage(app, path)).text()))),
      ...(await Promise.all(staffPaths.map(async path => (await getPage(app, path, { as: admin })).text()))),
      await (await callApi(app, 'GET', `/api/v1/children?groupId=${s.group.id}`, key)).text(),
      await (await callApi(app, 'GET', `/api/v1/events/${event.id}/registrations`, key)).text(),
      ...logged,
    ]
    for (const text of texts)
      for (const trace of ['Quàng Thị Xuân Hĩm', '977123456', child, id])
        expect(text.includes(trace) ? trace : '').toBe('')
    expect((await getPage(app, `/tickets/${ticket}`)).status).toBe(404)
    vi.restoreAllMocks()
  })
})
