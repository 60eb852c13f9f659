import { eq } from 'drizzle-orm'
import { wards } from '../database/schema'
import { countKeptSeats, type UnusedSeats } from '../participation/count-kept-seats'
import {
  type Count,
  type Cut,
  countParticipation,
  cutNames,
  followedCuts,
  type Participation,
} from '../participation/count-participation'
import { countSessions, type SessionCounts } from '../participation/count-sessions'
import { office } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'
import { Missing } from '../shared/errors'
import { type Period, readPeriod } from './period'
import { compare, type Share, shareSoFar, type WeekShares } from './shares'
import { type Suggestion, suggest } from './suggest'

export type GroupShare = { id: string; name: string } & Share

export type WardSummary = {
  period: Period
  season: string
  /** The year of the census that shares are taken of, where it was taken. */
  censusYear: number
  /** Children under 16 and, as `age16to17`, those of 16–17 apart. */
  cuts: Record<Cut, Share>
  /** Attendances per child who came; null where nobody came. */
  attendancesPerChild: number | null
  groups: GroupShare[]
  /** Groups with children, none of whom came. */
  notReached: GroupShare[]
  categories: Participation['categories']
  weeks: WeekShares[]
  /** Lượt of crowds, apart from the attendances of named children. */
  crowd: { byCategory: Participation['crowd']; total: number }
  sessions: SessionCounts
  /** Events that have kept seats left now, whatever the period. */
  keptSeats: UnusedSeats[]
  suggestions: Suggestion[]
}

/**
 * The ward's participation in a period, for its office: counts only. Số em and lượt stand apart throughout, and no
 * circumstance is crossed with a residential group.
 * @throws Invalid for the period, Forbidden
 */
export async function wardSummary(context: Context, query: unknown): Promise<WardSummary> {
  const { db, actor, now } = context
  requireRole(actor, ...office)
  const ward = await db.query.wards.findFirst({ where: eq(wards.id, actor.wardId) })
  if (!ward) throw new Missing()
  const period = readPeriod(query, { from: ward.seasonFrom, to: ward.seasonTo }, now)
  const days = { from: period.from, to: period.to }
  const [counts, sessions, keptSeats] = await Promise.all([
    countParticipation(context, days),
    countSessions(context, days),
    countKeptSeats(context),
  ])
  const censusYear = Number(period.to.slice(0, 4))
  return { period, season: ward.seasonName, censusYear, ...shape(counts, sessions, keptSeats) }
}

/** The figures of a summary from the bare counts. */
function shape(counts: Participation, sessions: SessionCounts, keptSeats: UnusedSeats[]) {
  const { all } = counts.cuts
  const cuts = Object.fromEntries(cutNames.map(cut => [cut, compare(counts.cuts[cut], all)])) as Record<Cut, Share>
  // Without the groups' own cuts: which circumstances live where is for the restricted report.
  const groups: GroupShare[] = counts.groups.map(({ cuts: _, ...group }) => compare(group, all))
  const figures = {
    cuts,
    groups,
    notReached: groups.filter(group => group.of > 0 && group.came === 0),
    categories: counts.categories,
    weeks: counts.weeks.map(week => ({
      ...week,
      shares: Object.fromEntries(
        followedCuts.map(cut => [cut, shareSoFar(week.soFar[cut], counts.cuts[cut])]),
      ) as WeekShares['shares'],
    })),
    crowd: { byCategory: counts.crowd, total: Object.values(counts.crowd).reduce((sum, heads) => sum + heads, 0) },
    sessions,
    keptSeats,
  }
  return { attendancesPerChild: perChild(all), ...figures, suggestions: suggest(figures) }
}

const perChild = ({ children, attendances }: Count) => (children === 0 ? null : attendances / children)
