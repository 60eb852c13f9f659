import { describe, expect, test } from 'vitest'
import { countSubmitted } from '../../src/events/count-submitted'
import { createEvent } from '../../src/events/create-event'
import { getEvent } from '../../src/events/get-event'
import { moveOccurrence } from '../../src/events/move-occurrence'
import { publishEvents } from '../../src/events/publish-events'
import { returnEvent } from '../../src/events/return-event'
import { saveEvent } from '../../src/events/save-event'
import { submitEvent } from '../../src/events/submit-event'
import { submitEvents } from '../../src/events/submit-events'
import { eventOf, seriesOf } from '../support/event-input'
import { meetingsOf, published } from '../support/event-steps'
import { refusalOf } from '../support/refusal-of'
import { type Scenario, scenario } from '../support/scenario'

const online = (s: Scenario, changes: Record<string, unknown> = {}) =>
  eventOf(s, { venueId: null, mode: 'online', onlineUrl: 'https://hop.example', ...changes })
const drafted = async (s: Scenario, changes: Record<string, unknown> = {}) =>
  (await createEvent(s.editor, online(s, changes))).id
const only = (...ids: string[]) => ({ events: ids.map(id => ({ id })) })
const told = (outcomes: Awaited<ReturnType<typeof submitEvents>>) =>
  outcomes.map(({ id, refused }) => [id, refused?.reason.code ?? 'done'])
const statusOf = async (s: Scenario, id: string) => (await getEvent(s.editor, id)).status

/** A published series from whose third meeting on another hour was planned. */
async function splitSeries(s: Scenario) {
  const id = await published(s, seriesOf(s))
  const [, , third] = await meetingsOf(s, id)
  const { version } = await getEvent(s.editor, id)
  const hours = { startsOn: third!.ruleDate, startTime: '09:00', endTime: '11:00' }
  const { id: later } = await moveOccurrence(s.editor, third!.id, { scope: 'following', version, ...hours })
  return { id, later }
}

describe('sending many for approval', () => {
  test('sends drafts and what was returned, each by itself: one that was changed since or sent already holds up no other', async () => {
    const s = await scenario()
    const [good, stale, sent, returned] = [await drafted(s), await drafted(s), await drafted(s), await drafted(s)]
    await saveEvent(s.editor, stale, { ...online(s, { title: 'Đã đổi' }), version: 1 })
    await submitEvent(s.editor, sent)
    await submitEvent(s.editor, returned)
    await returnEvent(s.approver, returned, { reason: 'Thiếu người phụ trách' })
    const seen = (...ids: string[]) => ({ events: ids.map(id => ({ id, version: 1 })) })
    expect(told(await submitEvents(s.editor, seen(good, stale, sent, returned)))).toEqual([
      [good, 'done'],
      [stale, 'changed_meanwhile'],
      [sent, 'not_draft'],
      [returned, 'done'],
    ])
    expect(await getEvent(s.editor, returned)).toMatchObject({ status: 'submitted', statusReason: null })
    expect([await statusOf(s, stale), await countSubmitted(s.approver)]).toEqual(['draft', 3])
    expect(told(await submitEvents(s.editor, only(stale)))).toEqual([[stale, 'done']])
  })

  test('parts of a split series go together, also where only a later one was touched since', async () => {
    const s = await scenario()
    const { id, later } = await splitSeries(s)
    const [outcome, ...others] = await submitEvents(s.editor, only(later, id))
    expect(others).toEqual([])
    expect(outcome).toMatchObject({ id, parts: [later], refused: null })
    const { version } = await getEvent(s.editor, later)
    const [meeting] = await meetingsOf(s, later)
    const hours = { startsOn: meeting!.ruleDate, startTime: '08:00', endTime: '10:00' }
    await moveOccurrence(s.editor, meeting!.id, { scope: 'this', version, ...hours })
    expect([await statusOf(s, id), await statusOf(s, later)]).toEqual(['submitted', 'draft'])
    expect((await submitEvents(s.editor, only(id, later))).map(one => one.refused)).toEqual([null])
    expect((await publishEvents(s.approver, only(id))).map(one => one.refused)).toEqual([null])
    expect([await statusOf(s, id), await statusOf(s, later)]).toEqual(['published', 'published'])
  })

  test('a coordinator sends what the own organization plans; of others not even the title is told', async () => {
    const s = await scenario()
    const elsewhere = await scenario({ db: s.db })
    const [own, foreign] = [await drafted(s), await drafted(elsewhere)]
    const other = await drafted(s, { organizationId: s.office.id, title: 'Của đơn vị khác' })
    const outcomes = await submitEvents(s.coordinator, only(own, other, foreign, 'nothing'))
    expect(outcomes.map(({ id, title, refused }) => [id, title, refused?.reason.code ?? 'done'])).toEqual([
      [own, 'Internet an toàn', 'done'],
      [other, null, 'missing'],
      [foreign, null, 'missing'],
      ['nothing', null, 'missing'],
    ])
    expect([await statusOf(s, other), await statusOf(elsewhere, foreign)]).toEqual(['draft', 'draft'])
  })

  test('none, too many and strangers are refused', async () => {
    const s = await scenario()
    const id = await drafted(s)
    expect(await refusalOf(submitEvents(s.editor, only()))).toEqual({ events: 'choose_events' })
    const many = only(...Array.from({ length: 101 }, (_, number) => `e${number}`))
    expect(await refusalOf(submitEvents(s.editor, many))).toEqual({ events: 'too_many_values' })
    for (const stranger of [s.groupHead, s.province])
      expect(await refusalOf(submitEvents(stranger, only(id)))).toBe('forbidden')
    expect(await statusOf(s, id)).toBe('draft')
  })

  test('two officers at once send each event once', async () => {
    const s = await scenario()
    const ids = [await drafted(s), await drafted(s), await drafted(s)]
    const both = await Promise.all([submitEvents(s.editor, only(...ids)), submitEvents(s.coordinator, only(...ids))])
    const done = both.flatMap(told).filter(([, code]) => code === 'done')
    expect(done.map(([id]) => id).sort()).toEqual(ids.sort())
  })
})
