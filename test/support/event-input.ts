import type { Scenario } from './scenario'

/** A valid event of the scenario's ward: Thursday 11 June 2026, 14:00–16:00, at the culture house. */
export const eventOf = (s: Scenario, changes: Record<string, unknown> = {}) => ({
  title: 'Internet an toàn',
  description: 'Mang theo điện thoại nếu có.',
  category: 'digital_skills',
  organizationId: s.school.id,
  venueId: s.venue.id,
  startsOn: '2026-06-11',
  startTime: '14:00',
  endTime: '16:00',
  ...changes,
})

/** The same every Tuesday and Thursday to the end of June. */
export const seriesOf = (s: Scenario, changes: Record<string, unknown> = {}) =>
  eventOf(s, { repeats: 'weekly', days: [2, 4], until: '2026-06-30', ...changes })

/** A campaign of the scenario's ward that follows a letter without number and day. */
export const campaignOf = (s: Scenario, changes: Record<string, unknown> = {}) => ({
  name: 'Mùa hè an toàn',
  description: 'Cùng giữ an toàn cho trẻ em.',
  organizationId: s.office.id,
  startsOn: '2026-06-01',
  endsOn: '2026-08-31',
  letterSymbol: '/UBND-VHXH',
  letterIssuer: 'UBND phường Sao Mai',
  letterSubject: 'V/v bảo vệ trẻ em dịp hè',
  letterIssuedOn: '2026-06',
  letterBasedOn: ['Kế hoạch 170/KH-SVHTTDL ngày 11/6/2026'],
  ...changes,
})
