import { and, asc, desc, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { wards } from '../places/tables'
import { type Context, requireRole } from '../shared/context'
import { date, optional, parse } from '../shared/parse'
import type { Figures } from './figures'
import { reports } from './tables'

/** First and last day, inclusive; left out: the latest period of which there is a signed report. */
export const provinceQuery = z.object({ from: optional(date()), to: optional(date()) })

const MOST_WARDS = 500
const MOST_PERIODS = 60

export type ProvincePeriod = Pick<typeof reports.$inferSelect, 'period' | 'from' | 'to'>
export type WardReport = {
  ward: { slug: string; kind: 'phuong' | 'xa'; name: string }
  report: { id: string; title: string; signedAt: number; hash: string; figures: Figures } | null
}

/**
 * All wards of a province officer's province, each with its signed report of the period or none. Reports of other days
 * are not mixed in; of a corrected one the correction counts. Nothing of a draft is seen.
 * @throws Invalid, Forbidden
 */
export async function listProvinceReports({ db, actor }: Context, query: unknown) {
  requireRole(actor, 'province')
  const wanted = parse(provinceQuery, query)
  const province = actor.provinceCode ?? ''
  const counts = and(
    eq(reports.provinceCode, province),
    eq(reports.status, 'signed'),
    sql`not exists (select 1 from report n where n.supersedes_id = ${reports.id} and n.status = 'signed')`,
  )
  const periods = await db
    .select({
      period: reports.period,
      from: reports.from,
      to: reports.to,
      wards: sql`count(distinct ${reports.wardId})`.mapWith(Number),
    })
    .from(reports)
    .where(counts)
    .groupBy(reports.from, reports.to)
    .orderBy(desc(reports.to), desc(sql`count(distinct ${reports.wardId})`), desc(reports.from))
    .limit(MOST_PERIODS)
  const period: ProvincePeriod | null =
    wanted.from && wanted.to
      ? (periods.find(one => one.from === wanted.from && one.to === wanted.to) ?? {
          ...{ period: 'custom', from: wanted.from, to: wanted.to },
        })
      : (periods[0] ?? null)

  const [all, signed] = await db.batch([
    db
      .select({ id: wards.id, slug: wards.slug, kind: wards.kind, name: wards.name, provinceName: wards.provinceName })
      .from(wards)
      .where(eq(wards.provinceCode, province))
      .orderBy(asc(wards.name))
      .limit(MOST_WARDS),
    db
      .select({
        wardId: reports.wardId,
        id: reports.id,
        title: reports.title,
        signedAt: sql`${reports.signedAt}`.mapWith(Number).as('at'),
        hash: sql<string>`${reports.hash}`.as('signed_hash'),
        figures: sql`${reports.figures}`.mapWith(reports.figures).as('frozen'),
      })
      .from(reports)
      .where(and(counts, eq(reports.from, period?.from ?? ''), eq(reports.to, period?.to ?? '')))
      .orderBy(asc(reports.signedAt)),
  ])
  const latest = new Map(signed.map(({ wardId, ...report }) => [wardId, report]))
  return {
    provinceName: all[0]?.provinceName ?? '',
    periods,
    period: period && { period: period.period, from: period.from, to: period.to },
    wards: all.map(({ id, slug, kind, name }): WardReport => {
      const report = latest.get(id)
      return {
        ward: { slug, kind, name },
        report: report ? { ...report, figures: report.figures as Figures } : null,
      }
    }),
  }
}
