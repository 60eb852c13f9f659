import { eq } from 'drizzle-orm'
import { strFromU8, unzipSync } from 'fflate'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { auditEntries, campaigns, children, dataRequests, registrations, wards } from '../../src/database/schema'
import { access } from '../../src/http/access'
import { registerScreen } from '../../src/led/register-screen'
import { addWalkIn } from '../../src/participation/add-walk-in'
import { registerChild } from '../../src/participation/register-child'
import { tickChild } from '../../src/participation/tick-child'
import { addChild } from '../../src/people/add-child'
import { previewChildImport } from '../../src/people/preview-child-import'
import { createReport } from '../../src/reports/create-report'
import { signReport } from '../../src/reports/sign-report'
import { HOUR } from '../../src/shared/dates'
import { newId } from '../../src/shared/ids'
import { fold } from '../../src/shared/text'
import { openPhone, operationsAt } from '../support/checkin'
import { typedForm } from '../support/child-input'
import { callApi, getPage, keyFor, postForm, signedIn, testApp } from '../support/http'
import { publishedEvent } from '../support/published-event'
import { type Scenario, scenario } from '../support/scenario'
import { workbookOf } from '../support/workbook'

const people = ['Quách Hoàng Yến Nhi', 'Đoàn Vĩnh Phước', 'Tống Khánh Quỳnh', 'Giáp Thị Ngoãn', 'Lường Văn Ỷ']
const phones = ['912777331', '987666442', '903555113']

const bytes = (text: string) => String.fromCharCode(...new TextEncoder().encode(text))
const escaped = (text: string) =>
  Array.from(text, char => (char > '~' ? `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}` : char)).join('')

/** A secret in every dress it could leave in. */
const forms = (secret: string) => [
  secret,
  secret.normalize('NFD'),
  secret.toUpperCase(),
  fold(secret),
  fold(secret).replaceAll(' ', '-'),
  encodeURIComponent(secret),
  encodeURIComponent(secret).replaceAll('%20', '+'),
  escaped(secret),
  btoa(bytes(secret)).replace(/=+$/, '').slice(0, -1),
]
const canaries = [
  ...people.flatMap(forms),
  ...phones.flatMap(digits => [digits, `${digits.slice(0, 3)} ${digits.slice(3, 6)} ${digits.slice(6)}`]),
]

const found = (text: string, secrets: string[]) => secrets.filter(secret => text.includes(secret))

let logged: string[]
beforeEach(() => {
  logged = []
  const keep = (...values: unknown[]) => void logged.push(values.map(String).join(' '))
  for (const level of ['log', 'info', 'warn', 'error', 'debug'] as const)
    vi.spyOn(console, level).mockImplementation(keep)
})
afterEach(() => vi.restoreAllMocks())

/** Children of every kind, registered from every hand, some of them present. */
async function plant(s: Scenario, app: ReturnType<typeof testApp>) {
  const event = await publishedEvent(s, { capacity: 2, prioritySeats: 1, startsAt: s.clock.now + HOUR })
  const input = {
    ...{ groupId: s.group.id, birthYear: 2016, gender: 'girl', assent: 'yes', consentMethod: 'paper' },
    ...{ household: 'poor', specialCircumstances: true, phone: `0${phones[0]}` },
    ...{ guardianName: people[3], guardianRelation: 'mother', guardianPhone: `0${phones[1]}` },
  }
  const { id } = await addChild(s.editor, { ...input, name: people[0] })
  await registerChild(s.groupHead, event.id, id)
  const path = `/w/${s.slug}/events/${event.id}/registrations`
  const own = { name: people[1]!, birthYear: '2015', gender: 'boy', guardianName: people[4]!, relation: 'father' }
  const typed = typedForm(s, { ...own, phone: `+84${phones[2]}` })
  const answers = [await postForm(app, path, typed), await postForm(app, path, typed)]
  const occurrence = event.occurrenceIds[0]!
  await tickChild(s.editor, occurrence, id)
  const { consentMethod: _, ...atTheDoor } = input
  await addWalkIn(s.editor, occurrence, { ...atTheDoor, name: people[2], consent: 'yes' })
  return { event, path, typed, answers }
}

