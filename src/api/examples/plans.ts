import type { Room } from './described'
import { ids, NOW } from './ids'

const DAY = 86_400_000
const HOUR = 3_600_000

const reason = { reason: 'Trời mưa to, sân ngập nước.' }
const weekly = {
  title: 'Internet an toàn',
  category: 'digital_skills',
  organizationId: ids.organization,
  venueId: ids.venue,
  startsOn: '2026-06-16',
  startTime: '14:00',
  endTime: '16:00',
  repeats: 'weekly',
  days: [2, 4],
  until: '2026-07-31',
}
const move = { startsOn: '2026-06-17', startTime: '08:00', endTime: '10:00', scope: 'this' }
const freeSlot = { startsOn: '2026-06-16', startTime: '16:00', endTime: '18:00' }

const meeting = {
  id: ids.occurrence,
  eventId: ids.event,
  version: 2,
  title: weekly.title,
  category: 'digital_skills',
  status: 'published',
  meetingStatus: 'scheduled',
  venueId: ids.venue,
  venueName: 'Nhà văn hóa Đông Cao',
  hostName: 'Trường THCS Sao Mai',
  officerName: 'Lê Thu Hà',
  startsAt: NOW + 7 * DAY,
  endsAt: NOW + 7 * DAY + 2 * HOUR,
  ruleDate: '2026-06-16',
  repeats: true,
  moved: false,
  overlaps: false,
  capacity: 30,
  prioritySeats: 6,
}

const found = { date: '2026-06-16', from: '14:00', to: '16:00', count: 1 }
const checked = {
  findings: [
    {
      ...found,
      code: 'venue_taken',
      hard: true,
      message: 'Nhà văn hóa Đông Cao đã có “Hát then” thứ Ba 16/06, 15:00–16:00.',
      other: { id: ids.event, title: 'Hát then', from: '15:00', to: '16:00' },
    },
    { ...found, code: 'holiday', hard: false, message: 'Thứ Ba 16/06 là ngày nghỉ: Ngày hội.' },
  ],
  freeSlot,
  meetings: [{ date: '2026-06-16', startsAt: NOW + 7 * DAY, endsAt: NOW + 7 * DAY + 2 * HOUR }],
  resting: [
    { date: '2026-09-02', holiday: 'Quốc khánh' },
    { date: '2026-07-02', holiday: null },
  ],
  fields: {},
}

const event = { thing: 'Event' }
const changing = { gives: event, conflicts: ['changed_meanwhile', 'venue_taken', 'meeting_over'] } as const

/** What happens to plans: checks, moves, dates left out, parts of series, postponements. */
export const plans: Room = {
  things: {
    Meeting: [meeting, { ...meeting, venueId: null, venueName: null, officerName: null, capacity: null }],
    PlanCheck: [checked, { ...checked, freeSlot: null }],
    FreeDay: [{ date: '2026-06-16', closed: false, free: [{ startTime: '06:00', endTime: '14:00' }] }],
  },
  operations: {
    'POST /api/v1/events/:event/postponement': { gives: event, sends: [reason], conflicts: ['already_postponed'] },
    'POST /api/v1/events/:event/restoration': {
      gives: event,
      sends: [reason],
      conflicts: ['not_postponed', 'venue_taken'],
    },
    'POST /api/v1/events/:event/occurrences/:occurrence/postponement': {
      gives: event,
      sends: [reason],
      conflicts: ['meeting_postponed', 'occurrence_over'],
    },
    'POST /api/v1/events/:event/occurrences/:occurrence/restoration': {
      gives: event,
      sends: [reason],
      conflicts: ['not_postponed', 'venue_taken', 'occurrence_over'],
    },
    'PUT /api/v1/events/:event/occurrences/:occurrence': { ...changing, sends: [move] },
    'POST /api/v1/events/:event/following': {
      gives: event,
      sends: [{ ...weekly, from: '2026-06-23', startTime: '15:00', endTime: '17:00', version: 1 }],
      conflicts: ['changed_meanwhile', 'venue_taken', 'meeting_over', 'not_repeating'],
    },
    'POST /api/v1/events/:event/skips': {
      gives: event,
      sends: [{ date: '2026-06-23', version: 1 }],
      conflicts: ['date_not_named', 'meeting_over', 'changed_meanwhile'],
    },
    'DELETE /api/v1/events/:event/skips/:date': {
      conflicts: ['date_not_named', 'venue_taken', 'changed_meanwhile'],
    },
    'POST /api/v1/plan-checks': {
      sends: [
        { input: weekly },
        { input: { venueId: ids.venue, startsOn: '2026-06-16', startTime: '14:00', endTime: '16:00' } },
        { occurrence: ids.occurrence, move: { ...move, version: 1 } },
      ],
      gives: { thing: 'PlanCheck' },
      status: 200,
      conflicts: ['changed_meanwhile', 'meeting_over'],
    },
    'GET /api/v1/meetings': { gives: { items: 'Meeting' } },
    'GET /api/v1/venues/:venue/free-slots': { gives: { items: 'FreeDay' } },
  },
}
