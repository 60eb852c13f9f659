import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { createCampaign } from '../../src/campaigns/create-campaign'
import { createEvent } from '../../src/events/create-event'
import { submitEvent } from '../../src/events/submit-event'
import { MOST_BYTES } from '../../src/exchange/limits'
import { access } from '../../src/http/access'
import { createMessage } from '../../src/led/create-message'
import { raiseAlert } from '../../src/led/raise-alert'
import { registerScreen } from '../../src/led/register-screen'
import { registerChild } from '../../src/participation/register-child'
import { registerFamily } from '../../src/participation/register-family'
import { familyTicket } from '../../src/participation/tickets'
import { makeDeskRequest } from '../../src/people/make-request'
import { previewChildImport } from '../../src/people/preview-child-import'
import { saveHoliday } from '../../src/places/save-holiday'
import { createTerm } from '../../src/places/save-term'
import { createReport } from '../../src/reports/create-report'
import { HOUR } from '../../src/shared/dates'
import { alertInputOf } from '../support/alerts'
import { plantChild } from '../support/attendance'
import { badTexts, badValues, postFormsOf } from '../support/bad-input'
import { messageInputOf } from '../support/boards'
import { openPhone } from '../support/checkin'
import { campaignOf, eventOf } from '../support/event-input'
import { callApi, getPage, keyFor, postForm, signedIn, testApp } from '../support/http'
import { publishedEvent } from '../support/published-event'
import { type Scenario, scenario } from '../support/scenario'
import { workbookOf } from '../support/workbook'

const ORIGIN = 'http://san-choi.test'

let s: Scenario
let app: ReturnType<typeof testApp>
let as: string
let province: string
let key: string
let ids: Record<string, string>
let screenKey: string
let deviceKey: string

vi.setConfig({ testTimeout: 120_000 })

const childRows = [
  ['Họ và tên', 'Năm sinh', 'Giới tính', 'Tổ dân phố'],
  ['Nguyễn Bảo An', 2016, 'Nữ', 'Tổ 3'],
  ['=cmd|/c calc!A1', 2091, 'x', '<script>alert(1)</script>'],
]

/** A ward with one of everything; the forms use theirs up. */
async function plant() {
  s = await scenario()
  app = testApp(s)
  as = await signedIn(s, 'admin')
  province = await signedIn(s, 'province')
  key = await keyFor(s, 'admin')
  const draft = await createEvent(s.editor, eventOf(s))
  const waiting = await createEvent(s.editor, eventOf(s, { startsOn: '2026-06-12' }))
  await submitEvent(s.editor, waiting.id)
  const open = await publishedEvent(s)
  const held = await publishedEvent(s, { startsAt: s.clock.now - HOUR })
  const campaign = await createCampaign(s.editor, campaignOf(s))
  const screen = await registerScreen(s.admin, { name: 'Cổng UBND', width: 192, height: 96 })
  const text = messageInputOf('Gọi 111 khi cần')
  const message = await createMessage(s.editor, text)
  const alert = await raiseAlert(s.approver, alertInputOf())
  const term = await createTerm(s.admin, { name: 'Học kỳ I', startsOn: '2026-09-05', endsOn: '2027-01-17' })
  const holiday = await saveHoliday(s.admin, '2026-09-02', { name: 'Quốc khánh' })
  const child = await plantChild(s)
  const place = await registerChild(s.editor, open.id, child)
  const other = await plantChild(s, { name: 'Lê Văn Bé' })
  const family = await registerFamily(s.editor, held.id, [child, other])
  const asked = await makeDeskRequest(s.editor, { kind: 'withdrawal', name: 'Bà Tư', phone: '', words: 'Thôi học.' })
  const list = await previewChildImport(s.editor, workbookOf(childRows), { fileName: 'to-3.xlsx', consents: 'paper' })
  const report = await createReport(s.editor, { period: 'month', on: '2026-06-09' })
  const phone = await openPhone(s, [held.occurrenceIds[0]!])
  deviceKey = phone.key
  screenKey = screen.key
  ids = {
    ...{
      draft: draft.id,
      waiting: waiting.id,
      event: open.id,
      occurrence: held.occurrenceIds[0]!,
      campaign: campaign.id,
    },
    ...{ screen: screen.id, message: message.id, alert: alert.id, child, registration: place.id },
    ...{ term: term.id, date: holiday.date, year: '2026' },
    ...{ ticket: await familyTicket(s.crypto, family.id), request: asked.id, secret: asked.secret, list: list.id },
    ...{ other, report: report.id, device: phone.device.id },
    ...{ organization: s.office.id, group: s.otherGroup.id, venue: s.square.id },
  }
}
beforeAll(plant)

