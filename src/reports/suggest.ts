import type { UnusedSeats } from '../participation/count-kept-seats'
import type { Cut } from '../participation/count-participation'
import type { WardSummary } from './ward-summary'

/** What the figures ask for, most urgent first. Sentences are made of them where they are shown. */
export type Suggestion =
  | { kind: 'unfilled_sessions'; sessions: number }
  | { kind: 'kept_seats'; event: UnusedSeats }
  | { kind: 'behind'; cut: Cut; points: number; missing: number }
  | { kind: 'not_reached'; groups: { id: string; name: string; of: number }[]; children: number }
  | { kind: 'lowest_group'; group: string; came: number; of: number; share: number; overall: number }
  | { kind: 'no_coming'; ages: 'age0to5' | 'age6to10' | 'age11to15' }
  | { kind: 'census_missing'; groups: number }
  | { kind: 'census_too_low'; names: string[]; cuts: Cut[] }

/** A gap this wide, in points, asks for something to be done. */
const WIDE_GAP = 5
/** Events with kept seats left that are named. */
const EVENTS = 2

type Figures = Omit<WardSummary, 'period' | 'season' | 'censusYear' | 'suggestions' | 'attendancesPerChild'>

export function suggest(figures: Figures): Suggestion[] {
  const { cuts, groups, notReached, sessions, keptSeats } = figures
  const found: Suggestion[] = []
  if (sessions.unfilled > 0) found.push({ kind: 'unfilled_sessions', sessions: sessions.unfilled })
  for (const event of keptSeats.slice(0, EVENTS)) found.push({ kind: 'kept_seats', event })
  const overall = cuts.all.share
  if (overall) {
    for (const cut of ['poor', 'nearPoor', 'special', 'ethnicMinority'] as const) {
      const { gap, of } = cuts[cut]
      if (gap !== null && gap <= -WIDE_GAP)
        found.push({ kind: 'behind', cut, points: -gap, missing: Math.max(1, Math.ceil((-gap / 100) * of)) })
    }
    if (notReached.length)
      found.push({
        kind: 'not_reached',
        groups: notReached.map(({ id, name, of }) => ({ id, name, of })),
        children: notReached.reduce((sum, group) => sum + group.of, 0),
      })
    const lowest = groups
      .filter(group => group.came > 0 && (group.gap ?? 0) <= -WIDE_GAP)
      .sort((a, b) => a.share! - b.share!)[0]
    if (lowest) {
      const { name: group, came, of } = lowest
      found.push({ kind: 'lowest_group', group, came, of, share: lowest.share!, overall })
    }
  }
  for (const ages of ['age0to5', 'age6to10', 'age11to15'] as const)
    if (cuts[ages].of > 0 && sessions.coming[ages] === 0) found.push({ kind: 'no_coming', ages })
  return [...found, ...censusToMend(figures)]
}

/** Groups without a survey, and figures with fewer children than took part. */
function censusToMend({ cuts, groups }: Figures): Suggestion[] {
  const found: Suggestion[] = []
  const isLow = ({ share }: { share: number | null }) => share !== null && share > 1
  const names = groups.filter(isLow).map(group => group.name)
  const low = (Object.keys(cuts) as Cut[]).filter(cut => isLow(cuts[cut]))
  if (names.length + low.length) found.push({ kind: 'census_too_low', names, cuts: low })
  const missing = groups.filter(group => group.census === null).length
  if (missing) found.push({ kind: 'census_missing', groups: missing })
  return found
}
