import type { Room } from './described'
import { ids, NOW } from './ids'

const listed = {
  id: ids.report,
  title: 'Kết quả tổ chức hoạt động cho trẻ em tháng 6 năm 2026',
  period: 'month',
  from: '2026-06-01',
  to: '2026-06-30',
  status: 'draft',
  hash: null,
  supersedesId: null,
  updatedAt: NOW,
  signedAt: null,
  superseded: false,
}
const hash = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'
const isSigned = { status: 'signed', hash, signedAt: NOW, supersedesId: ids.correctedReport }
const words = { direction: 'Đã ban hành kế hoạch hè.', results: '', assessment: 'Đúng kế hoạch.', proposals: '' }
const row = (indicator: string, unit: string, cell: number | null, total: number | null) => ({
  ...{ indicator, unit, cells: [cell], total },
})
const { superseded: _, ...fields } = listed
const report = {
  ...fields,
  words,
  figures: {
    schemaVersion: 1,
    columns: [{ id: ids.group, name: 'TDP Đông Cao' }],
    rows: [
      row('children.all', 'children', 64, 64),
      row('register.all', 'children', 80, 80),
      row('share.all', 'percent', 80, 80),
      row('attendances.all', 'attendances', 152, 152),
      row('share.otherGender', 'percent', null, null),
      row('sessions.held', 'sessions', null, 18),
    ],
  },
  version: 2,
  createdAt: NOW,
  correctedBy: null,
  ward: { slug: 'trung-thanh', kind: 'phuong', name: 'Trung Thành' },
}
const count = { added: 912, atLeast: 871, atMost: 889, recognised: 23, unknown: 18, base: 1460 }
const reach = { children: 512, base: 800, share: 64 }
const ofWard = {
  ward: { slug: 'trung-thanh', kind: 'phuong', name: 'Trung Thành' },
  report: { id: ids.report, title: listed.title, signedAt: NOW, hash },
  figures: { all: reach, poor: { children: 0, base: 0, share: null }, special: reach, attendances: 980, sessions: 42 },
}
const cuts = 'all girls boys otherGender age0to5 age6to10 age11to15 age16to17 poor nearPoor special ethnicMinority'
const period = { period: 'month', from: '2026-06-01', to: '2026-06-30' }
const ofProvince = {
  provinceName: 'Thái Nguyên',
  periods: [{ ...period, wards: 2 }],
  period,
  children: Object.fromEntries(cuts.split(' ').map(cut => [cut, count])),
  attendances: 1840,
  sessions: 77,
}

/** Reports that are written, signed and corrected, and what a province sees of them. */
export const reportDocuments: Room = {
  things: {
    ListedReport: [listed, { ...listed, ...isSigned }],
    Report: [report, { ...report, ...isSigned, correctedBy: ids.report }],
    WardReport: [ofWard, { ...ofWard, report: null, figures: null }],
    ProvinceSummary: [ofProvince, { ...ofProvince, periods: [], period: null }],
  },
  operations: {
    'GET /api/v1/reports': { gives: { items: 'ListedReport' } },
    'POST /api/v1/reports': { sends: [{ period: 'month', on: '2026-06-09', ...words }], gives: { thing: 'Report' } },
    'GET /api/v1/reports/:report': { gives: { thing: 'Report' } },
    'PUT /api/v1/reports/:report': {
      sends: [{ ...words, title: listed.title, version: 2 }],
      gives: { thing: 'Report' },
      conflicts: ['report_signed'],
    },
    'DELETE /api/v1/reports/:report': { conflicts: ['report_signed'] },
    'POST /api/v1/reports/:report/signature': {
      sends: [{ version: 2 }],
      gives: { thing: 'Report' },
      status: 200,
      conflicts: ['report_signed'],
    },
    'POST /api/v1/reports/:report/correction': {
      gives: { thing: 'Report' },
      conflicts: ['report_not_signed', 'report_corrected_already'],
    },
    'GET /api/v1/province/reports': { gives: { items: 'WardReport' } },
    'GET /api/v1/province/summary': { gives: { thing: 'ProvinceSummary' } },
  },
}