const addressOf = (path: string) =>
  path
    .replace(':ward', s.slug)
    .replace(/^\/requests\/:request/, '/requests/:secret')
    .replace(':key', screenKey)
    .replace(
      /\/([gvt])\/:file/,
      (_, kind: string) => `/${kind}/${{ g: s.group.slug, v: s.venue.slug, t: 'sports' }[kind]}.ics`,
    )
    .replace(/:(\w+)/g, (_, name: string) => ids[name] ?? 'khong-co')

/** Whoever may open a page. */
const readerOf = (path: string) => (path.startsWith('/staff/province') ? province : as)

/** What holds of every answer, however bad the question. */
async function expectSound(what: string, response: Response): Promise<void> {
  const body = await response.text()
  expect.soft(response.status, what).toBeLessThan(500)
  if (!response.headers.get('content-type')?.startsWith('text/html')) return
  expect
    .soft(body.match(/<script>alert|\[object Object\]|>undefined<|\bNaN\b|\[native code\]/)?.[0], what)
    .toBeUndefined()
}

const pages = access.filter(([method, path]) => method === 'GET' && !path.startsWith('/api/'))

/** Pages that read their query; the others see it only in the frame. */
const reading = [
  ...['/w/:ward', '/w/:ward/subscribe', '/w/:ward/events/:event', '/w/:ward/calendar.ics', '/staff/events'],
  ...['/staff/events/new', '/staff/children', '/staff/children/new', '/staff/children/:child', '/staff/attendance'],
  ...['/staff/registrations/:event', '/staff/led/screens/:screen', '/staff/reports', '/staff/places'],
  ...['/staff/places/almanac', '/staff/places/almanac/holidays/:date'],
  ...['/staff/led', '/staff/led/report', '/staff/led/alert', '/staff/led/screens/:screen/frame.png'],
  ...['/tickets/:ticket', '/staff/children/duplicates', '/staff/requests', '/staff/access-log', '/staff/census/:year'],
  ...['/staff/reports/documents/new', '/staff/province', '/staff/attendance/:occurrence/quick-entry'],
  ...['/led/v1/:key/now.txt', '/led/v1/:key/kv.txt', '/led/v1/:key/frame.png', '/led/v1/:key/frame.bmp'],
]

/** A few of them, others for every index, so that all are sent while no run takes minutes. */
const some = <T>(values: Record<string, T>, index: number, step: number) =>
  Object.entries(values).filter((_, at) => at % step === index % step)

test.each(pages.map(([, path]) => [path]))('GET %s answers whatever stands in its query', async path => {
  const names = [
    'week',
    'page',
    'q',
    'g',
    't',
    'tab',
    'done',
    'date',
    'group',
    'on',
    'at',
    'next',
    'from',
    'to',
    'status',
  ]
  const more = ['lang', 'view', 'calendar', 'edit', 'category', 'venueId', 'campaignId', 'event', 'expand', 'v']
  const ofBoards = ['every', 'bits', 'item', 'minute', 'show', 'paired', 'again', 'message', 'screen']
  for (const [what, text] of Object.entries(badTexts)) {
    const bad = text.slice(0, 2000)
    const query = new URLSearchParams([...names, ...more, ...ofBoards].map(name => [name, bad]))
    const view = path === '/staff/events' ? { list: 'list' } : { given: bad }
    for (const value of Object.values(view)) {
      query.set('view', value)
      await expectSound(`${path} ${what}`, await getPage(app, `${addressOf(path)}?${query}`, { as: readerOf(path) }))
    }
  }
  if (!reading.includes(path)) return
  for (const name of [...names, ...more, ...ofBoards])
    for (const bad of ['99999999999', '2199-12-31', 'constructor'])
      await expectSound(
        `${path} ${name}=${bad}`,
        await getPage(app, `${addressOf(path)}?${name}=${bad}`, { as: readerOf(path) }),
      )
})

