import { HOUR } from '../../src/shared/dates'

/** What stands of a child's place, in the words of the rules and not of the tables. */
export type Place = {
  child: number
  id: string
  status: 'confirmed' | 'waiting' | 'cancelled'
  eligible: boolean
  /** Who is let in together; the child itself when alone. */
  party: string
  apart: boolean
  turn: number
  code: number | null
  confirmedAt: number | null
  claimBy: number | null
  ended: string | null
}

export type State = {
  now: number
  places: Place[]
  capacity: number
  kept: number
  releasesAt: number | null
  claimHours: number
  /** Which children's families agree. */
  agreed: ReadonlySet<number>
  revoked: ReadonlySet<number>
  meetings: { id: string; startsAt: number; endsAt: number; present: Set<number>; excused: Set<number> }[]
  noShowLimit: number
}

export const holds = (place: Place) => place.status !== 'cancelled'
export const together = (place: Place) => (place.apart ? `${place.child}` : place.party)

/** How many more may be let in: in all, and of those without a right to kept seats. */
export function room({ now, places, capacity, kept, releasesAt }: State) {
  const inside = places.filter(place => place.status === 'confirmed')
  const keptNow = releasesAt !== null && now >= releasesAt ? 0 : Math.min(kept, capacity)
  const free = Math.max(0, capacity - inside.length)
  const plain = inside.filter(place => !place.eligible).length
  return { free, plainFree: Math.max(0, Math.min(free, capacity - keptNow - plain)) }
}

/** Whether these may be let in together. */
export function fits(state: State, those: { eligible: boolean }[]): boolean {
  const { free, plainFree } = room(state)
  return those.length <= free && those.filter(one => !one.eligible).length <= plainFree
}

/** The parties that wait, in order of arrival. */
export function line(state: State): Place[][] {
  const parties = new Map<string, Place[]>()
  for (const place of [...state.places].sort((a, b) => a.turn - b.turn))
    if (place.status === 'waiting') parties.set(together(place), [...(parties.get(together(place)) ?? []), place])
  return [...parties.values()]
}

const change = (state: State, which: (place: Place) => boolean, to: Partial<Place>): State => ({
  ...state,
  places: state.places.map(place => (which(place) ? { ...place, ...to } : place)),
})

export const end = (state: State, which: (place: Place) => boolean, ended: string): State =>
  change(state, place => holds(place) && which(place), { status: 'cancelled', claimBy: null, ended })

/** Places not claimed in time are given up; then each party in its turn gets places if it fits whole. */
export function fill(before: State): State {
  let state = end(before, place => place.claimBy !== null && place.claimBy <= before.now, 'unclaimed')
  const next = state.meetings.find(meeting => meeting.startsAt > state.now)
  const held = state.now + state.claimHours * HOUR
  const claimBy = state.claimHours === 0 || !next ? null : Math.min(held, next.startsAt)
  for (const party of line(state))
    if (fits(state, party))
      state = change(state, place => party.some(one => one.id === place.id), {
        status: 'confirmed',
        confirmedAt: state.now,
        claimBy,
      })
  return state
}

/** Registers children together by hand of the office. Nothing happens where one may not. */
export function register(before: State, children: { child: number; flagged: boolean }[], code: number | null): State {
  let state = fill(before)
  const codeIsFree =
    code === null || !(state.revoked.has(code) || state.places.some(place => holds(place) && place.code === code))
  if (!codeIsFree || children.some(({ child }) => !state.agreed.has(child))) return state
  const fresh = children
    .filter(({ child }) => !state.places.some(place => holds(place) && place.child === child))
    .map(({ child, flagged }) => ({ child, eligible: flagged || code !== null }))
  const isIn = fits(state, fresh)
  const last = Math.max(0, ...state.places.map(place => place.turn))
  const party = `new ${fresh.map(({ child }) => child).join()}`
  const made = fresh.map(
    ({ child, eligible }, index): Place => ({
      ...{ child, eligible, code, apart: false, ended: null, claimBy: null, turn: last + 1 + index },
      id: `new ${child}`,
      party: fresh.length > 1 ? party : `${child}`,
      status: isIn ? 'confirmed' : 'waiting',
      confirmedAt: isIn ? state.now : null,
    }),
  )
  const old = state.places.filter(place => !made.some(({ child }) => child === place.child))
  state = { ...state, places: [...old, ...made] }
  return state
}

const partyOf = (state: State, id: string) => {
  const place = state.places.find(one => one.id === id)
  return (one: Place) => place !== undefined && one.party === place.party
}

export const cancel = (state: State, id: string, party: boolean, ended: string): State =>
  fill(end(state, party ? partyOf(state, id) : place => place.id === id, ended))

export const claim = (state: State, id: string): State => {
  const mine = partyOf(state, id)
  return fill(
    change(state, place => mine(place) && place.claimBy !== null && place.claimBy > state.now, { claimBy: null }),
  )
}

export const separate = (state: State, id: string): State => {
  const mine = partyOf(state, id)
  const isParty = (place: Place) => place.party !== `${place.child}`
  return fill(change(state, place => mine(place) && isParty(place) && place.status === 'waiting', { apart: true }))
}

export const withdraw = (state: State, child: number): State => {
  const agreed = new Set([...state.agreed].filter(one => one !== child))
  const had = state.places.some(place => holds(place) && place.child === child)
  const after = { ...end(state, place => place.child === child, 'consent'), agreed }
  return had ? fill(after) : after
}

/** A phone without network sends by the next noon what it ticked. */
export const COUNTED_AFTER = 18 * HOUR

export function settle(state: State): State {
  const stayedAway = (place: Place) =>
    state.meetings.filter(
      ({ startsAt, endsAt, present, excused }) =>
        present.size > 0 &&
        endsAt + COUNTED_AFTER <= state.now &&
        startsAt >= place.confirmedAt! &&
        !present.has(place.child) &&
        !excused.has(place.child),
    ).length
  const isNoShow = (place: Place) =>
    place.status === 'confirmed' && state.noShowLimit > 0 && stayedAway(place) >= state.noShowLimit
  return fill(end(state, isNoShow, 'no_shows'))
}
