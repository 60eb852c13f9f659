import { describe, expect, test } from 'vitest'
import { createEvent } from '../../src/events/create-event'
import { getEvent } from '../../src/events/get-event'
import { moveOccurrence } from '../../src/events/move-occurrence'
import { saveEvent } from '../../src/events/save-event'
import { submitEvent } from '../../src/events/submit-event'
import { eventOf, seriesOf } from '../support/event-input'
import { meetingsOf, published } from '../support/event-steps'
import { callApi, getPage, keyFor, postForm, signedIn, testApp } from '../support/http'
import { type Scenario, scenario } from '../support/scenario'

const submitted = async (s: Scenario, changes: Record<string, unknown> = {}) => {
  const { id } = await createEvent(
    s.editor,
    eventOf(s, { venueId: null, mode: 'online', onlineUrl: 'https://hop.example', ...changes }),
  )
  await submitEvent(s.editor, id)
  return id
}
const statusOf = async (s: Scenario, id: string) => (await getEvent(s.editor, id)).status
const publish = '/staff/approvals/publications'
const giveBack = '/staff/approvals/returns'

async function approver() {
  const s = await scenario()
  const [app, as] = [testApp(s), await signedIn(s, 'approver')]
  const page = async (address = '/staff/approvals') => (await getPage(app, address, { as })).text()
  /** What the ticks of the page stand for. */
  const ticks = async () =>
    Array.from((await page()).matchAll(/value="([\w.,]+)" form="queue"/g), ([, value]) => value!)
  return {
    s,
    app,
    as,
    page,
    ticks,
    post: (path: string, fields: object) => postForm(app, path, fields as never, { as }),
  }
}

describe('the page of what waits for approval', () => {
  test('says what becomes of the meetings, and marks the words that changed, also for those who cannot see it', async () => {
    const { s, page } = await approver()
    const id = await published(s, seriesOf(s))
    const [first] = await meetingsOf(s, id)
    const { version } = await getEvent(s.editor, id)
    const moved = { startsOn: '2026-06-12', startTime: '09:00', endTime: '11:00' }
    await moveOccurrence(s.editor, first!.id, { scope: 'this', version, ...moved })
    await saveEvent(s.editor, id, seriesOf(s, { description: 'Mang theo mũ nếu có.', version: version + 1 }))
    await submitEvent(s.editor, id)
    const html = await page()
    const text = html.replace(/<span class="sr">[^<]*<\/span>/g, '').replace(/<[^>]+>/g, '')
    expect(text).toContain('Thứ Năm 11/06, 14:00 → Thứ Sáu 12/06, 09:00')
    expect(html).toMatch(
      /<del><span class="sr">bỏ: <\/span> điện thoại<\/del><ins><span class="sr">thêm: <\/span> mũ<\/ins>/,
    )
    expect(html).not.toContain('Công bố lần đầu')
  })

  test('shows a split series as one thing to decide', async () => {
    const { s, page, ticks, post } = await approver()
    const id = await published(s, seriesOf(s))
    const [, , third] = await meetingsOf(s, id)
    const { version } = await getEvent(s.editor, id)
    const later = { startsOn: third!.ruleDate, startTime: '09:00', endTime: '11:00' }
    const { id: part } = await moveOccurrence(s.editor, third!.id, { scope: 'following', version, ...later })
    await submitEvent(s.editor, id)
    expect(await page()).toContain('Tách từ “Internet an toàn”: hai phần được duyệt cùng nhau.')
    const [only, ...others] = await ticks()
    expect(others).toEqual([])
    await post(publish, { events: only })
    expect([await statusOf(s, id), await statusOf(s, part)]).toEqual(['published', 'published'])
  })

  test('publishes what is ticked and says of each what became of it: one stale among good', async () => {
    const { s, page, ticks, post } = await approver()
    const good = await submitted(s, { title: 'Tập bơi' })
    const stale = await submitted(s, { title: 'Hát then' })
    const events = await ticks()
    await saveEvent(s.editor, stale, eventOf(s, { title: 'Hát then, đàn tính', version: 1 }))
    await submitEvent(s.editor, stale)
    const answer = await post(publish, { events, category: 'digital_skills' })
    expect(answer.status).toBe(303)
    const address = answer.headers.get('location')!
    expect(address).toMatch(/^\/staff\/approvals\?category=digital_skills&/)
    const told = await page(address)
    expect(told).toContain('Đã công bố 1 sự kiện')
    expect(told).toContain('“Tập bơi”')
    expect(told).toMatch(/“Hát then, đàn tính”<\/strong>: Người khác vừa sửa/)
    expect([await statusOf(s, good), await statusOf(s, stale)]).toEqual(['published', 'submitted'])
  })

  test('believes no address that claims something was published', async () => {
    const { s, page } = await approver()
    const id = await submitted(s)
    expect(await page(`/staff/approvals?published=${id}`)).not.toContain('Đã công bố')
    expect(await page('/staff/approvals?refused=x.<b>')).not.toContain('<b>')
  })

  test('returns with one reason; without it everything ticked stays ticked', async () => {
    const { s, page, ticks, post } = await approver()
    const [one, two] = [await submitted(s), await submitted(s)]
    // The enter key presses a form's first button: it must publish nothing.
    expect(await page()).toMatch(/<form id="queue"[^>]*><button type="submit" formaction="\/staff\/approvals\/returns"/)
    const events = await ticks()
    const again = await post(giveBack, { events, reason: ' ' })
    const html = await again.text()
    expect([again.status, html]).toEqual([422, expect.stringContaining('Hãy điền ô này.')])
    expect(html.match(/form="queue" checked/g)).toHaveLength(2)
    expect((await post(giveBack, { events, reason: 'Thiếu người phụ trách' })).status).toBe(303)
    expect([await statusOf(s, one), await statusOf(s, two)]).toEqual(['returned', 'returned'])
    const nothing = await post(publish, {})
    expect([nothing.status, await nothing.text()]).toEqual([
      422,
      expect.stringContaining('Hãy chọn ít nhất một sự kiện'),
    ])
  })

  test('narrows by address, ticks all without scripts, and survives any address', async () => {
    const { s, page, app, as } = await approver()
    await submitted(s, { title: 'Tập bơi', category: 'sports' })
    await submitted(s, { title: 'Hát then', category: 'culture', organizationId: s.office.id })
    const sports = await page('/staff/approvals?category=sports')
    expect([sports.includes('Tập bơi'), sports.includes('Hát then')]).toEqual([true, false])
    expect((await page(`/staff/approvals?organizationId=${s.office.id}`)).includes('Tập bơi')).toBe(false)
    expect((await page('/staff/approvals?all=1')).match(/form="queue" checked/g)).toHaveLength(2)
    for (const odd of ['category=chess', 'page=0', 'page=9999999', 'organizationId=%27', 'published=%00,', 'page=x'])
      expect((await getPage(app, `/staff/approvals?${odd}`, { as })).status, odd).toBeLessThan(500)
  })

  test('is closed to whoever does not approve, and to another ward', async () => {
    const { s, app, post } = await approver()
    const id = await submitted(s)
    for (const role of ['editor', 'coordinator', 'group_head', 'province'] as const) {
      const as = await signedIn(s, role)
      expect((await getPage(app, '/staff/approvals', { as })).status).toBe(403)
      for (const path of [publish, giveBack])
        expect((await postForm(app, path, { events: `${id}.1`, reason: 'x' }, { as })).status).toBe(403)
    }
    const other = await scenario({ db: s.db })
    const foreign = await submitted(other)
    expect((await post(publish, { events: `${foreign}.1` })).headers.get('location')).toContain(
      `refused=${foreign}.missing`,
    )
    expect([await statusOf(s, id), await statusOf(other, foreign)]).toEqual(['submitted', 'submitted'])
  })
})

