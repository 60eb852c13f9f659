import { counts } from './attendance'
import type { Room } from './described'
import { ids } from './ids'
import { reportDocuments } from './report-documents'

const everyone = {
  ...{ children: 66, attendances: 152, register: 80, reached: 64, census: 88 },
  ...{ basis: 'census', came: 66, of: 88, share: 0.75, gap: 0 },
}
const some = {
  ...{ children: 9, attendances: 20, register: 12, reached: 9, census: 14 },
  ...{ basis: 'census', came: 9, of: 14, share: 0.64, gap: -11 },
}
const nobody = {
  ...{ children: 0, attendances: 0, register: 0, reached: 0, census: null },
  ...{ basis: 'register', came: 0, of: 0, share: null, gap: null },
}
const followed = (of: object | number | null) => ({ all: of, poor: of, nearPoor: of, special: of })
const cuts = {
  all: everyone,
  girls: everyone,
  boys: everyone,
  otherGender: some,
  age0to5: some,
  age6to10: everyone,
  age11to15: some,
  age16to17: some,
  poor: some,
  nearPoor: some,
  special: some,
  ethnicMinority: some,
}
const summary = {
  period: { kind: 'month', from: '2026-06-01', to: '2026-06-30', previous: '2026-05-31', next: '2026-07-01' },
  season: 'Hè vui 2026',
  censusYear: 2026,
  cuts,
  attendancesPerChild: 2.375,
  groups: [
    { id: ids.group, name: 'TDP Đông Cao', ...everyone },
    { id: ids.group, name: 'TDP Mới', ...nobody },
  ],
  notReached: [{ id: ids.group, name: 'TDP Tân Phú', ...nobody, register: 6, of: 6, share: 0, gap: -80 }],
  categories: {
    culture: { children: 20, attendances: 31 },
    sports: { children: 40, attendances: 82 },
    digital_skills: { children: 18, attendances: 30 },
    online_safety: { children: 9, attendances: 9 },
  },
  weeks: [
    {
      ...{ monday: '2026-06-08', children: 30, attendances: 48 },
      ...{ soFar: followed({ children: 30, reached: 29 }), shares: followed(0.34) },
    },
  ],
  crowd: { byCategory: counts, total: 69 },
  sessions: { held: 18, unfilled: 2, coming: { age0to5: 1, age6to10: 6, age11to15: 4 } },
  keptSeats: [
    {
      ...{ eventId: ids.event, title: 'Tập bơi phòng đuối nước', kept: 8, unused: 3 },
      releasesAt: 1_781_175_600_000,
    },
  ],
  suggestions: [
    { kind: 'unfilled_sessions', sessions: 2 },
    {
      kind: 'kept_seats',
      event: {
        ...{ eventId: ids.event, title: 'Tập bơi phòng đuối nước', kept: 8, unused: 3 },
        releasesAt: 1_781_175_600_000,
      },
    },
    {
      kind: 'kept_seats',
      event: { eventId: ids.event, title: 'Câu lạc bộ tiếng Anh vui', kept: 8, unused: 6, releasesAt: null },
    },
    { kind: 'behind', cut: 'poor', points: 11, missing: 2 },
    { kind: 'not_reached', groups: [{ id: ids.group, name: 'TDP Tân Phú', of: 6 }], children: 6 },
    { kind: 'lowest_group', group: 'TDP Đông Cao', came: 12, of: 32, share: 0.375, overall: 0.75 },
    { kind: 'no_coming', ages: 'age0to5' },
    { kind: 'census_too_low', names: ['TDP Đông Cao'], cuts: ['poor'] },
    { kind: 'census_missing', groups: 2 },
  ],
}

const surveyed = {
  ...{ under16: 320, girls: 155, boys: 165, age0to5: 110, age6to10: 112, age11to15: 98, age16to17: 34 },
  ...{ poor: 12, nearPoor: 18, special: 6, ethnicMinority: null },
}
const census = {
  year: 2026,
  source: 'Rà soát hộ nghèo cuối năm 2025',
  savedAt: 1_780_300_000_000,
  rows: [{ groupId: ids.group, name: 'TDP Đông Cao', ...surveyed }],
  before: 2025,
}
const unsurveyed = Object.fromEntries(Object.keys(surveyed).map(name => [name, null]))

/** Counts for the office, never identities. */
export const reports: Room = {
  things: {
    ...reportDocuments.things,
    Census: [
      census,
      {
        ...{ year: 2025, source: '', savedAt: null, before: null },
        rows: [
          { groupId: ids.group, name: 'TDP Đông Cao', ...unsurveyed },
          { groupId: ids.group, name: 'TDP Tân Phú', ...surveyed, ethnicMinority: 40 },
        ],
      },
    ],
    Summary: [
      summary,
      {
        ...summary,
        period: { ...summary.period, previous: null, next: null },
        cuts: Object.fromEntries(Object.keys(cuts).map(name => [name, nobody])),
        attendancesPerChild: null,
        notReached: [
          { id: ids.group, name: 'TDP Tân Phú', ...nobody, census: 6, basis: 'census', of: 6, share: 0, gap: -80 },
        ],
        weeks: [{ ...summary.weeks[0], shares: followed(null) }],
        keptSeats: [{ ...summary.keptSeats[0], releasesAt: null }],
        crowd: { byCategory: {}, total: 0 },
        suggestions: [],
      },
    ],
  },
  operations: {
    'GET /api/v1/census/:year': { gives: { thing: 'Census' } },
    'PUT /api/v1/census/:year': {
      sends: [{ source: census.source, rows: [{ groupId: ids.group, ...surveyed }] }],
      gives: { thing: 'Census' },
    },
    'GET /api/v1/reports/summary': { gives: { thing: 'Summary' } },
    ...reportDocuments.operations,
  },
}