test.each(pages.filter(([, path]) => path.includes(':')).map(([, path]) => [path]))(
  'GET %s answers whatever stands in its path',
  async path => {
    for (const bad of [
      '%E0%A4',
      '%00',
      '%2e%2e%2f',
      '__proto__',
      'constructor',
      '%3Cscript%3Ealert(1)%3C%2Fscript%3E',
      'x'.repeat(5000),
      '%F0%9F%98%80',
      "'--",
    ]) {
      const response = await getPage(app, path.replace(/:\w+/g, bad), { as: readerOf(path) })
      await expectSound(`${path} ${bad.slice(0, 40)}`, response)
      expect([200, 303, 400, 404, 409, 410, 422], `${path} ${bad.slice(0, 40)} ${response.status}`).toContain(
        response.status,
      )
    }
  },
)

test('odd methods and validators get an answer without a fault', async () => {
  for (const [, path] of pages) {
    for (const method of ['HEAD', 'OPTIONS', 'PUT', 'PATCH', 'DELETE', 'PROPFIND'])
      await expectSound(
        `${method} ${path}`,
        await app.request(ORIGIN + addressOf(path), { method, headers: { cookie: as, origin: ORIGIN } }),
      )
    for (const value of ['"', 'W/', '*, "x"', '"'.repeat(999), 'W/"%"'])
      await expectSound(
        `${path} ${value.slice(0, 9)}`,
        await getPage(app, addressOf(path), { as, headers: { 'if-none-match': value, 'if-modified-since': value } }),
      )
  }
})

