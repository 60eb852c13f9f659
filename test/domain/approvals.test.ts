import { describe, expect, test } from 'vitest'
import { staff, users } from '../../src/database/schema'
import { cancelEvent } from '../../src/events/cancel-event'
import { countSubmitted } from '../../src/events/count-submitted'
import { createEvent } from '../../src/events/create-event'
import { getEvent } from '../../src/events/get-event'
import { listSubmitted } from '../../src/events/list-submitted'
import { moveOccurrence } from '../../src/events/move-occurrence'
import { publishEvents } from '../../src/events/publish-events'
import { returnEvents } from '../../src/events/return-events'
import { saveEvent } from '../../src/events/save-event'
import { skipDate } from '../../src/events/skip-date'
import { submitEvent } from '../../src/events/submit-event'
import { vi } from '../../src/messages/findings'
import { HOUR } from '../../src/shared/dates'
import { eventOf, seriesOf } from '../support/event-input'
import { meetingsOf, publicationOf, published, revisionOf } from '../support/event-steps'
import { refusalOf } from '../support/refusal-of'
import { type Scenario, scenario } from '../support/scenario'

const submitted = async (s: Scenario, changes: Record<string, unknown> = {}) => {
  const { id } = await createEvent(
    s.editor,
    eventOf(s, { venueId: null, mode: 'online', onlineUrl: 'https://a.example', ...changes }),
  )
  await submitEvent(s.editor, id)
  return id
}
const only = (...ids: string[]) => ({ events: ids.map(id => ({ id })) })
const told = (outcomes: Awaited<ReturnType<typeof publishEvents>>) =>
  outcomes.map(({ id, refused }) => [id, refused?.reason.code ?? 'done'])

/** A published series of which everything from the third meeting on was moved to another hour: two parts wait. */
async function splitSeries(s: Scenario) {
  const id = await published(s, seriesOf(s))
  const [, , third] = await meetingsOf(s, id)
  const { version } = await getEvent(s.editor, id)
  const { id: later } = await moveOccurrence(s.editor, third!.id, {
    scope: 'following',
    startsOn: third!.ruleDate,
    startTime: '09:00',
    endTime: '11:00',
    version,
  })
  await submitEvent(s.editor, id)
  return { id, later }
}

const officerOf = async (s: Scenario) => {
  const id = `officer-${s.wardId}`
  const at = new Date(0)
  await s.db
    .insert(users)
    .values({ id, name: 'Lê Thu Hà', email: `${id}@x.vn`, username: id, createdAt: at, updatedAt: at })
  await s.db.insert(staff).values({ id, wardId: s.wardId, role: 'editor', createdAt: 0 })
  return id
}

/** What the approver is told to mind, in sentences, by event. */
const findingsOf = async (s: Scenario) =>
  new Map(
    (await listSubmitted(s.approver)).items
      .flatMap(({ parts }) => parts)
      .map(({ event, findings }) => [event.id, findings.map(({ reason }) => vi[reason.code](reason.values))]),
  )

