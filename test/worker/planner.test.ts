import { describe, expect, test } from 'vitest'
import { createEvent } from '../../src/events/create-event'
import { createOrganization } from '../../src/places/save-organization'
import type { MeetingsAnswer } from '../../src/web/islands/planner/contract'
import { eventOf } from '../support/event-input'
import { published } from '../support/event-steps'
import { getPage, signedIn, testApp } from '../support/http'
import { scenario } from '../support/scenario'

const week = 'from=2026-06-15&to=2026-06-22'

describe('the meetings behind the planning calendar', () => {
  async function planned() {
    const s = await scenario()
    const app = testApp(s)
    const as = await signedIn(s, 'editor')
    await published(s)
    const draft = { ...eventOf(s), title: 'Bản nháp', category: 'sports', venueId: s.square.id, startsOn: '2026-06-17' }
    await createEvent(s.editor, draft)
    const read = async (query: string, cookie = as) => {
      const response = await getPage(app, `/staff/events/meetings.json?${query}`, { as: cookie })
      return { response, answer: (response.ok ? await response.json() : null) as MeetingsAnswer }
    }
    return { s, app, as, read }
  }

  test('are those between two days, drafts among them, with the lunar name of every day', async () => {
    const { s, read } = await planned()
    const { response, answer } = await read('from=2026-06-01&to=2026-06-30')
    expect(response.headers.get('cache-control')).toBe('private, no-store')
    expect(answer.now).toBe(s.clock.now)
    expect(answer.meetings.map(({ title, status }) => [title, status])).toContainEqual(['Bản nháp', 'draft'])
    expect(Object.keys(answer.lunar)).toHaveLength(29)
    expect(answer.lunar['2026-06-15']).toBe('1/5')
  })

  test('are narrowed by venue, category and status', async () => {
    const { s, read } = await planned()
    for (const filter of [`venueId=${s.square.id}`, 'category=sports', 'status=draft']) {
      const { answer } = await read(`${week}&${filter}`)
      expect(
        answer.meetings.map(({ title }) => title),
        filter,
      ).toEqual(['Bản nháp'])
    }
    expect((await read(`${week}&venueId=of-nobody`)).answer.meetings).toEqual([])
  })

  test('are the own organization’s alone for a coordinator', async () => {
    const { s, read } = await planned()
    const other = await createOrganization(s.admin, { name: 'Trạm y tế', kind: 'health' })
    await createEvent(s.editor, {
      ...eventOf(s),
      title: 'Của trạm',
      organizationId: other.id,
      venueId: s.square.id,
      startsOn: '2026-06-18',
    })
    const titles = async (role: 'editor' | 'coordinator') =>
      (await read(week, await signedIn(s, role))).answer.meetings.map(({ title }) => title)
    expect(await titles('editor')).toContain('Của trạm')
    expect(await titles('coordinator')).not.toContain('Của trạm')
  })

  test.each([
    '',
    'from=2026-06-15',
    'from=2026-06-31&to=2026-07-02',
    'from=2026-06-15&to=2026-06-15',
    'from=2026-01-01&to=2027-01-01',
    `${week}&status=gone`,
  ])('are refused for “%s”', async query => {
    const { read } = await planned()
    expect((await read(query)).response.status).toBe(422)
  })

  test('the page draws the same days without a script, and hands over no text that could end its data block', async () => {
    const { s, app, as } = await planned()
    await createEvent(s.editor, { ...eventOf(s), title: '</script><b>', venueId: s.square.id, startsOn: '2026-06-19' })
    const response = await getPage(app, '/staff/events?view=month&date=2026-06-17', { as })
    const html = await response.text()
    expect(response.headers.get('content-security-policy')).toContain("style-src 'self'")
    expect(html).toContain('Tháng 6/2026')
    expect(html).toContain('Bản nháp')
    expect(html).toContain('&lt;/script&gt;&lt;b&gt;')
    const block = /<script type="application\/json" id="planner-page">(.*?)<\/script>/.exec(html)?.[1] ?? ''
    expect(JSON.parse(block)).toMatchObject({ now: s.clock.now, mayOverride: false })
  })
})

describe('what the plan is narrowed by', () => {
  const textOf = async (app: ReturnType<typeof testApp>, path: string, as: string) =>
    (await (await getPage(app, path, { as })).text()).replaceAll('&amp;', '&')

  test('goes along from the calendar to the list and back, and each shows with a way out', async () => {
    const s = await scenario()
    const app = testApp(s)
    const as = await signedIn(s, 'editor')
    await createEvent(s.editor, eventOf(s, { title: 'Của tổ', groupIds: [s.group.id] }))
    await createEvent(s.editor, eventOf(s, { title: 'Tổ khác', startsOn: '2026-06-12', groupIds: [s.otherGroup.id] }))
    const kept = `organizationId=${s.school.id}&groupId=${s.group.id}`
    const calendar = await textOf(app, `/staff/events?view=week&date=2026-06-11&${kept}`, as)
    expect(calendar).toContain(`href="/staff/events?view=list&date=2026-06-11&${kept}"`)
    const list = await textOf(app, `/staff/events?view=list&date=2026-06-11&${kept}&page=1`, as)
    expect(list).toContain('Của tổ')
    expect(list).not.toContain('Tổ khác')
    expect(list).toContain(`href="/staff/events?view=month&date=2026-06-11&${kept}"`)
    expect(list).toContain(`<option value="${s.group.id}" selected="">`)
    expect(list).toMatch(
      new RegExp(`class="chip" href="/staff/events\\?view=list&date=2026-06-11&groupId=${s.group.id}"`),
    )
    expect(list).toContain(`${s.school.name} ×`)
    const wider = await textOf(app, `/staff/events?view=list&organizationId=${s.school.id}`, as)
    expect(wider).toContain('Tổ khác')
    expect(wider).not.toContain(`${s.group.name} ×`)
  })

  test('the list says the lunar date of an event of the lunar calendar', async () => {
    const s = await scenario()
    const app = testApp(s)
    const as = await signedIn(s, 'editor')
    const feast = { repeats: 'lunar', lunarDay: 15, lunarMonth: 8, count: 1, startsOn: '2026-06-11' }
    await createEvent(s.editor, eventOf(s, { ...feast, title: 'Tết Trung thu' }))
    const list = await textOf(app, '/staff/events?view=list', as)
    expect(list).toContain('25/09/2026')
    expect(list).toContain('15/8 âm lịch')
    s.clock.now = Date.UTC(2027, 0, 1)
    expect(await textOf(app, '/staff/events?view=list', await signedIn(s, 'editor'))).toContain('15/8 âm lịch hằng năm')
  })
})