test('nothing of a child stands on any public route, in any header, address, log or audit entry', async () => {
  const s = await scenario()
  const app = testApp(s)
  const { event, path, answers } = await plant(s, app)
  const { key } = await registerScreen(s.admin, { name: 'Cổng UBND', width: 192, height: 96 })
  const campaignId = newId()
  await s.db.insert(campaigns).values({
    ...{ id: campaignId, wardId: s.wardId, name: 'Hè an toàn', organizationId: s.office.id, searchName: 'he an toan' },
    ...{ startsOn: '2026-06-01', endsOn: '2026-08-31', publishedAt: s.clock.now },
    ...{ createdAt: s.clock.now, updatedAt: s.clock.now },
  })
  const ids = [
    ...(await s.db.select({ id: children.id }).from(children).where(eq(children.wardId, s.wardId))),
    ...(await s.db.select({ id: registrations.id }).from(registrations).where(eq(registrations.wardId, s.wardId))),
  ].map(({ id }) => id)
  expect(ids).toHaveLength(5)
  const secrets = [...canaries, ...ids]

  const files: Record<string, string> = { g: s.group.slug, v: s.venue.slug, t: 'digital_skills' }
  const address = (route: string) =>
    route
      .replace(':ward', s.slug)
      .replace(':event', event.id)
      .replace(':campaign', campaignId)
      .replace(':key', key)
      .replace(':language', 'en')
      .replace(/\/([gvt])\/:file/, (_, kind: string) => `/${kind}/${files[kind]}.ics`)
      .replace(/:\w+/g, 'khong-co')
  let read = 0
  const look = async (what: string, response: Response) => {
    const headers = JSON.stringify([...response.headers])
    const body = await response.text()
    expect(found(`${headers}\n${body}`, secrets), what).toEqual([])
    if (response.status === 200) read++
    return response
  }
  for (const answer of answers) {
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([303, 'private, no-store'])
    // The family's own address, which names its place and nobody.
    const ticket = await getPage(app, answer.headers.get('location')!)
    expect([ticket.status, ticket.headers.get('cache-control')]).toEqual([200, 'private, no-store'])
    const shown = [...answer.headers, ...ticket.headers].join() + (await answer.text()) + (await ticket.text())
    expect(found(shown, canaries)).toEqual([])
  }
  const open = access.filter(([, , ...callers]) => callers.includes('public') || callers.includes('screen'))
  for (const [method, route] of open) {
    if (method !== 'GET') {
      await look(`${method} ${route}`, await postForm(app, address(route), { name: '', q: 'x' }))
      continue
    }
    for (const query of ['', '?lang=en', `?q=${encodeURIComponent('lop')}`])
      await look(`${method} ${route}${query}`, await getPage(app, address(route) + query))
    expect((await getPage(app, address(route))).status, route).not.toBe(500)
  }
  expect(read).toBeGreaterThan(30)
  // Whoever is not let in learns nothing either.
  for (const [method, route] of access.filter(([, , ...callers]) => !callers.includes('public'))) {
    if (route.startsWith('/api/')) await look(`${method} ${route}`, await callApi(app, method, address(route)))
    else if (method === 'GET') await look(`${method} ${route}`, await getPage(app, address(route)))
    else await look(`${method} ${route}`, await postForm(app, address(route)))
  }
  expect(path).not.toMatch(/name|phone/)

  const audit = JSON.stringify(await s.db.select().from(auditEntries).where(eq(auditEntries.wardId, s.wardId)))
  const ward = JSON.stringify(await s.db.select().from(wards).where(eq(wards.id, s.wardId)))
  expect(found(audit + ward, canaries)).toEqual([])
  expect(found(logged.join('\n'), secrets)).toEqual([])
}, 60_000)

