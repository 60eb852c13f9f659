import { beforeAll, describe, expect, test } from 'vitest'
import { holidays, schoolPeriods, schoolTerms } from '../../src/database/schema'
import { cancelEvent } from '../../src/events/cancel-event'
import { createEvent } from '../../src/events/create-event'
import { getEvent } from '../../src/events/get-event'
import { publishEvent } from '../../src/events/publish-event'
import { submitEvent } from '../../src/events/submit-event'
import { wallDate, wallTime } from '../../src/shared/dates'
import { newId } from '../../src/shared/ids'
import { eventOf, seriesOf } from '../support/event-input'
import { getPage, postForm, signedIn, testApp } from '../support/http'
import { type Scenario, scenario } from '../support/scenario'

let s: Scenario
let app: ReturnType<typeof testApp>
let editor: string
let approver: string

beforeAll(async () => {
  s = await scenario()
  app = testApp(s)
  editor = await signedIn(s, 'editor')
  approver = await signedIn(s, 'approver')
  await s.db.batch([
    s.db.insert(holidays).values({ wardId: s.wardId, date: '2026-06-16', name: 'Ngày hội phường' }),
    s.db
      .insert(schoolTerms)
      .values({ id: newId(), wardId: s.wardId, name: 'Học kỳ I', startsOn: '2026-09-07', endsOn: '2027-01-15' }),
    s.db.insert(schoolPeriods).values({ wardId: s.wardId, number: 1, startsAt: '07:00', endsAt: '07:45' }),
  ])
})

const idIn = (response: Response) => /\/events\/(\w+)/.exec(response.headers.get('location') ?? '')?.[1] ?? ''

/** The form as a browser sends it, with all that does not count for the way it repeats. */
const formOf = (changes: Record<string, unknown> = {}) =>
  ({
    ...eventOf(s, { venueId: '', mode: 'online', onlineUrl: 'https://zoom.us/j/1' }),
    durationMinutes: '',
    every: '1',
    nth: '',
    weekday: '',
    lunarDay: '',
    lunarMonth: '',
    period: '',
    ends: 'until',
    until: '',
    count: '',
    skipsHolidays: ['false', 'true'],
    skippedDates: '',
    keptDates: '',
    ...changes,
  }) as unknown as Record<string, string>

const meetingsOf = async (id: string) =>
  (await getEvent(s.editor, id)).occurrences.map(({ startsAt }) => wallDate(startsAt))

async function saved(changes: Record<string, unknown>) {
  const response = await postForm(app, '/staff/events', formOf(changes), { as: editor })
  if (response.status !== 303) throw new Error(await response.text())
  return idIn(response)
}

const publish = async (id: string) => {
  await submitEvent(s.editor, id)
  await publishEvent(s.approver, id)
}

const page = async (path: string, as = editor) => (await getPage(app, path, { as })).text()

