import { describe, expect, test } from 'vitest'
import { renderIcs } from '../../src/calendar/render-ics'
import { cancelEvent } from '../../src/events/cancel-event'
import { postponeEvent } from '../../src/events/postpone-event'
import { postponeOccurrence } from '../../src/events/postpone-occurrence'
import { restoreEvent } from '../../src/events/restore-event'
import { restoreOccurrence } from '../../src/events/restore-occurrence'
import { resolveTimeline, segmentAt } from '../../src/led/resolve-timeline'
import { getPublication } from '../../src/publications/get-publication'
import { DAY, HOUR, instantOf, wallDate } from '../../src/shared/dates'
import { alwaysLit, noContent } from '../support/boards'
import { seriesOf } from '../support/event-input'
import { meetingsOf, published } from '../support/event-steps'
import { feedOf, read } from '../support/read-ics'
import { scenario } from '../support/scenario'

/** A series of Tuesdays and Thursdays from 11 June, of which two are over, and what calendars and boards make of it. */
async function open() {
  const s = await scenario()
  const id = await published(s, seriesOf(s))
  const meetings = await meetingsOf(s, id)
  s.clock.now = instantOf('2026-06-17', '08:00')
  const approver = { ...s.approver, now: s.clock.now }
  const shown = () => getPublication(s.db, s.wardId, id)
  const calendar = async () =>
    read(renderIcs(feedOf([await shown()])))
      .map(one => one.status.slice(0, 2))
      .join(' ')
  const board = async () => {
    const content = { ...noContent, publications: [await shown()] }
    const from = instantOf(wallDate(s.clock.now))
    const segments = resolveTimeline(alwaysLit, content, from, from + DAY)
    return segmentAt(segments, s.clock.now + HOUR)!.items.map(item => item.text)
  }
  return { id, meetings, approver, calendar, board }
}

describe('a decision about a series', () => {
  test('to postpone one meeting, and to call it back, is in calendars and on boards', async () => {
    const { id, meetings, approver, calendar, board } = await open()
    await postponeOccurrence(approver, meetings[2]!.id, { reason: 'Mưa to kéo dài' }, id)
    expect(await calendar()).toBe('CO CO TE CO CO CO')
    expect(await board()).toContain('[HOÃN] 14:00 NGÀY MAI: Internet an toàn')
    await restoreOccurrence(approver, meetings[2]!.id, { reason: 'Trời đã tạnh' }, id)
    expect(await calendar()).toBe('CO CO CO CO CO CO')
    expect((await board())[1]).toMatch(/^14:00 NGÀY MAI: Internet an toàn/)
  })

  test('to postpone, restore and cancel all of it leaves what was held as it was', async () => {
    const { id, meetings, approver, calendar, board } = await open()
    await postponeEvent(approver, id, { reason: 'Sân đang sửa' })
    expect(await calendar()).toBe('CO CO TE TE TE TE')
    expect((await board()).filter(text => !text.startsWith('GỌI'))).toEqual(['[HOÃN] 14:00 NGÀY MAI: Internet an toàn'])
    await restoreOccurrence(approver, meetings[3]!.id, { reason: 'Mượn được sân khác' }, id)
    expect(await calendar()).toBe('CO CO TE CO TE TE')
    await restoreEvent(approver, id, { reason: 'Sân đã sửa xong' })
    expect(await calendar()).toBe('CO CO CO CO CO CO')
    await cancelEvent(approver, id, { reason: 'Bão số 3' })
    expect(await calendar()).toBe('CO CO CA CA CA CA')
    expect((await board())[1]).toBe('[HUỶ] 14:00 NGÀY MAI: Internet an toàn')
  })
})
