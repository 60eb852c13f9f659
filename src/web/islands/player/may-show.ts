import { HOTLINE_111, isEmergency } from '../../../led/loop'
import type { Span } from './clock'
import type { Item, Schedule } from './read-schedule'

/** What may show, in the order of the loop; null: the board is dark. The same object as long as it is the same. */
export type Allowed = { items: Item[]; keys: Set<string>; alerts: Item[] }

/**
 * What of a schedule may show at a moment that is known as a span: nothing that might be over or not have begun.
 * Without trusted time only what is true at any time, past validity nothing. Dark is only what is surely dark.
 */
export function openSchedule(schedule: Schedule | null): (span: Span | null) => Allowed | null {
  const nothing = allowedOf([])
  if (!schedule) return () => nothing
  const { items, until } = schedule
  // The failsafe stands for 111 there, so that reports tell the two apart.
  const anyTime = allowedOf(distinct(items.filter(({ id, undated }) => undated && id !== HOTLINE_111)))
  const cuts = items
    .flatMap(({ start, end }) => [start, end])
    .concat(until)
    .sort((a, b) => a - b)
  let known: Allowed | null = nothing
  // The answer is the same while neither end of the span passes an instant at which something begins or ends.
  let from: Span = { earliest: 0, latest: 0 }
  let to: Span = from

  return span => {
    if (!span) return anyTime
    const { earliest, latest } = span
    if (earliest >= from.earliest && earliest < to.earliest && latest >= from.latest && latest < to.latest) return known
    from = { earliest: lastCut(earliest), latest: lastCut(latest) }
    to = { earliest: nextCut(earliest), latest: nextCut(latest) }
    const next = answer(span)
    if (!(next && known && sameItems(next.items, known.items))) known = next
    return known
  }

  function answer({ earliest, latest }: Span): Allowed | null {
    if (latest >= until) return nothing
    const near = items.filter(({ start, end }) => start <= latest && earliest < end)
    if (!near.length) return null
    return allowedOf(near.filter(({ start, end }) => start <= earliest && latest < end))
  }

  function nextCut(instant: number): number {
    for (const cut of cuts) if (cut > instant) return cut
    return Number.POSITIVE_INFINITY
  }

  function lastCut(instant: number): number {
    let last = Number.NEGATIVE_INFINITY
    for (const cut of cuts) {
      if (cut > instant) break
      last = cut
    }
    return last
  }
}

const allowedOf = (items: Item[]): Allowed => ({
  items,
  keys: new Set(items.map(({ key }) => key)),
  alerts: items.filter(isEmergency),
})

const distinct = (items: Item[]): Item[] => Array.from(new Map(items.map(item => [item.key, item])).values())

const sameItems = (a: Item[], b: Item[]): boolean =>
  a.length === b.length && a.every((item, index) => item === b[index])
