import type { Room } from './described'
import { ids, NOW } from './ids'
import { plans } from './plans'

const DAY = 86_400_000
const HOUR = 3_600_000

const weekly = {
  title: 'Internet an toàn',
  description: 'Mang theo điện thoại nếu có.',
  category: 'digital_skills',
  organizationId: ids.organization,
  venueId: ids.venue,
  groupIds: [ids.group],
  minAge: 8,
  maxAge: 15,
  startsOn: '2026-06-16',
  startTime: '14:00',
  endTime: '16:00',
  repeats: 'weekly',
  days: [2, 4],
  until: '2026-07-31',
  skippedDates: ['2026-07-02'],
  registration: 'open',
  capacity: 30,
  prioritySeats: 6,
}
const once = {
  title: 'Trò chuyện cùng chuyên gia tâm lý',
  category: 'online_safety',
  mode: 'online',
  onlineUrl: 'https://hop.example/em-hoi',
  organizationId: ids.organization,
  startsOn: '2026-06-20',
  startTime: '19:30',
  durationMinutes: 60,
}
const lunar = {
  title: 'Tết Trung thu',
  category: 'culture',
  organizationId: ids.organization,
  venueId: ids.venue,
  startsOn: '2026-09-01',
  startTime: '18:00',
  endTime: '21:00',
  repeats: 'lunar',
  lunarDay: 15,
  lunarMonth: 8,
  count: 1,
}
const reason = { reason: 'Trời mưa to, sân ngập nước.' }

const venue = { id: ids.venue, slug: 'nha-van-hoa-dong-cao', name: 'Nhà văn hóa Đông Cao', address: 'Ngõ 12' }
const meeting = {
  id: ids.occurrence,
  ruleDate: '2026-06-16',
  startsAt: NOW + 7 * DAY,
  endsAt: NOW + 7 * DAY + 2 * HOUR,
  status: 'scheduled',
  reason: null,
  planned: true,
  shown: false,
  moved: false,
  overlapAllowed: false,
  note: '',
  fixed: false,
  venue: null,
}
const rule = { freq: 'weekly', days: [2, 4], every: 1, until: '2026-07-31', count: null }
const draft = {
  id: ids.event,
  title: weekly.title,
  description: weekly.description,
  category: 'digital_skills',
  mode: 'in_person',
  onlineUrl: null,
  organizationId: ids.organization,
  venueId: ids.venue,
  campaignId: null,
  officerId: null,
  minAge: 8,
  maxAge: 15,
  startsOn: '2026-06-16',
  startTime: '14:00',
  durationMinutes: 120,
  rule,
  skippedDates: ['2026-07-02'],
  skipsHolidays: true,
  keptDates: [],
  registration: 'open',
  registrationClosesAt: null,
  capacity: 30,
  prioritySeats: 6,
  status: 'draft',
  statusReason: null,
  edited: false,
  continuesId: null,
  overlapReason: null,
  version: 1,
  createdBy: ids.staff,
  createdAt: NOW,
  updatedAt: NOW,
  host: { id: ids.organization, name: 'Trường THCS Sao Mai' },
  venue,
  campaign: null,
  publication: null,
  continues: null,
  officerName: null,
  groups: [{ id: ids.group, slug: 'tdp-dong-cao', name: 'TDP Đông Cao' }],
  occurrences: [meeting],
  leaving: [],
}
const busy = {
  ...draft,
  campaignId: ids.campaign,
  officerId: ids.staff,
  keptDates: ['2026-09-02'],
  registrationClosesAt: NOW + DAY,
  status: 'cancelled',
  statusReason: reason.reason,
  edited: true,
  continuesId: ids.event,
  overlapReason: 'Hai lớp cùng dùng hội trường lớn.',
  campaign: { id: ids.campaign, name: 'Mùa hè an toàn' },
  publication: { status: 'cancelled', sequence: 2, modifiedAt: NOW },
  continues: 'Internet an toàn',
  officerName: 'Lê Thu Hà',
  occurrences: [{ ...meeting, status: 'cancelled', reason: reason.reason, shown: true, moved: true, venue }],
  leaving: [{ ...meeting, planned: false, shown: true }],
}
const online = {
  ...draft,
  title: once.title,
  mode: 'online',
  onlineUrl: once.onlineUrl,
  venueId: null,
  venue: null,
  minAge: null,
  maxAge: null,
  rule: null,
  skippedDates: [],
  registration: 'none',
  capacity: null,
  prioritySeats: 0,
  groups: [],
}
const yearly = { ...draft, rule: { freq: 'lunar', every: 1, day: 15, month: 8, until: null, count: 1 } }

const summary = {
  id: ids.event,
  title: weekly.title,
  category: 'digital_skills',
  mode: 'in_person',
  status: 'published',
  startsOn: '2026-06-16',
  startTime: '14:00',
  durationMinutes: 120,
  rule,
  capacity: 30,
  version: 1,
  hostName: 'Trường THCS Sao Mai',
  venueName: venue.name,
  publicationStatus: 'published',
  nextStartsAt: NOW + 7 * DAY,
  occurrences: 13,
}

const event = { thing: 'Event' }
const decided = { gives: event }

/** Events from the first draft to what the public sees. */
export const events: Room = {
  things: {
    Event: [draft, busy, online, yearly],
    ...plans.things,
    EventSummary: [
      summary,
      {
        ...summary,
        rule: null,
        capacity: null,
        venueName: null,
        publicationStatus: null,
        nextStartsAt: null,
        status: 'draft',
      },
      { ...summary, rule: yearly.rule },
    ],
  },
  operations: {
    'GET /api/v1/events': { gives: { page: 'EventSummary' } },
    'POST /api/v1/events': { sends: [weekly, once, lunar], gives: event, conflicts: ['venue_taken'] },
    'GET /api/v1/events/:event': { gives: event },
    'POST /api/v1/events/:event/copies': {
      sends: [{ startsOn: '2026-08-04' }, {}],
      gives: event,
      conflicts: ['venue_taken'],
    },
    'PUT /api/v1/events/:event': {
      sends: [{ ...weekly, title: 'Internet an toàn cho em' }],
      gives: event,
      conflicts: ['venue_taken', 'changed_meanwhile', 'cancelled_already'],
    },
    'POST /api/v1/events/:event/submission': { ...decided, conflicts: ['not_draft'] },
    'POST /api/v1/events/:event/publication': { ...decided, conflicts: ['not_submitted'] },
    'DELETE /api/v1/events/:event/publication': { conflicts: ['not_published'] },
    'POST /api/v1/events/:event/return': { ...decided, sends: [reason], conflicts: ['not_submitted'] },
    'POST /api/v1/events/:event/cancellation': { ...decided, sends: [reason], conflicts: ['cancelled_already'] },
    'POST /api/v1/events/:event/occurrences/:occurrence/cancellation': {
      ...decided,
      sends: [reason],
      conflicts: ['meeting_cancelled', 'occurrence_over'],
    },
    ...plans.operations,
  },
}
