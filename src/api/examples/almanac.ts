import type { Room } from './described'
import { ids } from './ids'

const term = { name: 'Học kỳ I, 2026–2027', startsOn: '2026-09-07', endsOn: '2027-01-15' }
const lessons = [
  { number: 1, startsAt: '07:00', endsAt: '07:45' },
  { number: 2, startsAt: '07:50', endsAt: '08:35' },
]
const storms = { stormsFrom: '07-15', stormsTo: '10-15' }

/** The days and hours that plans go by. */
export const almanac: Room = {
  things: {
    Holiday: [{ date: '2026-09-02', name: 'Quốc khánh' }],
    SchoolTerm: [{ id: ids.term, ...term }],
    SchoolPeriod: [lessons[0]!],
    StormSeason: [storms],
  },
  operations: {
    'GET /api/v1/holidays': { gives: { items: 'Holiday' } },
    'GET /api/v1/holidays/:date': { gives: { thing: 'Holiday' } },
    'PUT /api/v1/holidays/:date': { sends: [{ name: 'Quốc khánh' }], gives: { thing: 'Holiday' } },
    'DELETE /api/v1/holidays/:date': {},
    'GET /api/v1/school-terms': { gives: { items: 'SchoolTerm' } },
    'POST /api/v1/school-terms': { sends: [term], gives: { thing: 'SchoolTerm' } },
    'GET /api/v1/school-terms/:term': { gives: { thing: 'SchoolTerm' } },
    'PUT /api/v1/school-terms/:term': { sends: [{ ...term, endsOn: '2027-01-22' }], gives: { thing: 'SchoolTerm' } },
    'DELETE /api/v1/school-terms/:term': {},
    'GET /api/v1/school-periods': { gives: { items: 'SchoolPeriod' } },
    'PUT /api/v1/school-periods': { sends: [{ periods: lessons }], gives: { items: 'SchoolPeriod' } },
    'GET /api/v1/storm-season': { gives: { thing: 'StormSeason' } },
    'PUT /api/v1/storm-season': { sends: [storms], gives: { thing: 'StormSeason' } },
  },
}
