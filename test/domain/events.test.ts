import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { auditEntries } from '../../src/database/schema'
import { cancelOccurrence } from '../../src/events/cancel-occurrence'
import { createEvent } from '../../src/events/create-event'
import { getEvent } from '../../src/events/get-event'
import { listEvents } from '../../src/events/list-events'
import { publishEvent } from '../../src/events/publish-event'
import { saveEvent } from '../../src/events/save-event'
import { submitEvent } from '../../src/events/submit-event'
import { DAY, instantOf, wallDate } from '../../src/shared/dates'
import { eventOf, seriesOf } from '../support/event-input'
import { attend, meetingsOf, publicationOf, publish, published } from '../support/event-steps'
import { refusalOf } from '../support/refusal-of'
import { scenario } from '../support/scenario'

describe('creating an event', () => {
  test('makes a draft with its meetings, groups and a trace', async () => {
    const s = await scenario()
    const input = seriesOf(s, { groupIds: [s.group.id, s.group.id], skippedDates: ['16/06/2026'] })
    const { id, version } = await createEvent(s.editor, input)
    const event = await getEvent(s.editor, id)
    expect(version).toBe(1)
    expect(event).toMatchObject({
      status: 'draft',
      host: { name: s.school.name },
      venue: { name: s.venue.name },
      publication: null,
    })
    expect(event.groups.map(group => group.name)).toEqual(['TDP Đông Cao'])
    expect(event.occurrences.map(({ startsAt, endsAt }) => [startsAt, endsAt])).toEqual(
      ['11', '18', '23', '25', '30'].map(day => [
        instantOf(`2026-06-${day}`, '14:00'),
        instantOf(`2026-06-${day}`, '16:00'),
      ]),
    )
    const entries = await s.db.select().from(auditEntries).where(eq(auditEntries.subjectId, id))
    expect(entries.map(entry => entry.action)).toEqual(['event.created'])
  })

  test('takes the texts of a form, and a series begins on a day of its rule', async () => {
    const s = await scenario()
    const form = {
      startsOn: '09/06/2026',
      repeats: 'weekly',
      days: '5',
      until: '26/6/2026',
      capacity: '30',
      prioritySeats: '',
      minAge: '',
      registration: 'open',
      registrationClosesOn: '11/06/2026',
      registrationClosesTime: '',
      campaignId: '',
      skippedDates: '19/06/2026, ',
    }
    const { id } = await createEvent(s.editor, eventOf(s, form))
    expect(await getEvent(s.editor, id)).toMatchObject({
      startsOn: '2026-06-12',
      capacity: 30,
      prioritySeats: 0,
      minAge: null,
      skippedDates: ['2026-06-19'],
      registrationClosesAt: instantOf('2026-06-11', '23:59'),
    })
    expect((await meetingsOf(s, id)).map(({ startsAt }) => wallDate(startsAt))).toEqual(['2026-06-12', '2026-06-26'])
  })

  test('a year of daily meetings costs no more statements than one meeting', async () => {
    const s = await scenario()
    const { id } = await createEvent(s.editor, seriesOf(s, { days: [1, 2, 3, 4, 5, 6, 7], until: '2027-06-11' }))
    expect(await meetingsOf(s, id)).toHaveLength(366)
    await saveEvent(
      s.editor,
      id,
      seriesOf(s, { days: [1, 2, 3, 4, 5, 6, 7], until: '2027-06-11', startTime: '15:00', version: 1 }),
    )
    expect(await meetingsOf(s, id)).toHaveLength(366)
  })

  test('a coordinator plans for the own organization only, and others not at all', async () => {
    const s = await scenario()
    expect(await refusalOf(createEvent(s.coordinator, eventOf(s)))).toBe('done')
    expect(await refusalOf(createEvent(s.coordinator, eventOf(s, { organizationId: s.office.id })))).toBe(
      'own_organization_only',
    )
    for (const context of [s.groupHead, s.province, s.guardian])
      expect(await refusalOf(createEvent(context, eventOf(s)))).toBe('forbidden')
  })

  test('a coordinator neither sees nor touches the events of others', async () => {
    const s = await scenario()
    const { id } = await createEvent(s.editor, eventOf(s, { organizationId: s.office.id }))
    expect((await listEvents(s.coordinator)).items).toEqual([])
    const attempts = [
      getEvent(s.coordinator, id),
      submitEvent(s.coordinator, id),
      saveEvent(s.coordinator, id, eventOf(s, { version: 1 })),
    ]
    expect(new Set(await Promise.all(attempts.map(refusalOf)))).toEqual(new Set(['missing']))
    expect(await refusalOf(publishEvent(s.coordinator, id))).toBe('forbidden')
  })
})

