import { describe, expect, test } from 'vitest'
import { cancelEvent } from '../../src/events/cancel-event'
import { cancelOccurrence } from '../../src/events/cancel-occurrence'
import { createEvent } from '../../src/events/create-event'
import { getEvent } from '../../src/events/get-event'
import { moveOccurrence } from '../../src/events/move-occurrence'
import { postponeEvent } from '../../src/events/postpone-event'
import { postponeOccurrence } from '../../src/events/postpone-occurrence'
import { restoreEvent } from '../../src/events/restore-event'
import { restoreOccurrence } from '../../src/events/restore-occurrence'
import { saveEvent } from '../../src/events/save-event'
import { eventOf, seriesOf } from '../support/event-input'
import { meetingsOf, publicationOf, publish, published, revisionOf } from '../support/event-steps'
import { refusalOf } from '../support/refusal-of'
import { type Scenario, scenario } from '../support/scenario'

const because = (reason: string) => ({ reason })
const shown = async (s: Scenario, id: string) => (await publicationOf(s, id))!
const statuses = async (s: Scenario, id: string) =>
  (await shown(s, id)).payload.occurrences.map(({ status, reason }) => [status, reason])

describe('a postponed meeting', () => {
  test('is told to the public at once, frees its venue, and is over with a new date that is approved', async () => {
    const s = await scenario()
    const id = await published(s, seriesOf(s))
    const [first] = await meetingsOf(s, id)
    const revision = await revisionOf(s)
    await postponeOccurrence(s.approver, first!.id, because('Mất điện'))
    expect((await statuses(s, id))[0]).toEqual(['postponed', 'Mất điện'])
    expect(await revisionOf(s)).toBe(revision + 1)
    expect(await refusalOf(createEvent(s.editor, eventOf(s, { title: 'Khác' })))).toBe('done')

    const { version } = await getEvent(s.editor, id)
    const to = { startsOn: '2026-06-13', startTime: '14:00', endTime: '16:00', version }
    await moveOccurrence(s.editor, first!.id, to)
    expect((await statuses(s, id))[0]).toEqual(['postponed', 'Mất điện'])
    await publish(s, id)
    expect((await shown(s, id)).payload.occurrences[0]).toMatchObject({
      status: 'scheduled',
      reason: null,
      ruleDate: '2026-06-11',
    })
  })

  test('comes back with a reason, unless somebody else has the venue by now', async () => {
    const s = await scenario()
    const id = await published(s, seriesOf(s))
    const [first, second] = await meetingsOf(s, id)
    await postponeOccurrence(s.approver, first!.id, because('Mất điện'))
    await cancelOccurrence(s.approver, second!.id, because('Thầy ốm'))
    await createEvent(s.editor, eventOf(s, { title: 'Khác' }))
    expect(await refusalOf(restoreOccurrence(s.approver, first!.id, because('Có điện')))).toBe('venue_taken')
    await restoreOccurrence(s.approver, second!.id, because('Thầy đã khỏe'))
    expect((await statuses(s, id)).slice(0, 2)).toEqual([
      ['postponed', 'Mất điện'],
      ['scheduled', 'Thầy đã khỏe'],
    ])
    expect(await refusalOf(restoreOccurrence(s.approver, second!.id, because('Lại')))).toBe('not_postponed')
  })

  test('is decided by approvers only, with a reason, while it is still to come', async () => {
    const s = await scenario()
    const id = await published(s, seriesOf(s))
    const [first] = await meetingsOf(s, id)
    expect(await refusalOf(postponeOccurrence(s.editor, first!.id, because('Mưa')))).toBe('forbidden')
    expect(await refusalOf(postponeOccurrence(s.approver, first!.id, because(' ')))).toEqual({ reason: 'required' })
    const other = await scenario({ db: s.db })
    expect(await refusalOf(postponeOccurrence(other.approver, first!.id, because('Mưa')))).toBe('missing')
    s.clock.now = first!.endsAt + 1
    expect(await refusalOf(postponeOccurrence(s.approver, first!.id, because('Mưa')))).toBe('occurrence_over')
    const draft = await createEvent(s.editor, eventOf(s, { startsOn: '2026-07-01' }))
    const [planned] = await meetingsOf(s, draft.id)
    expect(await refusalOf(postponeOccurrence(s.approver, planned!.id, because('Mưa')))).toBe('not_published')
  })
})

