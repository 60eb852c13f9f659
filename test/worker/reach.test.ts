import { beforeAll, expect, test } from 'vitest'
import { createCampaign } from '../../src/campaigns/create-campaign'
import { createEvent } from '../../src/events/create-event'
import { access } from '../../src/http/access'
import { createMessage } from '../../src/led/create-message'
import { registerScreen } from '../../src/led/register-screen'
import { registerChild } from '../../src/participation/register-child'
import { matchRequest } from '../../src/people/close-request'
import { linkSiblings } from '../../src/people/family'
import { makeDeskRequest } from '../../src/people/make-request'
import { previewChildImport } from '../../src/people/preview-child-import'
import { createReport } from '../../src/reports/create-report'
import { signReport } from '../../src/reports/sign-report'
import { HOUR } from '../../src/shared/dates'
import { plantChild } from '../support/attendance'
import { messageInputOf } from '../support/boards'
import { openPhone } from '../support/checkin'
import { campaignOf, eventOf } from '../support/event-input'
import { dump } from '../support/every-table'
import { callApi, getPage, keyFor, postForm, signedIn, testApp } from '../support/http'
import { publishedEvent } from '../support/published-event'
import { type Scenario, scenario } from '../support/scenario'
import { workbookOf } from '../support/workbook'

/** A ward with one of everything, its child and group under names to look for. */
async function plant(s: Scenario) {
  const draft = await createEvent(s.editor, eventOf(s, { title: 'Lớp của phường kia' }))
  const open = await publishedEvent(s, { startsAt: s.clock.now - HOUR })
  const campaign = await createCampaign(s.editor, campaignOf(s))
  const screen = await registerScreen(s.admin, { name: 'Cổng UBND', width: 192, height: 96 })
  const message = await createMessage(s.editor, messageInputOf('Chào'))
  const child = await plantChild(s, { name: 'Quách Hoàng Yến Nhi', groupId: s.otherGroup.id })
  const other = await plantChild(s, { name: 'Quách Hoàng Yến Nhi', birthYear: 2015, groupId: s.otherGroup.id })
  const place = await registerChild(s.editor, open.id, child)
  const asked = await makeDeskRequest(s.editor, { kind: 'erasure', name: 'Quách', phone: '', words: 'Xóa Yến Nhi.' })
  await matchRequest(s.editor, asked.id, { childId: child })
  const rows = [
    ['Họ và tên', 'Năm sinh', 'Giới tính', 'Tổ dân phố'],
    ['Quách Hoàng Yến Nhi', 2014, 'Nữ', s.otherGroup.name],
  ]
  const list = await previewChildImport(s.editor, workbookOf(rows), { fileName: 'to.xlsx', consents: 'paper' })
  const report = await createReport(s.editor, { period: 'month', on: '2026-06-09', title: 'Lớp của phường kia' })
  await signReport(s.approver, report.id, { version: 1 })
  const phone = await openPhone(s, [open.occurrenceIds[0]!])
  return {
    ...{ other, request: asked.id, list: list.id, report: report.id, device: phone.device.id },
    ...{ file: 'official.xlsx' },
    ...{
      draft: draft.id,
      event: open.id,
      occurrence: open.occurrenceIds[0]!,
      campaign: campaign.id,
      screen: screen.id,
    },
    ...{ message: message.id, child, registration: place.id, organization: s.office.id, group: s.otherGroup.id },
    ...{ venue: s.square.id, staff: `editor-${s.wardId}` },
  }
}

type Ids = Awaited<ReturnType<typeof plant>>
let s: Scenario
let app: ReturnType<typeof testApp>
let own: Ids
let other: { s: Scenario; ids: Ids }

beforeAll(async () => {
  s = await scenario()
  app = testApp(s)
  own = await plant(s)
  const there = await scenario({ db: s.db, provinceCode: '22' })
  await signedIn(there, 'editor')
  other = { s: there, ids: await plant(there) }
})

const addressWith = (path: string, ids: Record<string, string>) =>
  path.replace(/:(\w+)/g, (_, name: string) => ids[name] ?? 'khong-co')

/** All rows of the other ward. */
const snapshot = async () =>
  (await dump(s.db, other.s.wardId))
    .filter(line => line.includes(other.s.wardId))
    .sort()
    .join('\n')

const withIds = access.filter(([, path]) =>
  /^\/(staff|api\/v1)\/.*:(?!token|language|session|invitation|apiKey)/.test(path),
)

test('another ward’s ids are missing on every route, and nothing of it changes', async () => {
  const [admin, province, key] = [await signedIn(s, 'admin'), await signedIn(s, 'province'), await keyFor(s, 'admin')]
  const before = await snapshot()
  const body = { ...eventOf(s), version: '1', reason: 'Mưa lớn', childId: own.child, child: own.child, present: 'yes' }
  expect(withIds.length).toBeGreaterThan(50)
  for (const [method, path] of withIds)
    for (const event of [other.ids.event, other.ids.draft]) {
      // The year is no id, and the province's own sum is named by no ward.
      if (/:year/.test(path) || path === '/staff/province/files/:file') continue
      const as = path.startsWith('/staff/province') ? province : admin
      const at = addressWith(path, { ...other.ids, event })
      const response = path.startsWith('/api')
        ? await callApi(app, method, at, key, method === 'GET' ? undefined : {})
        : method === 'GET'
          ? await getPage(app, at, { as })
          : await postForm(app, at, body, { as })
      expect([404, 422, 428], `${method} ${path} ${response.status}`).toContain(response.status)
      const text = await response.text()
      expect(text, path).not.toMatch(/Yến Nhi|Lớp của phường kia/)
    }
  expect(await snapshot()).toBe(before)
})