test('nothing of a child leaves what families, the office and the door were given: titles, headers, logs, audit, province', async () => {
  const s = await scenario()
  const app = testApp(s)
  const { event, answers } = await plant(s, app)
  const ticket = answers[0]!.headers.get('location')!.replace(/\?.*/, '')
  const words = `${people[0]} (0${phones[0]})`
  const sent = await postForm(app, `/w/${s.slug}/requests`, {
    ...{ kind: 'erasure', name: people[1]!, phone: `0${phones[1]}`, words },
  })
  const rows = [
    ['Họ và tên', 'Năm sinh', 'Giới tính', 'Tổ dân phố', 'Số điện thoại'],
    [people[2]!, 2014, 'Nữ', s.group.name, `0${phones[2]}`],
  ]
  const list = await previewChildImport(s.editor, workbookOf(rows), { fileName: 'to-3.xlsx', consents: 'paper' })
  const { id: report } = await createReport(s.editor, { period: 'month', on: '2026-06-09' })
  await signReport(s.approver, report, { version: 1 })
  const device = await openPhone(s, [event.occurrenceIds[0]!])
  await device.send(operationsAt(s, event.occurrenceIds[0]!).walkIn({ name: people[4]! }))
  const [admin, editor, province] = await Promise.all([
    signedIn(s, 'admin'),
    signedIn(s, 'editor'),
    signedIn(s, 'province'),
  ])
  // What their rightful readers open: names stand in the page and nowhere around it.
  const ids = (await s.db.select({ id: children.id }).from(children).where(eq(children.wardId, s.wardId))).map(
    ({ id }) => id,
  )
  const requests = await s.db.select().from(dataRequests).where(eq(dataRequests.wardId, s.wardId))
  const opened: [string, string?][] = [
    ...[ticket, `${ticket}/family`, `${ticket}?lang=en`].map((at): [string] => [at]),
    ...['', `/${requests[0]!.id}`, `/${requests[0]!.id}?error=x`].map((at): [string, string] => [
      `/staff/requests${at}`,
      editor,
    ]),
    [`/staff/children/imports/${list.id}`, editor],
    ...ids.flatMap((id): [string, string][] => [
      [`/staff/children/${id}`, editor],
      [`/staff/children/${id}/extract`, editor],
      [`/staff/children/${id}/extract.json`, editor],
    ]),
    [`/staff/attendance/${event.occurrenceIds[0]}/paper`, editor],
    [`/staff/registrations/${event.id}/slips`, editor],
  ]
  for (const [at, as] of opened) {
    const page = await getPage(app, at, { as })
    expect([page.status, page.headers.get('cache-control')], at).toEqual([200, 'private, no-store'])
    expect(found(JSON.stringify([...page.headers]), canaries), at).toEqual([])
    expect(page.headers.get('x-robots-tag'), at).toContain('noindex')
    const html = await page.text()
    expect(found(html.match(/<title>[^<]*/)?.[0] ?? '', canaries), at).toEqual([])
    const links = [...html.matchAll(/(?:href|action|src)="(?!tel:)([^"]*)"/g)].map(([, link]) => link).join('\n')
    expect(found(links, canaries), at).toEqual([])
  }
  // What names nobody to anybody.
  const nobody: [string, string?][] = [
    [sent.headers.get('location')!],
    ...['/checkin', '/checkin/manifest.webmanifest', `/w/${s.slug}/privacy`].map((at): [string] => [at]),
    ...['', '/files/summary.xlsx', `/reports/${report}`, `/reports/${report}/files/official.xlsx`].map(
      (at): [string, string] => [`/staff/province${at}`, province],
    ),
    ...['/staff/access-log', '/staff/reports', `/staff/reports/documents/${report}`].map((at): [string, string] => [
      at,
      admin,
    ]),
    ...['/staff/census/2026', '/staff/attendance/phones', '/staff'].map((at): [string, string] => [at, admin]),
  ]
  for (const [at, as] of nobody) {
    const page = await getPage(app, at, { as })
    expect(page.status, at).toBe(200)
    const bytes = new Uint8Array(await page.arrayBuffer())
    const text = bytes[0] === 0x50 ? Object.values(unzipSync(bytes)).map(part => strFromU8(part)) : [strFromU8(bytes)]
    expect(found(text.join() + JSON.stringify([...page.headers]), canaries), at).toEqual([])
  }
  const roster = await getPage(app, '/checkin/v1/roster', { headers: { authorization: `Bearer ${device.key}` } })
  const held = await roster.text()
  expect(held).toContain('Nhi')
  expect(found(held, canaries)).toEqual([])
  expect(held).not.toMatch(/poor|house|special|minority|birth|phone|2016/i)
  const audit = JSON.stringify(await s.db.select().from(auditEntries).where(eq(auditEntries.wardId, s.wardId)))
  expect(found(audit, canaries)).toEqual([])
  expect(found(logged.join('\n'), [...canaries, ...ids])).toEqual([])
}, 60_000)

test('a refusal repeats what was typed only in the form it came from, and only there', async () => {
  const s = await scenario()
  const app = testApp(s)
  const { path, typed } = await plant(s, app)
  const mistaken = await postForm(app, path, { ...typed, consent: '' })
  expect([mistaken.status, mistaken.headers.get('cache-control')]).toEqual([422, 'private, no-store'])
  expect(found(JSON.stringify([...mistaken.headers]), canaries)).toEqual([])
  const html = await mistaken.text()
  expect(found(html.replaceAll(/value="[^"]*"/g, ''), canaries)).toEqual([])
  // Where something breaks within, neither the page nor the log quotes what was sent.
  const db = Object.create(s.db, { batch: { value: () => Promise.reject(new Error(people[1])) } })
  const broken = testApp({ ...s, clock: s.clock, db })
  expect((await postForm(broken, path, typed)).status).toBe(500)
  expect(logged.join()).toContain('"route":')
  const key = await keyFor(s, 'editor')
  const child = { name: people[1], groupId: s.group.id, birthYear: 1900, gender: 'boy', consentMethod: people[4] }
  const fault = await callApi(broken, 'POST', '/api/v1/children', key, {
    ...child,
    birthYear: 2018,
    consentMethod: 'paper',
    assent: 'yes',
  })
  expect([fault.status, fault.headers.get('content-type')]).toEqual([500, 'application/problem+json; charset=utf-8'])
  expect(found(await fault.text(), canaries)).toEqual([])
  const texts = await Promise.all(
    [
      await postForm(broken, path, typed),
      await callApi(app, 'POST', '/api/v1/children', key, child),
      await callApi(app, 'POST', '/api/v1/children', key, { ...child, [people[2]!]: people[3] }),
      await getPage(app, `/w/${s.slug}/events/khong-co`),
    ].map(response => response.text()),
  )
  expect(found(texts[0]! + texts[1]! + texts[3]!, canaries)).toEqual([])
  // An unknown field is named back to its own sender, and nothing else of the request.
  expect(found(texts[2]!, [people[1]!, people[3]!, people[4]!])).toEqual([])
  expect(found(logged.join('\n'), canaries)).toEqual([])
})