describe('a postponed event', () => {
  test('has all that is to come postponed, and comes back whole except what was called off by itself', async () => {
    const s = await scenario()
    const id = await published(s, seriesOf(s))
    const [, second] = await meetingsOf(s, id)
    await cancelOccurrence(s.approver, second!.id, because('Thầy ốm'))
    await postponeEvent(s.approver, id, because('Bão số 3'))
    expect(await shown(s, id)).toMatchObject({
      status: 'published',
      payload: { notice: { kind: 'postponed', reason: 'Bão số 3' } },
    })
    expect((await getEvent(s.editor, id)).status).toBe('postponed')
    expect(await refusalOf(postponeEvent(s.approver, id, because('Nữa')))).toBe('already_postponed')

    await restoreEvent(s.approver, id, because('Bão đã tan'))
    expect((await shown(s, id)).payload.notice).toEqual({ kind: 'restored', reason: 'Bão đã tan' })
    expect(await statuses(s, id)).toEqual([
      ['scheduled', null],
      ['cancelled', 'Thầy ốm'],
      ...Array(4).fill(['scheduled', null]),
    ])
    expect((await getEvent(s.editor, id)).status).toBe('published')
  })

  test('gets new dates by an edit that is approved', async () => {
    const s = await scenario()
    const id = await published(s)
    await postponeEvent(s.approver, id, because('Mưa'))
    const { version } = await getEvent(s.editor, id)
    await saveEvent(s.editor, id, eventOf(s, { startsOn: '2026-06-20', version }))
    expect((await shown(s, id)).payload.notice?.kind).toBe('postponed')
    await publish(s, id)
    expect((await shown(s, id)).payload).toMatchObject({ notice: null, occurrences: [{ status: 'scheduled' }] })
    expect((await getEvent(s.editor, id)).status).toBe('published')
  })

  test('comes back alone where a meeting was called off by itself for the same reason', async () => {
    const s = await scenario()
    const id = await published(s, seriesOf(s))
    const [first] = await meetingsOf(s, id)
    await cancelOccurrence(s.approver, first!.id, because('Bão'))
    await postponeEvent(s.approver, id, because('Bão'))
    await restoreEvent(s.approver, id, because('Bão đã tan'))
    expect((await statuses(s, id)).map(([status]) => status)).toEqual(['cancelled', ...Array(5).fill('scheduled')])
  })

  test('comes back also when other words of it were approved meanwhile', async () => {
    const s = await scenario()
    const id = await published(s, seriesOf(s))
    await postponeEvent(s.approver, id, because('Bão'))
    const { version } = await getEvent(s.editor, id)
    await saveEvent(s.editor, id, seriesOf(s, { title: 'Tên mới', version }))
    await publish(s, id)
    expect(new Set((await statuses(s, id)).map(([status]) => status))).toEqual(new Set(['postponed']))
    await restoreEvent(s.approver, id, because('Bão đã tan'))
    expect(await statuses(s, id)).toEqual(Array(6).fill(['scheduled', null]))
    expect((await getEvent(s.editor, id)).status).toBe('published')
    expect(await refusalOf(restoreEvent(s.approver, id, because('Lại')))).toBe('not_postponed')
  })

  test('is on again with the last of its meetings that comes back', async () => {
    const s = await scenario()
    for (const repeats of [{}, { repeats: 'weekly', until: '2026-06-18', title: 'Hai buổi', startTime: '08:00' }]) {
      const id = await published(s, eventOf(s, repeats))
      await postponeEvent(s.approver, id, because('Bão'))
      const meetings = await meetingsOf(s, id)
      for (const meeting of meetings) {
        expect((await getEvent(s.editor, id)).status).toBe('postponed')
        await restoreOccurrence(s.approver, meeting.id, because('Bão đã tan'))
      }
      expect((await getEvent(s.editor, id)).status).toBe('published')
      expect((await shown(s, id)).payload.notice).toEqual({ kind: 'restored', reason: 'Bão đã tan' })
      await cancelEvent(s.approver, id, because('Xong'))
    }
  })
})

describe('a cancelled event', () => {
  test('is restored as it was planned, with what waited for approval still waiting', async () => {
    const s = await scenario()
    const id = await published(s, seriesOf(s))
    await saveEvent(s.editor, id, seriesOf(s, { title: 'Tên mới', version: 1 }))
    await cancelEvent(s.approver, id, because('Hết kinh phí'))
    const { version } = await getEvent(s.editor, id)
    expect(await refusalOf(saveEvent(s.editor, id, seriesOf(s, { version })))).toBe('cancelled_already')
    await restoreEvent(s.approver, id, because('Đã có kinh phí'))
    expect(await shown(s, id)).toMatchObject({ status: 'published', payload: { title: 'Internet an toàn' } })
    expect(await getEvent(s.editor, id)).toMatchObject({ status: 'draft', title: 'Tên mới' })
    expect(await statuses(s, id)).toEqual(Array(6).fill(['scheduled', null]))
  })

  test('stays cancelled where its venue has been given away', async () => {
    const s = await scenario()
    const id = await published(s)
    await cancelEvent(s.approver, id, because('Hết kinh phí'))
    await createEvent(s.editor, eventOf(s, { title: 'Khác' }))
    expect(await refusalOf(restoreEvent(s.approver, id, because('Lại có')))).toBe('venue_taken')
    expect((await shown(s, id)).status).toBe('cancelled')
    expect(await refusalOf(restoreEvent(s.editor, id, because('Lại có')))).toBe('forbidden')
  })

  test('whose rest another event carries on comes back without that rest', async () => {
    const s = await scenario()
    const id = await published(s, seriesOf(s))
    const third = (await meetingsOf(s, id))[2]!
    const split = { scope: 'following', startsOn: '2026-06-18', startTime: '15:00', endTime: '17:00', version: 1 }
    await moveOccurrence(s.editor, third.id, split)
    await cancelEvent(s.approver, id, because('Hết kinh phí'))
    await restoreEvent(s.approver, id, because('Đã có kinh phí'))
    expect((await statuses(s, id)).map(([status]) => status)).toEqual([
      ...Array(2).fill('scheduled'),
      ...Array(4).fill('cancelled'),
    ])
    await publish(s, id)
    expect(await statuses(s, id)).toEqual(Array(2).fill(['scheduled', null]))
  })

  test('that was never public is a draft again', async () => {
    const s = await scenario()
    const { id } = await createEvent(s.editor, eventOf(s))
    await cancelEvent(s.approver, id, because('Thôi'))
    await restoreEvent(s.approver, id, because('Lại làm'))
    expect(await getEvent(s.editor, id)).toMatchObject({ status: 'draft', occurrences: [{ status: 'scheduled' }] })
    expect(await refusalOf(restoreEvent(s.approver, id, because('Lại')))).toBe('not_postponed')
  })
})
