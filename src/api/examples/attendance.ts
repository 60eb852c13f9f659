import type { Room } from './described'
import { ids, NOW } from './ids'

const HOUR = 3_600_000
/** A crowd by category. */
export const counts = {
  girls_0_5: 3,
  girls_6_10: 12,
  girls_11_15: 7,
  girls_16_17: 0,
  boys_0_5: 2,
  boys_6_10: 15,
  boys_11_15: 9,
  boys_16_17: 1,
  adults: 20,
}
const sheet = {
  occurrence: {
    id: ids.occurrence,
    eventId: ids.event,
    organizationId: ids.organization,
    title: 'Internet an toàn',
    category: 'digital_skills',
    organization: 'Trường THCS Sao Mai',
    venue: 'Nhà văn hóa Đông Cao',
    startsAt: NOW,
    endsAt: NOW + 2 * HOUR,
    status: 'scheduled',
    reason: null,
    published: true,
    seasonTo: '2026-08-31',
    forOwnGroup: false,
    registered: 1,
    present: 1,
    crowd: 0,
  },
  closed: null,
  present: 1,
  awaited: 0,
  walkIns: 0,
  items: [{ childId: ids.child, name: 'An', group: 'TDP Đông Cao', present: true, walkIn: false, excused: false }],
}

/** Who came. */
export const attendance: Room = {
  things: {
    AttendanceSheet: [
      sheet,
      {
        ...sheet,
        occurrence: { ...sheet.occurrence, venue: null, status: 'cancelled', reason: 'Trời mưa to' },
        closed: 'attendance_cancelled',
      },
    ],
    Presence: [{ childId: ids.child, present: true }],
    Headcount: [counts],
  },
  operations: {
    'GET /api/v1/occurrences/:occurrence/attendance': { gives: { thing: 'AttendanceSheet' } },
    'PUT /api/v1/occurrences/:occurrence/attendance/:child': {
      gives: { thing: 'Presence' },
      conflicts: ['attendance_too_early', 'attendance_cancelled', 'attendance_not_registered'],
    },
    'DELETE /api/v1/occurrences/:occurrence/attendance/:child': { conflicts: ['attendance_closed'] },
    'GET /api/v1/occurrences/:occurrence/headcount': { gives: { thing: 'Headcount' } },
    'PUT /api/v1/occurrences/:occurrence/headcount': {
      sends: [counts],
      gives: { thing: 'Headcount' },
      conflicts: ['attendance_too_early', 'attendance_cancelled', 'attendance_closed'],
    },
  },
}
