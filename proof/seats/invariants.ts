import { fits, holds, line, type Place, room, type State } from './model'

export type Seen = State & { seatsLeft: number | null }

const confirmed = (state: State) => state.places.filter(place => place.status === 'confirmed')
const groupsOf = <K>(places: Place[], key: (place: Place) => K) => {
  const groups = new Map<K, Place[]>()
  for (const place of places) groups.set(key(place), [...(groups.get(key(place)) ?? []), place])
  return groups
}

/** What must hold after every step, whatever happened. */
export function always(before: State, after: State): string[] {
  const problems: string[] = []
  const standing = after.places.filter(holds)
  for (const [child, places] of groupsOf(standing, place => place.child))
    if (places.length > 1) problems.push(`child ${child} has two places`)
  for (const [turn, places] of groupsOf(standing, place => place.turn))
    if (places.length > 1) problems.push(`two have turn ${turn}`)
  for (const [party, places] of groupsOf(standing, place => place.party))
    if (!places.some(place => place.apart) && new Set(places.map(place => place.status)).size > 1)
      problems.push(`party ${party} is torn: ${places.map(place => `${place.child} ${place.status}`).join(', ')}`)
  for (const [code, places] of groupsOf(standing, place => place.code))
    if (code !== null && new Set(places.map(place => place.party)).size > 1) problems.push(`code ${code} is used twice`)
  const had = new Set(confirmed(before).map(place => place.id))
  const fresh = confirmed(after).filter(place => !had.has(place.id))
  if (fresh.length && confirmed(after).length > after.capacity) problems.push('oversold')
  const keptNow = after.releasesAt !== null && after.now >= after.releasesAt ? 0 : Math.min(after.kept, after.capacity)
  if (
    fresh.some(place => !place.eligible) &&
    confirmed(after).filter(place => !place.eligible).length > after.capacity - keptNow
  )
    problems.push('a kept seat is given away')
  return problems
}

/** What must hold besides once the event was looked after at this time. */
export function whenSettled(after: Seen): string[] {
  const problems: string[] = []
  for (const party of line(after))
    if (fits(after, party)) problems.push(`${party.map(place => place.child)} waits beside free seats`)
  for (const place of after.places)
    if (place.claimBy !== null && place.claimBy <= after.now)
      problems.push(`the place of ${place.child} was not claimed`)
  const left = after.capacity === Number.POSITIVE_INFINITY ? null : room(after).plainFree
  if (after.seatsLeft !== left) problems.push(`${after.seatsLeft} seats are told to be left, ${left} are`)
  return problems
}
