/** What the order of a loop depends on. The player and the server share this file, so that both keep the same promises. */
export type Playable = { id: string; kind: string; durationSec: number; share: number | null }

export const HOTLINE_111 = 'hotline-111'
/** 111 as a player shows it when it can trust nothing else. */
export const FAILSAFE = 'failsafe'

/** Hotline 111 comes back after as many others at the latest; as nothing lasts longer, it has a fifth of the time. */
export const OTHERS_BETWEEN_HOTLINE = 4
export const LONGEST_SECONDS = 10

/** As much of a loop as messages with a share of their own may have together; above it all get less in proportion. */
const MOST_SHARED = 0.5
const ROUNDS = 200

/**
 * The order in which a board plays what may show: 111 first and after every four others; a message with a share as
 * often as it needs, spread over the loop; everything else once. An emergency comes first, and again and again.
 */
export function loopOf<T extends Playable>(items: readonly T[]): T[] {
  const hotline = items.find(({ id }) => id === HOTLINE_111)
  const others = othersOf(items)
  if (!hotline) return others
  if (!others.length) return [hotline]
  const alarm = isEmergency(others[0]!)
  return others.flatMap((item, index) => {
    const place = index % OTHERS_BETWEEN_HOTLINE
    if (alarm) return place === OTHERS_BETWEEN_HOTLINE - 1 ? [item, hotline] : [item]
    return place ? [item] : [hotline, item]
  })
}

/** The same without 111. */
export function othersOf<T extends Playable>(items: readonly T[]): T[] {
  const others = items.filter(({ id }) => id !== HOTLINE_111)
  const alerts = others.filter(isEmergency)
  if (alerts.length) {
    const length = Math.ceil(alerts.length / OTHERS_BETWEEN_HOTLINE) * OTHERS_BETWEEN_HOTLINE
    return Array.from({ length }, (_, index) => alerts[index % alerts.length]!)
  }
  return others.some(({ share }) => share) ? spread(others, timesOf(others)) : others
}

export const isEmergency = ({ kind }: Pick<Playable, 'kind'>): boolean => kind === 'emergency'

/** How often each plays, so that those with a share have it. */
function timesOf(items: Playable[]): number[] {
  const asked = items.reduce((sum, { share }) => sum + (share ?? 0), 0)
  const scale = Math.min(1, MOST_SHARED / asked)
  let times = items.map(() => 1)
  for (let round = 0; round < ROUNDS; round++) {
    const seconds = secondsOf(items, times)
    const next = items.map(({ share, durationSec }) =>
      Math.max(1, Math.ceil(((share ?? 0) * scale * seconds) / durationSec)),
    )
    if (next.every((count, index) => count === times[index])) break
    times = next
  }
  return times
}

function secondsOf(items: Playable[], times: number[]): number {
  const plays = times.reduce((sum, count) => sum + count, 0)
  const hotlines = Math.ceil(plays / OTHERS_BETWEEN_HOTLINE)
  return items.reduce((sum, { durationSec }, index) => sum + durationSec * times[index]!, hotlines * LONGEST_SECONDS)
}

function spread<T extends Playable>(items: T[], times: number[]): T[] {
  const single = items.filter((_, index) => times[index] === 1).length
  let seen = 0
  const placed = items.flatMap((item, index) => {
    const count = times[index]!
    if (count === 1) return [{ item, at: (seen++ + 0.5) / single }]
    return Array.from({ length: count }, (_, copy) => ({ item, at: (copy + 0.5) / count }))
  })
  return placed.sort((a, b) => a.at - b.at).map(({ item }) => item)
}
