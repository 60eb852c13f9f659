import type { Room } from './described'
import { events } from './events'
import { ids, NOW } from './ids'

const DAY = 86_400_000
const HOUR = 3_600_000

const venue = { id: ids.venue, slug: 'nha-van-hoa-dong-cao', name: 'Nhà văn hóa Đông Cao', address: 'Ngõ 12' }
const group = { id: ids.group, slug: 'tdp-dong-cao', name: 'TDP Đông Cao' }
const meeting = {
  id: ids.occurrence,
  ruleDate: '2026-06-16',
  startsAt: NOW + 7 * DAY,
  endsAt: NOW + 7 * DAY + 2 * HOUR,
  status: 'scheduled',
  reason: null,
  venue: null,
  note: '',
}
const elsewhere = { ...meeting, reason: 'Trời đã tạnh.', venue, note: 'Mang theo giày thể thao.' }
const changes = {
  fields: [
    { field: 'title', before: 'Internet an toàn', after: 'Internet an toàn cho em' },
    { field: 'capacity', before: null, after: 30 },
    { field: 'minAge', before: 8, after: null },
    { field: 'venue', before: null, after: venue },
    { field: 'groups', before: [], after: [group] },
    { field: 'groups', before: [group], after: [] },
    { field: 'host', before: { id: ids.organization, name: 'Đoàn phường' }, after: venue },
    {
      field: 'rule',
      before: { freq: 'weekly', days: [2, 4], every: 1, until: '2026-07-31', count: null },
      after: { freq: 'lunar', every: 1, day: 15, month: 8, until: null, count: 1 },
    },
  ],
  meetings: { removed: [meeting], added: [elsewhere], changed: [{ before: meeting, after: elsewhere }] },
}
const finding = {
  code: 'venue_too_small',
  hard: false,
  reason: {
    code: 'venue_too_small',
    values: {
      venue: venue.name,
      capacity: 20,
      seats: 30,
      weekday: 2,
      day: '16/06',
      from: '14:00',
      to: '16:00',
      count: 9,
    },
  },
  date: '2026-06-16',
  from: '14:00',
  to: '16:00',
  count: 9,
}
/** All that sentences of findings may need. */
const findings = [
  finding,
  {
    ...finding,
    code: 'holiday',
    reason: {
      code: 'holiday',
      values: { name: 'Quốc khánh', opens: '07:00', closes: '21:00', stormsFrom: '15/07', stormsTo: '15/10' },
    },
  },
]
const eventsShown = events.things.Event ?? []
const chosen = [{ id: ids.event, version: 1 }]
const done = { id: ids.event, title: 'Internet an toàn', parts: [ids.event], refused: null }

/** What waits for approval, and decisions on many at once. */
export const approvals: Room = {
  things: {
    Submission: [
      { since: NOW, sentBy: 'Lê Thu Hà', parts: eventsShown.map(event => ({ event, changes, findings })) },
      { since: NOW, sentBy: null, parts: [{ event: eventsShown[0], changes: null, findings: [] }] },
    ],
    Outcome: [
      done,
      {
        ...done,
        title: null,
        parts: [],
        refused: { code: 'missing', title: 'Không tìm thấy mục này. Có thể nó đã bị xóa hoặc đường dẫn bị sai.' },
      },
    ],
  },
  operations: {
    'GET /api/v1/submitted': { gives: { page: 'Submission' } },
    'POST /api/v1/submissions': { sends: [{ events: chosen }], gives: { items: 'Outcome' }, status: 200 },
    'POST /api/v1/publications': { sends: [{ events: chosen }], gives: { items: 'Outcome' }, status: 200 },
    'POST /api/v1/returns': {
      sends: [{ events: chosen, reason: 'Thiếu người phụ trách.' }],
      gives: { items: 'Outcome' },
      status: 200,
    },
  },
}