describe('the queue', () => {
  test('says who waits since when, narrows by category and host, and counts what there is of each', async () => {
    const s = await scenario()
    const sport = await submitted(s, { category: 'sports', title: 'Tập bơi' })
    s.clock.now += HOUR
    const skill = await submitted(s, { organizationId: s.office.id })
    const { items, kinds, total, next } = await listSubmitted(s.approver)
    expect(items.map(({ parts, since }) => [parts[0]!.event.id, since])).toEqual([
      [sport, s.clock.now - HOUR],
      [skill, s.clock.now],
    ])
    expect([total, next]).toEqual([2, null])
    expect(kinds.map(({ category, hostName, count }) => [category, hostName, count])).toEqual(
      expect.arrayContaining([
        ['sports', s.school.name, 1],
        ['digital_skills', s.office.name, 1],
      ]),
    )
    const heads = async (filter: Record<string, unknown>) =>
      (await listSubmitted(s.approver, filter)).items.map(({ parts }) => parts[0]!.event.id)
    expect(await heads({ category: 'sports' })).toEqual([sport])
    expect(await heads({ organizationId: s.office.id })).toEqual([skill])
    expect(await heads({ page: '2' })).toEqual([])
    expect(await refusalOf(listSubmitted(s.approver, { category: 'chess' }))).toEqual({ category: 'invalid_value' })
    expect(await refusalOf(listSubmitted(s.approver, { cursor: 'x' }))).toBe('bad_cursor')
    for (const other of [s.editor, s.coordinator, s.groupHead, s.province])
      expect(await refusalOf(listSubmitted(other))).toBe('forbidden')
    const elsewhere = await scenario({ db: s.db })
    expect((await listSubmitted(elsewhere.approver)).items).toEqual([])
  })

  test('goes on where it stopped, though the first were approved meanwhile', async () => {
    const s = await scenario()
    const ids: string[] = []
    for (let number = 0; number < 32; number += 1) ids.push(await submitted(s, { title: `Buổi ${number}` }))
    const first = await listSubmitted(s.approver)
    expect([first.items.length, first.total]).toEqual([30, 32])
    const shown = first.items.map(({ parts }) => parts[0]!.event.id)
    await publishEvents(s.approver, only(...shown.slice(0, 5)))
    const rest = await listSubmitted(s.approver, { cursor: first.next })
    expect(rest.next).toBeNull()
    expect([...shown, ...rest.items.map(({ parts }) => parts[0]!.event.id)].sort()).toEqual(ids.sort())
  })

  test('tells moved, removed and added meetings apart, with their places and notes', async () => {
    const s = await scenario()
    const id = await published(s, seriesOf(s))
    const [first, second, third] = await meetingsOf(s, id)
    const move = async (occurrence: string, changes: Record<string, unknown>) => {
      const { version } = await getEvent(s.editor, id)
      await moveOccurrence(s.editor, occurrence, { scope: 'this', version, ...changes })
    }
    await move(first!.id, { startsOn: '2026-06-12', startTime: '09:00', endTime: '11:00' })
    await move(third!.id, {
      startsOn: third!.ruleDate,
      startTime: '14:00',
      endTime: '16:00',
      venueId: s.square.id,
      note: 'Mang mũ',
    })
    await skipDate(s.editor, id, { date: second!.ruleDate, version: (await getEvent(s.editor, id)).version })
    await submitEvent(s.editor, id)
    const { fields, meetings } = (await listSubmitted(s.approver)).items[0]!.parts[0]!.changes!
    expect(fields).toEqual([])
    expect(meetings.removed.map(one => one.ruleDate)).toEqual([second!.ruleDate])
    expect(meetings.added).toEqual([])
    expect(
      meetings.changed.map(({ before, after }) => [before.startsAt, after.startsAt, after.venue?.name, after.note]),
    ).toEqual([
      [first!.startsAt, first!.startsAt + 19 * HOUR, undefined, ''],
      [third!.startsAt, third!.startsAt, s.square.name, 'Mang mũ'],
    ])
  })

  test('does not say that a meeting that was held goes elsewhere with its event', async () => {
    const s = await scenario()
    const id = await published(s, seriesOf(s))
    const [first] = await meetingsOf(s, id)
    s.clock.now = first!.endsAt + HOUR
    const { version } = await getEvent(s.editor, id)
    await saveEvent(s.editor, id, seriesOf(s, { venueId: s.square.id, version }))
    await submitEvent(s.editor, id)
    const { fields, meetings } = (await listSubmitted(s.approver)).items[0]!.parts[0]!.changes!
    expect(fields.map(({ field }) => field)).toEqual(['venue'])
    expect(meetings).toEqual({ removed: [], added: [], changed: [] })
    const { occurrences } = await getEvent(s.editor, id)
    expect(occurrences.slice(0, 2).map(one => one.venue?.id)).toEqual([s.venue.id, undefined])
  })

  test('knows a single event again when it is put on another day', async () => {
    const s = await scenario()
    const id = await published(s)
    await saveEvent(s.editor, id, eventOf(s, { startsOn: '2026-06-19', version: 1 }))
    await submitEvent(s.editor, id)
    const { meetings } = (await listSubmitted(s.approver)).items[0]!.parts[0]!.changes!
    expect([meetings.removed, meetings.added, meetings.changed.length]).toEqual([[], [], 1])
  })

  test('warns of holidays and of venues that are too small', async () => {
    const s = await scenario()
    const { id } = await createEvent(
      s.editor,
      eventOf(s, { startsOn: '2026-09-02', skipsHolidays: false, registration: 'open', capacity: 500 }),
    )
    await submitEvent(s.editor, id)
    const { findings } = (await listSubmitted(s.approver)).items[0]!.parts[0]!
    expect(findings.map(one => one.code)).toContain('venue_too_small')
    expect(findings.every(one => !one.hard)).toBe(true)
  })
})

