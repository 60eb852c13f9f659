import { DAY, HOUR, instantOf } from '../../src/shared/dates'

/** Friday 12 June 2026, 08:00: the first two of `SERIES` are over. */
export const NOW = instantOf('2026-06-12', '08:00')
const PLACES = [
  ['poor', 'poor', 'confirmed', 'priority'],
  ['first', 'none', 'confirmed', 'general'],
  ['next', 'none', 'waiting', null],
] as const

export const SERIES = ['2026-06-02', '2026-06-09', '2026-06-16', '2026-06-23']

type Run = (statement: string, values?: unknown[]) => Promise<unknown>
type Row = Record<string, string | number | null>
type Meeting = { id: string; startsAt: number; endsAt: number; status: string; reason: string | null; venueId: string }

/** A ward as the first version of the tables held it: events published, edited since, cancelled, withdrawn and drafted. */
export async function fillBefore(run: Run): Promise<void> {
  const insert = (table: string, row: Row) => {
    const names = Object.keys(row)
    return run(`insert into ${table} (${names}) values (${names.map(() => '?')})`, Object.values(row))
  }
  const ward = { ward_id: 'w', created_at: 0 }
  await insert('ward', {
    ...{ id: 'w', slug: 'sao-mai', kind: 'phuong', name: 'Sao Mai', province_code: '19', province_name: 'Thái Nguyên' },
    ...{ season_name: 'Hè', season_from: '2026-06-01', season_to: '2026-08-31', revision: 9, created_at: 0 },
  })
  await insert('organization', { ...ward, id: 'school', name: 'Trường', kind: 'school', search_name: 'truong' })
  await insert('residential_group', { ...ward, id: 'g', slug: 'g', name: 'TDP 1', search_name: 'tdp 1' })
  for (const id of ['hall', 'square', 'park', 'pool', 'yard', 'room', 'lawn', 'gym'])
    await insert('venue', { ...ward, id, slug: id, name: id, search_name: id })
  const made = { created_by: 'x', created_at: 0, updated_at: 0 }
  await insert('child', {
    ...made,
    id: 'c',
    ward_id: 'w',
    group_id: 'g',
    key_id: 'k',
    birth_year: 2015,
    gender: 'girl',
  })

  const event = (id: string, row: Row) =>
    insert('event', {
      ...{ ...made, id, ward_id: 'w', title: id, search_title: id, category: 'sports', organization_id: 'school' },
      ...{ start_time: '14:00', duration_minutes: 120, save_token: id, ...row },
    })
  const meeting = (eventId: string, { id, startsAt, endsAt, status, reason, venueId }: Meeting) =>
    insert('occurrence', {
      ...{ id, ward_id: 'w', event_id: eventId, venue_id: venueId },
      ...{ starts_at: startsAt, ends_at: endsAt, status, reason },
    })
  const publication = (id: string, status: string, modified: string, meetings: Meeting[], own: object) => {
    const venue = { id: meetings[0]!.venueId, slug: meetings[0]!.venueId, name: meetings[0]!.venueId, address: '' }
    const payload = {
      ...{ title: id, description: '', category: 'sports', mode: 'in_person', onlineUrl: null, venue, campaign: null },
      ...{ host: { id: 'school', name: 'Trường' }, groups: [], minAge: null, maxAge: null, registration: 'none' },
      ...{ registrationClosesAt: null, capacity: null, prioritySeats: 0, startTime: '14:00', durationMinutes: 120 },
      ...{ startsOn: '2026-06-02', rule: null, reason: null, ...own },
      occurrences: meetings.map(({ venueId: _, ...one }) => one),
    }
    return insert('publication', {
      ...{ id, ward_id: 'w', uid: `${id}@san-choi`, sequence: 0, change: 1, status, category: 'sports' },
      ...{ first_published_at: 0, modified_at: instantOf(modified), venue_id: venue.id },
      ...{ first_starts_at: meetings[0]!.startsAt, last_ends_at: meetings.at(-1)!.endsAt },
      payload: JSON.stringify(payload),
    })
  }
  const at = (id: string, date: string, venueId: string, own: Partial<Meeting> = {}): Meeting => {
    const startsAt = instantOf(date, '14:00')
    return { id, startsAt, endsAt: startsAt + 2 * HOUR, status: 'scheduled', reason: null, venueId, ...own }
  }
  const weekly = (day: number, until: string) => ({ freq: 'weekly', days: [day], until })

  // Published, and half of it held.
  const rule = weekly(2, '2026-06-23')
  const held = SERIES.map((date, index) => at(`series-${index}`, date, 'park'))
  await event('series', { venue_id: 'park', starts_on: SERIES[0]!, rule: JSON.stringify(rule), status: 'published' })
  for (const one of held) await meeting('series', one)
  await publication('series', 'published', '2026-05-20', held, { rule })

  // Saturdays, held once; an edit that nobody approved has made the rest Sundays.
  const saturdays = ['2026-06-06', '2026-06-13', '2026-06-20'].map((date, index) => at(`edited-${index}`, date, 'pool'))
  // The public's rows are gone from the table where the edit moved them: that is how the first version kept it.
  const [first, ...moved] = saturdays
  await event('edited', {
    ...{ venue_id: 'pool', starts_on: '2026-06-07', rule: JSON.stringify(weekly(7, '2026-06-21')), status: 'draft' },
    version: 2,
  })
  await meeting('edited', first!)
  for (const [index, one] of moved.entries())
    await meeting('edited', { ...one, id: `new-${index}`, startsAt: one.startsAt + DAY, endsAt: one.endsAt + DAY })
  await publication('edited', 'published', '2026-05-20', saturdays, { rule: weekly(6, '2026-06-20') })
  const tick = { child_id: 'c', method: 'tick', recorded_by: 'x', recorded_at: 0 }
  await insert('attendance', { ...tick, id: 'a', ward_id: 'w', occurrence_id: 'edited-0' })

  // The same day at another place, not approved.
  const place = at('elsewhere-0', '2026-06-25', 'hall')
  await event('elsewhere', { venue_id: 'square', starts_on: '2026-06-25', status: 'submitted', version: 2 })
  await meeting('elsewhere', { ...place, venueId: 'square' })
  await publication('elsewhere', 'published', '2026-05-20', [place], {})

  // Held yesterday and counted at an hour that nobody had approved.
  const hour = at('counted-0', '2026-06-11', 'lawn')
  await event('counted', {
    venue_id: 'lawn',
    starts_on: '2026-06-11',
    start_time: '16:00',
    status: 'draft',
    version: 2,
  })
  await meeting('counted', { ...hour, startsAt: hour.startsAt + 2 * HOUR, endsAt: hour.endsAt + 2 * HOUR })
  await publication('counted', 'published', '2026-05-20', [hour], {})
  await insert('attendance', { ...tick, id: 'b', ward_id: 'w', occurrence_id: 'counted-0' })

  // Two seats, one of them kept; both taken, and one child waits.
  const seats = at('seats-0', '2026-06-27', 'gym')
  await event('seats', { venue_id: 'gym', starts_on: '2026-06-27', status: 'published', registration: 'open' })
  await meeting('seats', seats)
  await publication('seats', 'published', '2026-05-20', [seats], {
    registration: 'open',
    capacity: 2,
    prioritySeats: 1,
  })
  for (const [index, [id, household, status, seat]] of PLACES.entries()) {
    await insert('child', { ...made, id, ward_id: 'w', group_id: 'g', key_id: 'k', birth_year: 2015, gender: 'boy' })
    await run('update child set household = ? where id = ?', [household, id])
    await insert('registration', {
      ...{ id: `place-${id}`, ward_id: 'w', event_id: 'seats', child_id: id, status, seat, position: index + 1 },
      ...{ eligible: household === 'poor' ? 1 : 0, source: 'staff', created_by: 'x', created_at: 7 },
    })
  }
  const heads = { ward_id: 'w', occurrence_id: 'counted-0', recorded_by: 'x', recorded_at: 0 }
  await insert('headcount', { ...heads, category: 'girls_6_10', count: 12 })

  const off = at('cancelled-0', '2026-06-20', 'yard', { status: 'cancelled', reason: 'Bão' })
  await event('cancelled', { venue_id: 'yard', starts_on: '2026-06-20', status: 'cancelled', status_reason: 'Bão' })
  await meeting('cancelled', off)
  await publication('cancelled', 'cancelled', '2026-06-05', [off], { reason: 'Bão' })

  const mondays = weekly(1, '2026-06-22')
  const withdrawn = ['2026-06-01', '2026-06-22'].map((date, index) => at(`withdrawn-${index}`, date, 'room'))
  await event('withdrawn', {
    ...{ venue_id: 'room', starts_on: '2026-06-01', rule: JSON.stringify(mondays), status: 'draft' },
    skipped_dates: '["2026-06-08","2026-06-15"]',
  })
  for (const one of withdrawn) await meeting('withdrawn', one)
  await publication('withdrawn', 'withdrawn', '2026-06-06', withdrawn, { rule: mondays })

  await event('draft', { venue_id: 'square', starts_on: '2026-06-27', status: 'draft' })
  await meeting('draft', at('draft-0', '2026-06-27', 'square'))

  const screen = { id: 'gate', ward_id: 'w', name: 'Cổng', width: 192, height: 96, key_hash: 'h', key_hint: 'abcd' }
  await insert('screen', { ...screen, opens_at: '06:00', closes_at: '22:00', created_at: NOW })
  const message = { id: 'evenings', ward_id: 'w', text: 'Về nhà trước khi trời tối', status: 'approved', version: 2 }
  await insert('led_message', {
    ...{ ...message, starts_on: '2026-06-01', ends_on: '2026-08-31', days: '[6,7]', from_time: '17:00' },
    ...{ to_time: '21:30', created_by: 's', created_at: NOW, updated_at: NOW },
  })
}