describe('an edit', () => {
  test('leaves the published version public, and names the version it started from', async () => {
    const s = await scenario()
    const id = await published(s)
    await saveEvent(s.editor, id, eventOf(s, { title: 'Internet vui', version: 1 }))
    expect((await getEvent(s.editor, id)).status).toBe('draft')
    expect(await publicationOf(s, id)).toMatchObject({ sequence: 0, payload: { title: 'Internet an toàn' } })
    expect(await refusalOf(saveEvent(s.editor, id, eventOf(s, { title: 'Muộn', version: 1 })))).toBe(
      'changed_meanwhile',
    )
    const both = [1, 2].map(n => refusalOf(saveEvent(s.editor, id, eventOf(s, { title: `Lần ${n}`, version: 2 }))))
    expect((await Promise.all(both)).sort()).toEqual(['changed_meanwhile', 'done'])
  })

  test('keeps the ids of meetings that stay on their date, once it is approved', async () => {
    const s = await scenario()
    const id = await published(s, seriesOf(s))
    const before = await meetingsOf(s, id)
    await saveEvent(
      s.editor,
      id,
      seriesOf(s, { days: [4], until: '2026-07-02', endTime: '17:00', venueId: s.square.id, version: 1 }),
    )
    expect((await publicationOf(s, id))!.payload.occurrences).toHaveLength(before.length)
    await publish(s, id)
    const after = await meetingsOf(s, id)
    const thursdays = before.filter(({ startsAt }) =>
      ['2026-06-11', '2026-06-18', '2026-06-25'].includes(wallDate(startsAt)),
    )
    expect(after.slice(0, 3).map(meeting => meeting.id)).toEqual(thursdays.map(meeting => meeting.id))
    expect(after.map(({ endsAt }) => endsAt)).toEqual(
      ['11', '18', '25', '32'].map((_, week) => instantOf('2026-06-11', '17:00') + week * 7 * DAY),
    )
  })

  test('never touches what happened or was counted once the event was public', async () => {
    const s = await scenario()
    const id = await published(s, seriesOf(s))
    const before = await meetingsOf(s, id)
    await attend(s, before[3]!.id)
    s.clock.now = instantOf('2026-06-17', '08:00')
    await saveEvent(
      s.editor,
      id,
      seriesOf(s, { startTime: '08:00', endTime: '09:00', venueId: s.square.id, version: 1 }),
    )
    const after = await meetingsOf(s, id)
    const kept = after.filter(meeting => before.some(({ id: old }) => old === meeting.id))
    const times = (meetings: typeof before) => meetings.map(({ id: one, startsAt, endsAt }) => [one, startsAt, endsAt])
    expect(times(kept)).toEqual(times([before[0]!, before[1]!, before[3]!]))
    expect(kept.every(meeting => meeting.fixed && meeting.planned && meeting.shown)).toBe(true)
    expect(after.map(({ startsAt }) => new Date(startsAt + 7 * 3_600_000).toISOString().slice(5, 16))).toEqual([
      '06-11T14:00',
      '06-16T14:00',
      '06-18T08:00',
      '06-23T14:00',
      '06-25T08:00',
      '06-30T08:00',
    ])
  })

  test('keeps a cancelled meeting cancelled', async () => {
    const s = await scenario()
    const id = await published(s, seriesOf(s))
    await cancelOccurrence(s.approver, (await meetingsOf(s, id))[0]!.id, { reason: 'Mưa bão' })
    await saveEvent(s.editor, id, seriesOf(s, { title: 'Khác', version: 2 }))
    expect((await meetingsOf(s, id))[0]).toMatchObject({ status: 'cancelled', reason: 'Mưa bão' })
  })
})