describe('forms', () => {
  beforeEach(plant)
  const open = ['/w/:ward/events/:event', '/w/:ward/privacy', '/tickets/:ticket', '/tickets/:ticket/family']
  const withForm = pages.filter(([, path]) => path.startsWith('/staff') || open.includes(path))
  const special = [
    ...['/staff/events/:draft', '/staff/events/:draft/edit', '/staff/events/:waiting', '/staff/children/:child?edit'],
    ...['/staff/registrations/:event?group=:ownGroup', '/staff/settings?tab=keys', '/staff/settings'],
  ]

  test('no form of any page breaks, shows raw markup, or answers a mistake with anything but a reason', async () => {
    const seen = new Map<string, Record<string, string>>()
    for (const path of [...withForm.map(([, path]) => path), ...special]) {
      const at = addressOf(path.replace(':ownGroup', s.group.id))
      const html = await (await getPage(app, at, { as: path === '/staff/sign-in' ? undefined : as })).text()
      for (const { action, fields } of postFormsOf(html, at))
        if (action !== '/staff/sign-out') seen.set(`${action} ${Object.keys(fields).join()}`, fields)
    }
    expect(seen.size).toBeGreaterThan(30)
    for (const [name, base] of seen) {
      const action = name.split(' ')[0]!
      const fields = Object.keys(base)
      const send = async (what: string, body: Record<string, string | string[]>) => {
        const response = await postForm(app, action, body, { as })
        await expectSound(`${action} ${what}`, response)
        expect([200, 303, 400, 403, 404, 409, 413, 422, 429], `${action} ${what}: ${response.status}`).toContain(
          response.status,
        )
      }
      for (const [what, text] of Object.entries(badTexts)) {
        await send(`all ${what}`, Object.fromEntries(fields.map(field => [field, text])))
      }
      for (const [index, field] of fields.entries())
        for (const [what, text] of some(badTexts, index, 12)) await send(`${field} ${what}`, { ...base, [field]: text })
      await send('nothing', {})
      await send('twice', Object.fromEntries(fields.map(field => [field, [base[field]!, 'x']])))
      await send('lists', Object.fromEntries(fields.map(field => [`${field}[]`, [base[field]!, 'x']])))
      await send('prototype', { ...base, __proto__: 'x', constructor: 'y', 'a[b][c]': 'z', 'a.b': 'c' })
      await send('unknown', { ...base, '<script>alert(1)</script>': 'x' })
    }
  })

  test('a refused form gives back every text that was typed', async () => {
    const typed = '  Lớp "học" <b>bơi</b> & vẽ '
    const cases: [string, string, Record<string, string>][] = [
      [
        '/staff/events',
        'title',
        eventOf(s, { startsOn: '31/02/2026', description: 'Mang <áo> phao' }) as unknown as Record<string, string>,
      ],
      [
        '/staff/campaigns',
        'name',
        {
          ...(campaignOf(s, { endsOn: '2026-05-01', letterBasedOn: 'KH <170>' }) as unknown as Record<string, string>),
        },
      ],
      ['/staff/places/venues', 'name', { address: 'Tổ <5>', opensAt: '22:00', closesAt: '06:00' }],
      ['/staff/places/organizations', 'name', { kind: 'school', phone: 'không <có>' }],
      ['/staff/places/groups', 'name', { validFrom: '30/02/2026' }],
      ['/staff/led/messages', 'text', { 'windows.0.startsOn': '2026-06-09', 'windows.0.endsOn': '<hôm nay>' }],
      ['/staff/led/pair', 'name', { kind: 'new', code: '<mã>' }],
      ['/staff/led/screens', 'name', { width: 'chín', height: '96' }],
      [
        '/staff/children',
        'name',
        { groupId: s.group.id, birthYear: '2091', gender: 'girl', guardianName: 'Bà <Tư>', consentMethod: 'paper' },
      ],
      ['/staff/invitations', 'name', { role: 'coordinator' }],
      [`/w/${s.slug}/events/${ids.event}/registrations`, 'children.0.name', { guardianName: 'Bà <Tư>', phone: '12' }],
      [`/w/${s.slug}/requests`, 'words', { name: 'Bà <Tư>', phone: '12' }],
      ['/staff/requests', 'words', { name: 'Bà <Tư>', phone: '12' }],
      [`/tickets/${ids.ticket}/family/requests`, 'words', { childId: ids.child!, kind: 'hỏi' }],
      ['/staff/reports/documents', 'title', { period: 'custom', from: '2026-06-09', to: '2026-06-01' }],
      [`/staff/children/${ids.child}/consents`, 'guardianName', { purpose: 'photo', guardianPhone: '<số>' }],
      [`/staff/registrations/${ids.event}/codes`, 'count', {}],
      [`/staff/attendance/${ids.occurrence}/walk-ins`, 'name', { birthYear: '2091' }],
    ]
    for (const [action, field, rest] of cases) {
      const response = await postForm(app, action, { ...rest, [field]: typed }, { as })
      const html = await response.text()
      expect([422, 409], action).toContain(response.status)
      const kept = postFormsOf(html, action).map(form => form.fields)
      const own = kept.find(fields => fields[field] === typed)
      expect(own, `${action} keeps ${field}`).toBeDefined()
      for (const [name, value] of Object.entries(rest))
        if (/</.test(String(value))) expect(own![name], `${action} ${name}`).toBe(value)
      expect(html, action).toMatch(/id="errors"|aria-invalid/)
    }
  })

  test('a body that is too large, of another kind or cut off is refused with a reason', async () => {
    const post = (path: string, type: string, body: BodyInit, headers = {}) =>
      app.request(ORIGIN + path, {
        method: 'POST',
        body,
        headers: { 'content-type': type, origin: ORIGIN, cookie: as, ...headers },
      })
    const form = 'application/x-www-form-urlencoded'
    for (const path of ['/staff/events', `/w/${s.slug}/events/${ids.event}/registrations`, '/staff/sign-in']) {
      const large = await post(path, form, `name=${'x'.repeat(200_000)}`)
      expect(large.status, path).toBe(413)
      expect(await large.text()).toContain('lang="vi"')
      const streamed = new Blob([`name=${'x'.repeat(200_000)}`]).stream()
      expect((await post(path, form, streamed)).status, path).toBe(413)
      const cut = await post(
        path,
        'multipart/form-data; boundary=x',
        '--x\r\nContent-Disposition: form-data; name="name"\r\n\r\nabc',
      )
      expect([400, 422], path).toContain(cut.status)
      const file = new FormData()
      file.set('name', new File(['x'], 'x.txt'))
      expect(
        (await app.request(ORIGIN + path, { method: 'POST', body: file, headers: { origin: ORIGIN, cookie: as } }))
          .status,
        path,
      ).toBe(422)
      for (const [type, body] of [
        ['application/json', '{"name":"x"}'],
        ['text/xml', '<a/>'],
        [form, '%E0%A4=%ZZ&&&=&name=%'],
      ] as const)
        expect([400, 422], `${path} ${type}`).toContain((await post(path, type, body)).status)
    }
  })
})