describe('people asked for twice at once', () => {
  test('are named to the approver in both events, with how often, though at different venues', async () => {
    const s = await scenario()
    const officerId = await officerOf(s)
    const both = { officerId, groupIds: [s.group.id] }
    const one = await submitted(s, { ...seriesOf(s), ...both, title: 'Bơi' })
    const two = await submitted(s, { ...both, title: 'Cờ vua', startsOn: '2026-06-16', startTime: '15:00' })
    const three = await submitted(s, { officerId, title: 'Vẽ', startsOn: '2026-06-16', groupIds: [s.otherGroup.id] })
    await submitted(s, { title: 'Hát', startsOn: '2026-06-16' })
    const findings = await findingsOf(s)
    const officer = (title: string, when: string) => `Lê Thu Hà cũng phụ trách “${title}” ${when}.`
    const group = (title: string, when: string) => `TDP Đông Cao cũng được mời đến “${title}” ${when}.`
    const [from14, from15] = ['thứ Ba 16/06, 14:00–16:00', 'thứ Ba 16/06, 15:00–16:00']
    expect([...findings.get(one)!].sort()).toEqual(
      [officer('Cờ vua', from15), group('Cờ vua', from15), officer('Vẽ', from14)].sort(),
    )
    expect([...findings.get(two)!].sort()).toEqual(
      [officer('Bơi', from14), group('Bơi', from14), officer('Vẽ', from14)].sort(),
    )
    expect([...findings.get(three)!].sort()).toEqual([officer('Bơi', from14), officer('Cờ vua', from15)].sort())
    expect([...findings.values()].flat()).toHaveLength(8)
    const again = await submitted(s, { ...seriesOf(s), officerId, title: 'Bơi lại' })
    expect((await findingsOf(s)).get(again)![0]).toBe(officer('Bơi', 'thứ Năm 11/06, 14:00–16:00 và 5 buổi khác'))
  })

  test('are not those of a split series, of what is called off or of another ward', async () => {
    const s = await scenario()
    const both = { officerId: await officerOf(s), groupIds: [s.group.id] }
    const id = await published(s, seriesOf(s, both))
    const [, second, third] = await meetingsOf(s, id)
    const { version } = await getEvent(s.editor, id)
    const { id: later } = await moveOccurrence(s.editor, third!.id, {
      scope: 'following',
      startsOn: third!.ruleDate,
      startTime: '09:00',
      endTime: '11:00',
      version,
    })
    // The last meeting before the split goes to the time of the first behind it.
    await moveOccurrence(s.editor, second!.id, {
      scope: 'this',
      startsOn: third!.ruleDate,
      startTime: '09:30',
      endTime: '10:30',
      venueId: s.square.id,
      version: (await getEvent(s.editor, id)).version,
    })
    await submitEvent(s.editor, id)
    const off = await submitted(s, { ...both, startTime: '14:30' })
    await cancelEvent(s.approver, off, { reason: 'Mưa' })
    const elsewhere = await scenario({ db: s.db })
    await submitted(elsewhere, { officerId: await officerOf(elsewhere) })
    const findings = await findingsOf(s)
    expect([...findings.keys()].sort()).toEqual([id, later].sort())
    expect([...findings.values()].flat().filter(text => text.includes('cũng'))).toEqual([])
  })

  test('cost no statement more for thirty events than for two', async () => {
    const statementsFor = async (events: number) => {
      const s = await scenario()
      const officerId = await officerOf(s)
      for (let number = 0; number < events; number += 1)
        await submitted(s, { officerId, groupIds: [s.group.id], title: `Buổi ${number}` })
      let statements = 0
      const db = new Proxy(s.db, {
        get(target, name) {
          if (String(name).startsWith('select')) statements += 1
          const value = Reflect.get(target, name)
          return typeof value === 'function' ? value.bind(target) : value
        },
      })
      const { actor, now } = s.approver
      const { items } = await listSubmitted({ db, actor, now })
      for (const { parts } of items) expect(parts[0]!.findings.length).toBeGreaterThanOrEqual(2)
      // Of the twenty-nine others the first six are enough, each with the officer and the group.
      expect(Math.max(...items.map(({ parts }) => parts[0]!.findings.length))).toBeLessThanOrEqual(12)
      return statements
    }
    expect(await statementsFor(30)).toBe(await statementsFor(2))
  })
})