describe('the API', () => {
  test('lists the queue with what changed, and decides many with an answer for each', async () => {
    const s = await scenario()
    const [app, key] = [testApp(s), await keyFor(s, 'approver')]
    const one = await submitted(s, { title: 'Tập bơi' })
    s.clock.now += 1000
    const two = await submitted(s)
    const queue = (await (await callApi(app, 'GET', '/api/v1/submitted', key)).json()) as { items: unknown[] }
    expect(queue.items).toMatchObject([{ parts: [{ event: { id: one }, changes: null }] }, { parts: [{}] }])
    const send = async (path: string, body: object, headers = {}) => {
      const answer = await callApi(app, 'POST', `/api/v1/${path}`, key, body, headers)
      return [answer.status, await answer.json()] as const
    }
    expect(
      await send('publications', {
        events: [
          { id: one, version: 1 },
          { id: two, version: 9 },
        ],
      }),
    ).toMatchObject([
      200,
      {
        items: [
          { id: one, title: 'Tập bơi', refused: null },
          { id: two, refused: { code: 'changed_meanwhile' } },
        ],
      },
    ])
    expect(await send('returns', { events: [{ id: two }], reason: 'Thiếu' })).toMatchObject([
      200,
      { items: [{ id: two, refused: null }] },
    ])
    expect(await send('returns', { events: [{ id: two }] })).toMatchObject([
      422,
      { fields: { reason: { code: 'required' } } },
    ])
    expect(await send('publications', { events: 'all' })).toMatchObject([422, { fields: { events: {} } }])
    expect([await statusOf(s, one), await statusOf(s, two)]).toEqual(['published', 'returned'])
    const editor = await keyFor(s, 'editor')
    expect((await callApi(app, 'POST', '/api/v1/publications', editor, { events: [{ id: two }] })).status).toBe(403)
    expect((await callApi(app, 'GET', '/api/v1/submitted?page=2', key)).status).toBe(400)
  })
})