describe('the form of an event', () => {
  test.each([
    ['once', {}, ['2026-06-11']],
    ['daily', { until: '2026-06-13' }, ['2026-06-11', '2026-06-12', '2026-06-13']],
    ['weekly', { days: ['2', '4'], until: '2026-06-18' }, ['2026-06-11', '2026-06-18']],
    ['weekly', { every: '2', ends: 'count', count: '2' }, ['2026-06-11', '2026-06-25']],
    ['monthly_date', { ends: 'count', count: '2' }, ['2026-06-11', '2026-07-11']],
    ['monthly_weekday', { ends: 'count', count: '2' }, ['2026-06-11', '2026-07-09']],
    ['monthly_weekday', { nth: '-1', weekday: '6', ends: 'count', count: '2' }, ['2026-06-27', '2026-07-25']],
    [
      'lunar',
      { lunarDay: '15', lunarMonth: '8', ends: 'count', count: '3' },
      ['2026-09-25', '2027-09-15', '2028-10-03'],
    ],
    ['school', { days: ['1'], period: '1', ends: 'count', count: '2' }, ['2026-09-07', '2026-09-14']],
  ])('plans what repeats %s with %j', async (repeats, fields, dates) => {
    const id = await saved({ repeats, ...fields })
    expect(await meetingsOf(id)).toEqual(dates)
    const [first] = (await getEvent(s.editor, id)).occurrences
    expect(wallTime(first!.startsAt)).toBe(repeats === 'school' ? '07:00' : '14:00')
    const again = await postForm(
      app,
      `/staff/events/${id}`,
      formOf({ repeats, ...fields, scope: 'all', version: '1' }),
      { as: editor },
    )
    expect(again.status).toBe(303)
    expect(await meetingsOf(id)).toEqual(dates)
  })

  test('rests on holidays only where that is ticked', async () => {
    const [ticked, unticked] = [
      await saved({ repeats: 'weekly', days: ['2', '4'], until: '2026-06-18' }),
      await saved({ repeats: 'weekly', days: ['2', '4'], until: '2026-06-18', skipsHolidays: 'false' }),
    ]
    expect(await meetingsOf(ticked)).not.toContain('2026-06-16')
    expect(await meetingsOf(unticked)).toContain('2026-06-16')
  })

  test('is shown again with all that was typed, also what does not count for the way it repeats', async () => {
    const typed = { title: 'Còn nguyên', repeats: 'lunar', lunarDay: '31', lunarMonth: '8', ends: 'count', count: '3' }
    const response = await postForm(app, '/staff/events', formOf({ ...typed, until: '2026-07-01', days: ['3'] }), {
      as: editor,
    })
    const html = await response.text()
    expect(response.status).toBe(422)
    expect(html).toContain('Ngày âm: ')
    for (const kept of [
      'value="Còn nguyên"',
      'value="31"',
      'value="2026-07-01"',
      'value="count" checked',
      'value="3" checked',
    ])
      expect(html).toContain(kept)
    const noDate = await postForm(app, '/staff/events', formOf({ startsOn: '31/02/2026' }), { as: editor })
    expect([noDate.status, await noDate.text()]).toEqual([422, expect.stringContaining('value="31/02/2026"')])
    const none = await postForm(app, '/staff/events', formOf({ repeats: 'daily', ends: 'count' }), { as: editor })
    expect(await none.text()).toMatch(/id="f-count-error"[^>]*>Hãy cho biết lặp đến ngày nào/)
  })

  test('shows both calendars and the days of a lunar event', async () => {
    const html = await page(
      `/staff/events/${await saved({ repeats: 'lunar', lunarDay: '15', lunarMonth: '8', ends: 'count', count: '1' })}/edit`,
    )
    expect(html).toContain('15/8 âm lịch = 25/9/2026, 15/9/2027, 3/10/2028')
    expect(html).toMatch(/data-lunar-of="startsOn">15\/8 âm lịch</)
    expect(html).not.toContain('Sửa những buổi nào')
  })

  test('offers the nearest free time where the venue is taken, and takes it', async () => {
    const taken = { startsOn: '2026-08-03', startTime: '14:00', endTime: '16:00' }
    await createEvent(s.editor, eventOf(s, { title: 'Hát then', ...taken }))
    const own = formOf({ ...taken, mode: 'in_person', onlineUrl: '', venueId: s.venue.id, title: 'Đến sau' })
    const refused = await postForm(app, '/staff/events', own, { as: editor })
    const html = await refused.text()
    expect(refused.status).toBe(422)
    expect(html).toContain('“Hát then”')
    const offer = /name="offer" value="([^"]+)"/.exec(html)?.[1]
    expect(offer).toMatch(/^2026-08-03 \d\d:\d\d \d\d:\d\d$/)
    expect(html).not.toContain('name="overlapReason"')
    const kept = await postForm(app, '/staff/events', { ...own, offer: offer! }, { as: editor })
    expect(kept.status).toBe(303)
    const { startTime } = await getEvent(s.editor, idIn(kept))
    expect(`2026-08-03 ${startTime}`).toBe(offer!.slice(0, 16))

    const asApprover = await postForm(app, '/staff/events', own, { as: approver })
    expect(await asApprover.text()).toContain('name="overlapReason"')
    const over = await postForm(app, '/staff/events', { ...own, overlapReason: 'Hai góc sân' }, { as: approver })
    expect(over.status).toBe(303)
    expect(await page(`/staff/events/${idIn(over)}`)).toContain('Hai góc sân')
  })

  test('changes a series from one meeting on, which makes a part that goes along', async () => {
    const id = await saved({ repeats: 'weekly', days: ['2', '4'], until: '2026-06-30', title: 'Lớp bơi' })
    expect(await page(`/staff/events/${id}/edit`)).toContain('Từ một buổi trở đi')
    const fields = formOf({
      repeats: 'weekly',
      days: ['2', '4'],
      until: '2026-06-30',
      title: 'Lớp bơi',
      startTime: '15:00',
      endTime: '17:00',
    })
    const refused = await postForm(
      app,
      `/staff/events/${id}`,
      { ...fields, scope: 'following', from: '2026-06-19', version: '1' },
      { as: editor },
    )
    expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining('value="following" checked')])
    const done = await postForm(
      app,
      `/staff/events/${id}`,
      { ...fields, scope: 'following', from: '2026-06-23', version: '1' },
      { as: editor },
    )
    expect(done.status).toBe(303)
    const later = idIn(done)
    expect(later).not.toBe(id)
    expect([await meetingsOf(id), await meetingsOf(later)]).toEqual([
      ['2026-06-11', '2026-06-18'],
      ['2026-06-23', '2026-06-25', '2026-06-30'],
    ])
    expect(await page(`/staff/events/${later}`)).toContain(`href="/staff/events/${id}"`)
    expect(await page(`/staff/events/${id}`)).toContain('hai phần của một lịch')
  })

  test('copies an event a week later and writes nothing', async () => {
    const id = await saved({ repeats: 'weekly', days: ['4'], until: '2026-06-25', title: 'Vẽ tranh' })
    const html = await page(`/staff/events/new?copy=${id}`)
    for (const filled of ['value="Vẽ tranh"', 'value="2026-06-18"', 'value="2026-07-02"', 'action="/staff/events"'])
      expect(html).toContain(filled)
    expect(html).toMatch(/name="version" value="" disabled/)
  })
})

