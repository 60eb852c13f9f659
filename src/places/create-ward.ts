import { z } from 'zod'
import { auditIf, previousChanged } from '../audit/record'
import { insertRows } from '../database/insert-rows'
import { insertWhere } from '../database/insert-where'
import { holidays, hotlines, schoolPeriods, schoolTerms, wards } from '../database/schema'
import { type Context, requireRole } from '../shared/context'
import { wallDate } from '../shared/dates'
import { Conflict } from '../shared/errors'
import { newId } from '../shared/ids'
import { date, line, parse } from '../shared/parse'
import { defaultHolidays, schoolYearOf, USUAL_PERIODS, usualTerms } from './usual-almanac'

export const wardInput = z.strictObject({
  /** The administrative code, with its leading zero. */
  id: z.string().regex(/^\d{5}$/, 'invalid_value'),
  slug: z.string().regex(/^[a-z0-9-]{2,40}$/, 'invalid_value'),
  kind: z.enum(['phuong', 'xa']),
  name: line(60),
  provinceCode: z.string().regex(/^\d{2}$/, 'invalid_value'),
  provinceName: line(60),
  seasonName: line(60),
  seasonFrom: date(),
  seasonTo: date(),
})

/**
 * Opens a ward, with hotline 111 in the first place and the usual almanac: holidays of this year and the two that
 * follow, the terms of this school year and the next, the bell. For those who run the deployment.
 * @throws Conflict when the code or the address is taken
 */
export async function createWard(
  context: Context,
  input: z.input<typeof wardInput>,
): Promise<{ id: string; slug: string }> {
  const { db, actor, now } = context
  requireRole(actor)
  const ward = parse(wardInput, input)
  const almanac = usualAlmanac(ward.id, now)
  const [created] = await db.batch([
    db
      .insert(wards)
      .values({ ...ward, createdAt: now })
      .onConflictDoNothing()
      .returning({ id: wards.id }),
    insertWhere(
      db,
      hotlines,
      {
        id: newId(),
        wardId: ward.id,
        name: 'Tổng đài bảo vệ trẻ em',
        phone: '111',
        note: 'Miễn phí, 24/7, cả trên Zalo',
        position: 0,
      },
      previousChanged,
    ),
    insertRows(db, holidays, almanac.holidays, previousChanged),
    insertRows(db, schoolTerms, almanac.terms, previousChanged),
    insertRows(db, schoolPeriods, almanac.periods, previousChanged),
    auditIf({ ...context, actor: { ...actor, wardId: ward.id } }, previousChanged, 'ward.created', ward.id),
  ])
  if (!created.length) throw new Conflict('already_exists')
  return { id: ward.id, slug: ward.slug }
}

function usualAlmanac(wardId: string, now: number) {
  const today = wallDate(now)
  const year = Number(today.slice(0, 4))
  const schoolYear = schoolYearOf(today)
  const terms = [schoolYear, schoolYear + 1].flatMap(usualTerms)
  return {
    holidays: defaultHolidays([year, year + 1, year + 2]).map(holiday => ({ wardId, ...holiday })),
    terms: terms.map(term => ({ id: newId(), wardId, ...term })),
    periods: USUAL_PERIODS.map(period => ({ wardId, ...period })),
  }
}