describe('the API', () => {
  beforeAll(plant)
  const writing = access.filter(([method, path]) => method !== 'GET' && path.startsWith('/api/v1/'))

  type Schema = { properties?: Record<string, unknown> }
  async function fieldsOf(method: string, path: string): Promise<string[]> {
    const openapi = await (await getPage(app, '/api/openapi.json')).json<{
      paths: Record<string, Record<string, { requestBody?: { content: Record<string, { schema: Schema }> } }>>
    }>()
    const body = openapi.paths[path.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()]?.requestBody
    return Object.keys(body?.content['application/json']?.schema.properties ?? {})
  }
  const bases = (): Record<string, Record<string, unknown>> => ({
    events: eventOf(s, { version: 1 }),
    campaigns: campaignOf(s, { version: 1 }),
    'led-messages': { text: 'Chào', windows: [{ startsOn: '2026-06-01', endsOn: '2026-06-02' }], version: 1 },
    'led-alerts': alertInputOf(),
    screens: { name: 'Cổng', width: 64, height: 32 },
    children: {
      name: 'Bé',
      groupId: s.group.id,
      birthYear: 2016,
      gender: 'girl',
      consentMethod: 'paper',
      assent: 'yes',
    },
    organizations: { name: 'Trường', kind: 'school' },
    groups: { name: 'Tổ' },
    venues: { name: 'Sân' },
  })

  test.each(writing.map(([method, path]) => [method, path]))('%s %s', async (method, path) => {
    const at = addressOf(path)
    const base = bases()[path.split('/')[3]!] ?? {}
    const sound = async (what: string, response: Response) => {
      await expectSound(`${method} ${path} ${what}`, response.clone())
      if (response.status < 400) return
      expect(response.headers.get('content-type'), what).toContain('application/problem+json')
      const problem = await response.json<{ title: string; status: number }>()
      expect(problem.status).toBe(response.status)
      expect(problem.title.length).toBeGreaterThan(5)
    }
    const fields = await fieldsOf(method, path)
    const known = Object.fromEntries(Object.entries(base).filter(([name]) => fields.includes(name)))
    for (const field of fields)
      for (const [what, value] of Object.entries(badValues))
        await sound(`${field} ${what}`, await callApi(app, method, at, key, { ...known, [field]: value }))
    for (const [what, value] of Object.entries(badValues))
      await sound(what, await callApi(app, method, at, key, Object.fromEntries(fields.map(field => [field, value]))))
    const raw = (body: string, type = 'application/json') =>
      app.request(ORIGIN + at, { method, body, headers: { authorization: `Bearer ${key}`, 'content-type': type } })
    const reads = fields.length > 0
    for (const body of ['', '{', '[]', 'null', '"x"', '1', '\ud800', '{"a":'.repeat(5000)]) {
      const response = await raw(body)
      if (reads) expect(response.status, body.slice(0, 9)).toBe(400)
      await sound(body.slice(0, 9), response)
    }
    await sound('prototype', await raw('{"__proto__":{"name":"x"},"constructor":{"prototype":{}}}'))
    await sound('deep', await raw(`{"name":${'['.repeat(9000)}${']'.repeat(9000)}}`))
    const size = at === '/api/v1/imports' ? MOST_BYTES : 200_000
    const large = await raw(`{"name":"${'x'.repeat(size)}"}`)
    expect(large.status).toBe(413)
    await sound('large', large)
    for (const bad of ['%E0%A4', '__proto__', 'x'.repeat(3000), '%00'])
      await sound(bad.slice(0, 9), await callApi(app, method, path.replace(/:\w+/g, bad), key, known))
  })

  test('lists answer whatever stands in their query', async () => {
    for (const [, path] of access.filter(([method, path]) => method === 'GET' && path.startsWith('/api/v1/')))
      for (const [what, text] of Object.entries(badTexts)) {
        const names = ['q', 'page', 'from', 'to', 'status', 'category', 'eventId', 'venueId']
        const bad = names.map((name): [string, string] => [name, text.slice(0, 2000)])
        const query = new URLSearchParams([['groupId', s.group.id], ...bad])
        await expectSound(`${path} ${what}`, await callApi(app, 'GET', `${addressOf(path)}?${query}`, key))
        for (const name of ['q', 'page', 'from']) {
          const one = new URLSearchParams({ groupId: s.group.id, [name]: text.slice(0, 2000) })
          await expectSound(`${path} ${name} ${what}`, await callApi(app, 'GET', `${addressOf(path)}?${one}`, key))
        }
      }
  })
})