test('an id that belongs to something else of the ward is missing', async () => {
  const key = await keyFor(s, 'admin')
  const second = await publishedEvent(s)
  for (const [method, path, body] of [
    ['DELETE', `/api/v1/events/${second.id}/registrations/${own.registration}`],
    ['POST', `/api/v1/events/${second.id}/occurrences/${own.occurrence}/cancellation`, { reason: 'Mưa lớn' }],
    ['POST', `/api/v1/events/${own.venue}/registrations`, { childId: own.child }],
    ['POST', `/api/v1/events/${second.id}/registrations`, { childId: other.ids.child }],
    ['PUT', `/api/v1/occurrences/${own.occurrence}/attendance/${other.ids.child}`],
    ['PUT', `/api/v1/occurrences/${own.occurrence}/attendance/${other.ids.child}?walkIn=true`],
  ] as const)
    expect((await callApi(app, method, path, key, body)).status, path).toBe(404)
  const choices = [
    ['POST', '/api/v1/events', eventOf(s, { venueId: other.ids.venue })],
    ['POST', '/api/v1/events', eventOf(s, { organizationId: other.ids.organization })],
    ['POST', '/api/v1/events', eventOf(s, { campaignId: other.ids.campaign })],
    ['POST', '/api/v1/events', eventOf(s, { groupIds: [other.ids.group] })],
    ['POST', '/api/v1/events', eventOf(s, { officerId: other.ids.staff })],
    ['POST', '/api/v1/campaigns', campaignOf(s, { organizationId: other.ids.organization })],
    ['POST', '/api/v1/venues', { name: 'Sân bóng', groupId: other.ids.group }],
    ['POST', '/api/v1/groups', { name: 'TDP Mới', predecessors: [other.ids.group] }],
    ['POST', '/api/v1/screens', { name: 'Cổng', width: 64, height: 32, groupId: other.ids.group }],
    [
      'POST',
      '/api/v1/led-messages',
      { text: 'Chào', startsOn: '2026-06-01', endsOn: '2026-06-02', campaignId: other.ids.campaign },
    ],
    [
      'POST',
      '/api/v1/children',
      { name: 'Bé', groupId: other.ids.group, birthYear: 2020, gender: 'girl', consentMethod: 'paper' },
    ],
  ] as const
  for (const [method, path, body] of choices)
    expect((await callApi(app, method, path, key, body)).status, JSON.stringify(body)).toBe(422)
})

test('a group head and a coordinator read no child beyond their own, by page or by key', async () => {
  const secret = /Yến Nhi|Quách|>Nhi</
  for (const role of ['group_head', 'coordinator'] as const) {
    const [as, key] = [await signedIn(s, role), await keyFor(s, role)]
    const owner = role === 'coordinator' ? own : { ...own, organization: s.school.id }
    // The event is the school's, the coordinator's own; the other organization's is looked for instead.
    const event =
      role === 'coordinator'
        ? await publishedEvent(s, { organizationId: s.office.id, startsAt: s.clock.now - HOUR })
        : null
    const ids = event ? { ...owner, event: event.id, occurrence: event.occurrenceIds[0]! } : owner
    if (event) await registerChild(s.editor, event.id, own.child)
    for (const [method, path] of withIds) {
      if (!/child|registration|attendance|occurrence/.test(path)) continue
      const at = addressWith(path, ids)
      const fields = {
        group: own.group,
        q: 'nhi',
        findGroup: own.group,
        findName: 'nhi',
        step: 'find',
        child: own.child,
        childId: own.child,
      }
      const response = path.startsWith('/api')
        ? await callApi(app, method, at, key, method === 'GET' ? undefined : { childId: own.child })
        : method === 'GET'
          ? await getPage(app, `${at}?group=${own.group}`, { as })
          : await postForm(app, at, fields, { as })
      expect(await response.text(), `${role} ${method} ${path}`).not.toMatch(secret)
    }
    for (const at of [`/staff/children?group=${own.group}`, `/api/v1/children?groupId=${own.group}`]) {
      const response = at.startsWith('/api') ? await callApi(app, 'GET', at, key) : await getPage(app, at, { as })
      expect(await response.text(), `${role} ${at}`).not.toMatch(secret)
    }
    const search = await postForm(app, '/staff/children/search', { group: own.group, q: 'nhi' }, { as })
    expect(await search.text(), role).not.toMatch(secret)
  }
  // A sister in another group, by word and by phone, stays unseen on the page of the group's own child.
  const phone = { guardianName: 'Bà Tư', guardianRelation: 'grandparent', guardianPhone: '0987 111 222' }
  const mine = await plantChild(s, { name: 'Lê Văn Bé', ...phone })
  const sister = await plantChild(s, { name: 'Quách Yến Nhi', groupId: s.otherGroup.id, ...phone })
  const head = await signedIn(s, 'group_head')
  const page = async (at: string) => (await getPage(app, at, { as: head })).text()
  for (const linked of [false, true]) {
    if (linked) await linkSiblings(s.editor, mine, sister)
    for (const at of [`/staff/children/${mine}`, `/staff/children/duplicates`, `/staff/children/${mine}?edit`])
      expect(await page(at), at).not.toMatch(secret)
    await postForm(app, `/staff/children/${mine}/siblings`, { sibling: sister, siblingId: sister }, { as: head })
  }
  const place = await s.db.query.registrations.findFirst({ where: (r, { eq }) => eq(r.id, own.registration) })
  expect(place?.status).toBe('confirmed')
  expect(await s.db.query.attendances.findMany({ where: (a, { eq }) => eq(a.childId, own.child) })).toEqual([])
})