describe('many at once', () => {
  test('are published each by itself: one that was changed since it was looked at holds up no other', async () => {
    const s = await scenario()
    const [good, stale, fine] = [await submitted(s), await submitted(s), await submitted(s)]
    const seen = (await listSubmitted(s.approver)).items.map(({ parts }) => parts[0]!.event)
    await saveEvent(s.editor, stale, { ...eventOf(s, { title: 'Đã đổi' }), version: 1 })
    await submitEvent(s.editor, stale)
    const outcomes = await publishEvents(s.approver, { events: seen.map(({ id, version }) => ({ id, version })) })
    expect(Object.fromEntries(told(outcomes))).toEqual({ [good]: 'done', [stale]: 'changed_meanwhile', [fine]: 'done' })
    expect(await publicationOf(s, stale)).toBeUndefined()
    expect(await revisionOf(s)).toBe(2)
    expect(told(await publishEvents(s.approver, only(good, stale)))).toEqual([
      [good, 'not_submitted'],
      [stale, 'done'],
    ])
  })

  test('parts of a split series count once, and go together by whichever is named', async () => {
    const s = await scenario()
    const { id, later } = await splitSeries(s)
    expect(await countSubmitted(s.approver)).toBe(1)
    const { items } = await listSubmitted(s.approver)
    expect(items.map(({ parts }) => parts.map(({ event }) => event.id))).toEqual([[id, later]])
    const { removed, added, changed } = items[0]!.parts[0]!.changes!.meetings
    expect([removed, added]).toEqual([[], []])
    expect(changed.map(({ before, after }) => after.startsAt - before.startsAt)).toEqual(Array(4).fill(-5 * HOUR))
    const [outcome, ...others] = await publishEvents(s.approver, only(later, id))
    expect(others).toEqual([])
    expect(outcome).toMatchObject({ id, parts: [later], refused: null })
    expect([(await publicationOf(s, id))?.sequence, (await publicationOf(s, later))?.sequence]).toEqual([1, 0])
  })

  test('a part that was changed since holds up its own series only', async () => {
    const s = await scenario()
    const { id, later } = await splitSeries(s)
    const other = await submitted(s)
    const outcomes = await publishEvents(s.approver, { events: [{ id }, { id: later, version: 99 }, { id: other }] })
    expect(told(outcomes)).toEqual([
      [id, 'changed_meanwhile'],
      [other, 'done'],
    ])
    expect(await publicationOf(s, later)).toBeUndefined()
  })

  test('are returned with one reason', async () => {
    const s = await scenario()
    const [one, two] = [await submitted(s), await submitted(s)]
    expect(await refusalOf(returnEvents(s.approver, { ...only(one), reason: ' ' }))).toEqual({ reason: 'required' })
    expect(told(await returnEvents(s.approver, { ...only(one, two), reason: 'Thiếu người phụ trách' }))).toEqual([
      [one, 'done'],
      [two, 'done'],
    ])
    expect(await getEvent(s.editor, two)).toMatchObject({ status: 'returned', statusReason: 'Thiếu người phụ trách' })
    expect(await countSubmitted(s.approver)).toBe(0)
  })

  test('none, too many, another ward’s and strangers are refused', async () => {
    const s = await scenario()
    const elsewhere = await scenario({ db: s.db })
    const [own, foreign] = [await submitted(s), await submitted(elsewhere)]
    expect(told(await publishEvents(s.approver, only(own, foreign, 'nothing')))).toEqual([
      [own, 'done'],
      [foreign, 'missing'],
      ['nothing', 'missing'],
    ])
    expect((await getEvent(elsewhere.editor, foreign)).status).toBe('submitted')
    expect(await refusalOf(publishEvents(s.approver, only()))).toEqual({ events: 'choose_events' })
    const many = only(...Array.from({ length: 101 }, (_, number) => `e${number}`))
    expect(await refusalOf(publishEvents(s.approver, many))).toEqual({ events: 'too_many_values' })
    for (const other of [s.editor, s.coordinator, s.groupHead, s.province]) {
      expect(await refusalOf(publishEvents(other, only(own)))).toBe('forbidden')
      expect(await refusalOf(returnEvents(other, { ...only(own), reason: 'Lý do' }))).toBe('forbidden')
    }
  })

  test('two approvers at once publish each event once', async () => {
    const s = await scenario()
    const ids = [await submitted(s), await submitted(s), await submitted(s)]
    const both = await Promise.all([publishEvents(s.approver, only(...ids)), publishEvents(s.admin, only(...ids))])
    const done = both.flatMap(told).filter(([, code]) => code === 'done')
    expect(done.map(([id]) => id).sort()).toEqual(ids.sort())
    expect(await revisionOf(s)).toBe(3)
  })
})