test('what devices send is taken or refused with a reason, whatever it is, and the board goes on showing what is true', async () => {
  await plant()
  const showing = async () => (await getPage(app, `/led/v1/${screenKey}/now.txt`)).text()
  const before = await showing()
  const play = { itemId: 'hotline-111', startedAt: s.clock.now, seconds: 8 }
  const beat = { playing: 'hotline-111', validUntil: s.clock.now, clockOffsetSec: 0, version: '1' }
  const cases: [string, Record<string, unknown>, (bad: Record<string, unknown>) => unknown][] = [
    ['pairings', { width: 64, height: 32 }, bad => bad],
    ['pairings/khong-co/collection', { secret: 'x' }, bad => bad],
    [`${screenKey}/beat`, beat, bad => bad],
    [`${screenKey}/plays`, play, bad => ({ plays: [bad] })],
    [`${screenKey}/plays`, { plays: [play] }, bad => bad],
  ]
  for (const [path, good, wrapped] of cases) {
    const send = async (what: string, body: string) => {
      const response = await app.request(`${ORIGIN}/led/v1/${path}`, { method: 'POST', body })
      await expectSound(`${path} ${what}`, response)
      expect([200, 201, 204, 400, 404, 413, 422, 429], `${path} ${what}`).toContain(response.status)
    }
    for (const field of Object.keys(good))
      for (const [what, value] of Object.entries(badValues))
        await send(`${field} ${what}`, JSON.stringify(wrapped({ ...good, [field]: value })))
    for (const body of ['', '{', '[]', 'null', '"x"', '\ud800', '{"a":'.repeat(2000), `{"a":"${'x'.repeat(99_999)}"}`])
      await send(body.slice(0, 9), body)
  }
  expect(await showing()).toBe(before)
})

test('what phones at the door send is kept or refused with a reason, whatever it is', async () => {
  await plant()
  const at = { nonce: 'nonce-1234', at: s.clock.now, occurrenceId: ids.occurrence }
  const child = { name: 'Bé', groupId: s.group.id, birthYear: 2017, gender: 'boy', consent: true, assent: 'yes' }
  const mark = { ...at, kind: 'mark', childId: ids.child, present: true, method: 'tick' }
  const walkIn = { ...at, kind: 'walk_in', child }
  const count = { ...at, kind: 'count', counts: { girls_6_10: 3 } }
  const cases: [string, Record<string, unknown>, (bad: Record<string, unknown>) => unknown][] = [
    ['devices', { code: 'x' }, bad => bad],
    ['batches', { schemaVersion: 1, operations: [mark] }, bad => bad],
    ...[mark, walkIn, count].map(
      (one): [string, Record<string, unknown>, (bad: Record<string, unknown>) => unknown] => [
        'batches',
        one,
        bad => ({ schemaVersion: 1, operations: [bad] }),
      ],
    ),
    ['batches', child, bad => ({ schemaVersion: 1, operations: [{ ...walkIn, child: bad }] })],
    ['batches', { girls_6_10: 3 }, bad => ({ schemaVersion: 1, operations: [{ ...count, counts: bad }] })],
  ]
  const authorization = `Bearer ${deviceKey}`
  for (const [path, good, wrapped] of cases) {
    const send = async (what: string, body: string) => {
      const response = await app.request(`${ORIGIN}/checkin/v1/${path}`, {
        method: 'POST',
        body,
        headers: { authorization },
      })
      await expectSound(`${path} ${what}`, response.clone())
      expect([200, 400, 404, 413, 422, 429], `${path} ${what}: ${response.status}`).toContain(response.status)
      const answer = await response.json<{ title?: string; results?: { status: string; reason?: object }[] }>()
      if (response.status >= 400) expect(answer.title?.length).toBeGreaterThan(5)
      for (const result of answer.results ?? []) if (result.status === 'refused') expect(result.reason).toBeDefined()
    }
    for (const field of Object.keys(good))
      for (const [what, value] of Object.entries(badValues))
        await send(`${field} ${what}`, JSON.stringify(wrapped({ ...good, [field]: value })))
    for (const body of ['', '{', '[]', 'null', '"x"', '\ud800', '{"a":'.repeat(2000), `{"a":"${'x'.repeat(600_000)}"}`])
      await send(body.slice(0, 9), body)
  }
  for (const bad of ['', 'Bearer', 'Bearer x', `Bearer ${'x'.repeat(9000)}`, 'Basic eDp5', `bearer  ${deviceKey}x`])
    expect((await getPage(app, '/checkin/v1/roster', { headers: { authorization: bad } })).status, bad).toBe(401)
})

test('texts are stored composed, on one line, without control characters', async () => {
  const name = 'Sân\u0000 vận\r\nđộng \u202exã'
  const made = await callApi(app, 'POST', '/api/v1/venues', key, { name: name.normalize('NFD') })
  expect(made.status).toBe(201)
  expect((await made.json<{ name: string }>()).name).toBe('Sân vận động xã'.normalize('NFC'))
})