describe("an event's page", () => {
  test('leaves a date out and puts it back, and names the holidays it rests on', async () => {
    const id = await saved({ repeats: 'weekly', days: ['2', '4'], until: '2026-06-30' })
    const at = `/staff/events/${id}`
    expect(await page(at)).toContain('Ngày hội phường')
    const post = (path: string, fields: Record<string, string>) => postForm(app, at + path, fields, { as: editor })
    const late = await post('/skips', { date: '2026-06-18', version: '9' })
    expect([late.status, await late.text()]).toEqual([409, expect.stringContaining('Người khác vừa sửa')])
    expect((await post('/skips', { date: '2026-06-18', version: '1' })).headers.get('location')).toBe(
      `${at}?done=skipped#meetings`,
    )
    expect(await meetingsOf(id)).not.toContain('2026-06-18')
    expect(await page(at)).toContain('bỏ riêng ngày này')
    expect((await post('/skips/2026-06-18/restoration', { version: '2' })).status).toBe(303)
    expect((await post('/skips/2026-06-16/restoration', { version: '3' })).status).toBe(303)
    expect(await meetingsOf(id)).toEqual(expect.arrayContaining(['2026-06-16', '2026-06-18']))
  })

  test('says what waits for approval and what everyone still sees', async () => {
    const id = await saved({ repeats: 'weekly', days: ['4'], until: '2026-06-25' })
    await publish(id)
    const { version } = await getEvent(s.editor, id)
    await postForm(app, `/staff/events/${id}/skips`, { date: '2026-06-18', version: String(version) }, { as: editor })
    const html = await page(`/staff/events/${id}`)
    expect(html).toContain('Sẽ bỏ khi duyệt')
    const moved = formOf({ repeats: 'weekly', days: ['4'], until: '2026-06-25', skippedDates: '18/06/2026' })
    await postForm(
      app,
      `/staff/events/${id}`,
      { ...moved, startTime: '08:00', endTime: '10:00', version: String(version + 1) },
      { as: editor },
    )
    const after = await page(`/staff/events/${id}`)
    expect(after).toContain('mọi người còn thấy 14:00–16:00')
    expect(after).toContain('chưa duyệt')
  })

  test('postpones and restores a meeting and the whole, each with a reason', async () => {
    const id = await saved({ repeats: 'weekly', days: ['4'], until: '2026-06-25' })
    await publish(id)
    const at = `/staff/events/${id}`
    const [meeting] = (await getEvent(s.editor, id)).occurrences
    const one = `${at}/occurrences/${meeting!.id}`
    const opened = await page(`${at}?meeting=${meeting!.id}&do=postpone`, approver)
    expect(opened).toContain(`action="${one}/postponement"`)
    const post = (path: string, reason: string, as = approver) => postForm(app, path, { reason }, { as })
    expect((await post(`${one}/postponement`, 'Mưa', editor)).status).toBe(403)
    const empty = await post(`${one}/postponement`, '')
    expect([empty.status, await empty.text()]).toEqual([422, expect.stringContaining(`action="${one}/postponement"`)])
    expect((await post(`${one}/postponement`, 'Mưa to')).headers.get('location')).toBe(`${at}?done=postponed#meetings`)
    expect(await page(at)).toContain('Hoãn: Mưa to')
    expect((await post(`${one}/restoration`, 'Trời tạnh')).status).toBe(303)
    expect(await page(at)).not.toContain('Mưa to')

    expect((await post(`${at}/postponement`, 'Bão số 3')).status).toBe(303)
    const off = await page(at, approver)
    expect(off).toContain('Đang hoãn: Bão số 3')
    expect(off).not.toContain('chưa được duyệt')
    const twice = await post(`${at}/postponement`, 'Bão nữa')
    expect(twice.status).toBe(409)
    expect((await post(`${at}/restoration`, 'Bão tan')).status).toBe(303)
    expect((await getEvent(s.editor, id)).status).toBe('published')
    await cancelEvent(s.approver, id, { reason: 'Hết kinh phí' })
    expect(await page(at, approver)).toContain('Khôi phục sự kiện')
    expect((await post(`${at}/restoration`, 'Có tài trợ')).status).toBe(303)
  })

  test('opens the form of a move in the row of its meeting, with the place it has', async () => {
    const { id } = await createEvent(s.editor, seriesOf(s, { startsOn: '2026-07-02', until: '2026-07-09' }))
    const [meeting] = (await getEvent(s.editor, id)).occurrences
    const html = await page(`/staff/events/${id}?meeting=${meeting!.id}&do=move`)
    expect(html).toContain(`action="/staff/events/${id}/occurrences/${meeting!.id}/time"`)
    expect(html).toContain('value="2026-07-02"')
    expect(html).toMatch(new RegExp(`value="${s.venue.id}" selected`))
    expect(await page(`/staff/events/${id}?meeting=nowhere&do=explode`)).not.toContain('/time"')
  })

  test('offers the free time where a moved meeting meets another, in its row', async () => {
    const taken = { startsOn: '2026-08-11', startTime: '14:00', endTime: '16:00' }
    await createEvent(s.editor, eventOf(s, { title: 'Cờ vua', ...taken }))
    const { id } = await createEvent(s.editor, seriesOf(s, { startsOn: '2026-08-13', until: '2026-08-20' }))
    const [meeting] = (await getEvent(s.editor, id)).occurrences
    const to = `/staff/events/${id}/occurrences/${meeting!.id}/time`
    const headers = { accept: 'text/html' }
    const fields = { ...taken, scope: 'this', version: '1', venueId: s.venue.id, note: 'Mang bàn cờ' }
    const refused = await postForm(app, to, fields, { as: editor, headers })
    const html = await refused.text()
    expect(refused.status).toBe(409)
    expect(html).toContain('“Cờ vua”')
    expect(html).toMatch(/<button[^>]*><span>Dời sang \d\d:\d\d</)
    const offered = /<input type="hidden" name="startTime" value="([^"]+)"/.exec(html)![1]!
    const until = /<input type="hidden" name="endTime" value="([^"]+)"/.exec(html)![1]!
    const sent = { ...fields, startTime: offered, endTime: until, durationMinutes: '' }
    expect((await postForm(app, to, sent, { as: editor, headers })).status).toBe(303)
    const shown = await page(`/staff/events/${id}`)
    expect(shown).toContain('đã dời từ Thứ Năm 13/08/2026')
    expect(shown).toContain('Mang bàn cờ')
  })

  test('does not exist for other wards, nor does anything that is done to it', async () => {
    const other = await scenario({ db: s.db })
    const stranger = await signedIn(other, 'approver')
    const id = await saved({ repeats: 'weekly', days: ['4'], until: '2026-06-25' })
    const at = `/staff/events/${id}`
    const [meeting] = (await getEvent(s.editor, id)).occurrences
    for (const path of [at, `${at}/edit`, `/staff/events/new?copy=${id}`])
      expect((await getPage(app, path, { as: stranger })).status).toBe(404)
    for (const path of [
      at,
      `${at}/skips`,
      `${at}/skips/2026-06-16/restoration`,
      `${at}/postponement`,
      `${at}/restoration`,
      `${at}/occurrences/${meeting!.id}/postponement`,
      `${at}/occurrences/${meeting!.id}/restoration`,
    ]) {
      const fields = { reason: 'Mưa', date: '2026-06-18', version: '1', scope: 'following', from: '2026-06-18' }
      expect([path, (await postForm(app, path, fields, { as: stranger })).status]).toEqual([path, 404])
    }
    expect((await getEvent(s.editor, id)).version).toBe(1)
  })
})
