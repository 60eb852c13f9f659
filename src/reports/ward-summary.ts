import { eq } from 'drizzle-orm'
import { wards } from '../database/schema'
import {
  type Count,
  type Cut,
  countParticipation,
  cutNames,
  type Participation,
  type Reach,
} from '../participation/count-participation'
import { countSessions, type SessionCounts } from '../participation/count-sessions'
import { office } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'
import { Missing } from '../shared/errors'
import { type Period, readPeriod } from './period'

/** Counts with the share of the register that was reached, and how far it is from all children's. */
export type Share = Reach & {
  /** `reached / register`, from 0 to 1; null where the register has nobody. */
  share: number | null
  /** Points of a hundred above (or, negative, below) the share of all children. */
  gap: number | null
}

export type GroupShare = { id: string; name: string } & Share

/** What the figures ask for, most urgent first. Sentences are made of them where they are shown. */
export type Suggestion =
  | { kind: 'unfilled_sessions'; sessions: number }
  | { kind: 'not_reached'; groups: string[]; children: number }
  | { kind: 'lowest_group'; group: string; share: number; overall: number }
  | { kind: 'behind'; cut: Cut; points: number; missing: number }
  | { kind: 'no_coming'; ages: 'age0to5' | 'age6to10' | 'age11to15' }

export type WardSummary = {
  period: Period
  season: string
  /** Children under 16 and, as `age16to17`, those of 16–17 apart. */
  cuts: Record<Cut, Share>
  /** Attendances per child who came; null where nobody came. */
  attendancesPerChild: number | null
  groups: GroupShare[]
  /** Groups with children in the register, none of whom came. */
  notReached: GroupShare[]
  categories: Participation['categories']
  weeks: Participation['weeks']
  /** Lượt of crowds, apart from the attendances of named children. */
  crowd: { byCategory: Participation['crowd']; total: number }
  sessions: SessionCounts
  suggestions: Suggestion[]
}

/** A gap this wide, in points, asks for something to be done. */
const WIDE_GAP = 5

/**
 * The ward's participation in a period, for its office: counts only. Số em and lượt stand apart throughout.
 * @throws Invalid for the period, Forbidden
 */
export async function wardSummary(context: Context, query: unknown): Promise<WardSummary> {
  const { db, actor, now } = context
  requireRole(actor, ...office)
  const ward = await db.query.wards.findFirst({ where: eq(wards.id, actor.wardId) })
  if (!ward) throw new Missing()
  const period = readPeriod(query, { from: ward.seasonFrom, to: ward.seasonTo }, now)
  const days = { from: period.from, to: period.to }
  const [counts, sessions] = await Promise.all([countParticipation(context, days), countSessions(context, days)])
  return { period, season: ward.seasonName, ...shape(counts, sessions) }
}

/** The figures of a summary from the bare counts. */
export function shape(counts: Participation, sessions: SessionCounts) {
  const overall = shareOf(counts.cuts.all)
  const compare = <R extends Reach>(reach: R) => {
    const share = shareOf(reach)
    return { ...reach, share, gap: share === null || overall === null ? null : Math.round((share - overall) * 100) }
  }
  const cuts = Object.fromEntries(cutNames.map(cut => [cut, compare(counts.cuts[cut])])) as Record<Cut, Share>
  const groups: GroupShare[] = counts.groups.map(compare)
  const notReached = groups.filter(group => group.register > 0 && group.reached === 0)
  return {
    cuts,
    attendancesPerChild: perChild(counts.cuts.all),
    groups,
    notReached,
    categories: counts.categories,
    weeks: counts.weeks,
    crowd: { byCategory: counts.crowd, total: Object.values(counts.crowd).reduce((sum, heads) => sum + heads, 0) },
    sessions,
    suggestions: suggest({ overall, cuts, groups, notReached, sessions }),
  }
}

const shareOf = ({ reached, register }: Reach) => (register === 0 ? null : reached / register)

const perChild = ({ children, attendances }: Count) => (children === 0 ? null : attendances / children)

type Figures = Pick<WardSummary, 'cuts' | 'groups' | 'notReached' | 'sessions'> & { overall: number | null }

function suggest({ overall, cuts, groups, notReached, sessions }: Figures): Suggestion[] {
  const found: Suggestion[] = []
  if (sessions.unfilled > 0) found.push({ kind: 'unfilled_sessions', sessions: sessions.unfilled })
  if (overall) {
    for (const cut of ['poor', 'nearPoor', 'special', 'ethnicMinority'] as const) {
      const { gap, register, reached } = cuts[cut]
      if (gap !== null && gap <= -WIDE_GAP)
        found.push({ kind: 'behind', cut, points: -gap, missing: Math.ceil(overall * register) - reached })
    }
    if (notReached.length)
      found.push({
        kind: 'not_reached',
        groups: notReached.map(group => group.name),
        children: notReached.reduce((sum, group) => sum + group.register, 0),
      })
    const lowest = groups
      .filter(group => group.reached > 0 && (group.gap ?? 0) <= -WIDE_GAP)
      .sort((a, b) => a.share! - b.share!)[0]
    if (lowest) found.push({ kind: 'lowest_group', group: lowest.name, share: lowest.share!, overall })
  }
  for (const ages of ['age0to5', 'age6to10', 'age11to15'] as const)
    if (cuts[ages].register > 0 && sessions.coming[ages] === 0) found.push({ kind: 'no_coming', ages })
  return found
}
