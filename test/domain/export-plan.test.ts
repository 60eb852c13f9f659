import { describe, expect, test } from 'vitest'
import { createEvent } from '../../src/events/create-event'
import { previewImport } from '../../src/events/preview-import'
import { readPlan } from '../../src/events/read-plan'
import { planWorkbook } from '../../src/exchange/plan-workbook'
import { messages } from '../../src/messages'
import { eventOf, seriesOf } from '../support/event-input'
import { published } from '../support/event-steps'
import { refusalOf } from '../support/refusal-of'
import { scenario } from '../support/scenario'

describe('an exported plan', () => {
  test('brought in again changes nothing, and what is changed in Excel changes the event', async () => {
    const s = await scenario()
    await createEvent(
      s.editor,
      seriesOf(s, { groupIds: [s.group.id], skippedDates: '18/06/2026', minAge: 8, maxAge: 15 }),
    )
    await createEvent(
      s.editor,
      eventOf(s, {
        startsOn: '2026-09-01',
        repeats: 'lunar',
        lunarDay: 15,
        lunarMonth: 8,
        count: 2,
        startTime: '18:00',
        endTime: '21:00',
      }),
    )
    await createEvent(
      s.editor,
      eventOf(s, { startsOn: '2026-06-27', startTime: '22:00', endTime: null, durationMinutes: 300 }),
    )
    await createEvent(
      s.editor,
      eventOf(s, {
        startsOn: '2026-06-01',
        repeats: 'monthly_weekday',
        nth: -1,
        days: [6],
        until: '2026-12-31',
        skipsHolidays: false,
      }),
    )
    await published(
      s,
      eventOf(s, {
        startsOn: '2026-07-03',
        mode: 'online',
        venueId: null,
        onlineUrl: 'https://hop.example/em',
        registration: 'open',
        registrationClosesOn: '2026-07-01',
        capacity: 40,
        prioritySeats: 8,
      }),
    )
    const plan = await readPlan(s.editor, { from: '2026-06-01', to: '2026-12-31' })
    expect(plan).toHaveLength(5)
    expect(plan.find(one => one.rule?.freq === 'weekly')!.groupNames).toEqual(['TDP Đông Cao'])
    for (const language of ['vi', 'en'] as const) {
      const file = planWorkbook(messages(language), plan)
      const shown = await previewImport(s.editor, file, { fileName: 'xuat.xlsx' })
      expect(shown.rows.map(({ status, reasons, row }) => [row.input.title, status, reasons])).toEqual(
        plan.map(one => [one.title, 'unchanged', []]),
      )
    }
    const renamed = plan.map(one => ({ ...one, title: `${one.title} mới` }))
    const mended = await previewImport(s.editor, planWorkbook(messages('vi'), renamed), { fileName: 'a.xlsx' })
    expect(mended.rows.map(row => row.status)).toEqual(Array(5).fill('changed'))
  })

  test('holds only what the filter leaves', async () => {
    const s = await scenario()
    await createEvent(s.editor, seriesOf(s))
    await createEvent(s.editor, eventOf(s, { title: 'Tháng Bảy', startsOn: '2026-07-03' }))
    const plan = await readPlan(s.editor, { from: '2026-06-01', to: '2026-06-18' })
    expect(plan.map(one => [one.title, one.meetings.length])).toEqual([['Internet an toàn', 3]])
    expect(await readPlan(s.editor, { q: 'thang bay dong cao' })).toHaveLength(1)
    expect(await refusalOf(readPlan(s.editor, { from: '2026-07-01', to: '2026-06-01' }))).toEqual({
      to: 'end_before_start',
    })
  })
})
