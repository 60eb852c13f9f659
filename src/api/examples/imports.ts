import type { Room } from './described'
import { ids } from './ids'

const counts = { new: 1, changed: 0, unchanged: 0, conflict: 0, error: 1 }
const good = {
  line: 2,
  status: 'new',
  title: 'Lớp bơi an toàn',
  startsOn: '2026-06-16',
  startTime: '14:30',
  meetings: 14,
  venueName: 'Bể bơi Trường THCS Sao Mai',
  eventId: null,
  differs: [],
  reasons: [],
}
const bad = {
  ...good,
  line: 3,
  status: 'error',
  startsOn: null,
  startTime: null,
  meetings: null,
  venueName: null,
  reasons: [{ field: 'startsOn', code: 'invalid_date', message: 'Ngày này không có thật.' }],
}
const changed = { ...good, line: 4, status: 'changed', eventId: ids.event, differs: ['startTime'] }
const waiting = {
  id: ids.import,
  fileName: 'ke-hoach.xlsx',
  state: 'waiting',
  counts,
  rows: [good, bad, changed],
  result: null,
}
const made = { line: 2, id: ids.event, title: good.title }
const done = {
  ...waiting,
  state: 'done',
  rows: [],
  result: {
    made: [made],
    updated: [made],
    unchanged: [5],
    left: [{ line: 3, title: bad.title, reasons: bad.reasons }],
  },
}
const tried = { ...waiting, id: null }

const copied = {
  from: ids.event,
  title: good.title,
  startsOn: '2027-06-15',
  before: 14,
  meetings: 13,
  fewer: { holidays: 1, terms: false },
  outcome: 'made',
  id: ids.event,
  reason: null,
}
const refused = {
  ...copied,
  outcome: 'refused',
  meetings: null,
  fewer: null,
  id: null,
  reason: { code: 'venue_taken', message: 'Địa điểm đã có sự kiện khác.', fields: {} },
}

/** Whole plans from and to files, and over to another year. */
export const imports: Room = {
  things: { Import: [waiting, done, tried], CopiedEvent: [copied, refused] },
  operations: {
    'POST /api/v1/imports': { gives: { thing: 'Import' } },
    'GET /api/v1/imports/:import': { gives: { thing: 'Import' } },
    'POST /api/v1/imports/:import/confirmation': {
      sends: [{ update: [4] }, { updateAll: true }],
      gives: { thing: 'Import' },
      conflicts: ['import_done', 'import_expired', 'changed_meanwhile'],
    },
    'GET /api/v1/events.xlsx': { gives: { file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' } },
    'POST /api/v1/season-copies': {
      sends: [{ from: '2026-06-01', to: '2026-08-31', startsOn: '2027-05-31', dryRun: true }],
      gives: { items: 'CopiedEvent' },
      status: 200,
      conflicts: ['changed_meanwhile'],
    },
  },
}
