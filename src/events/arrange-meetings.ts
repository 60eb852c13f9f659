import { MINUTE } from '../shared/dates'
import { newId } from '../shared/ids'
import type { Slot } from './expand-occurrences'
import type { Meeting } from './read-working-copy'

/** What a meeting of the working copy is to become. */
export type Target = Pick<
  Meeting,
  'ruleDate' | 'startsAt' | 'endsAt' | 'venueId' | 'status' | 'reason' | 'moved' | 'overlapAllowed' | 'note'
>

/** Where a whole series is dragged by one of its meetings. */
export type Moving = {
  /** Old to new dates of the rule. */
  renamed?: Map<string, string>
  /** The old date of the meeting that is dragged: it stands where it is put, without a time of its own. */
  dragged?: string
}

/** What has to be written so that the working copy becomes what was asked for. */
export type Arrangement = {
  /** Ids that leave the working copy; the public sees them until the approval. */
  unplanned: string[]
  /** Ids nobody sees that go altogether. */
  removed: string[]
  /** Ids the public sees that come back as they were. */
  replanned: string[]
  inserted: (Target & { id: string })[]
}

/**
 * The meetings that a series asks for, with what was decided for single ones since: a time or venue of their own, a
 * cancellation, a postponement, a note.
 * @param before the event's venue until now, which meetings moved in time alone follow to the new one
 */
export function targetsOf(
  slots: Slot[],
  venueId: string | null,
  meetings: Meeting[],
  { before, renamed, dragged }: Moving & { before?: string | null } = {},
): Target[] {
  const known = new Map(
    meetings.filter(meeting => meeting.planned).map(one => [renamed?.get(one.ruleDate) ?? one.ruleDate, one]),
  )
  return slots.map(slot => {
    const old = known.get(slot.ruleDate)
    const plain: Target = {
      ...slot,
      venueId,
      status: 'scheduled',
      reason: null,
      moved: false,
      overlapAllowed: false,
      note: '',
    }
    if (!old) return plain
    const own =
      old.moved && old.ruleDate !== dragged
        ? {
            startsAt: old.startsAt,
            endsAt: old.endsAt,
            venueId: old.venueId === before ? venueId : old.venueId,
            moved: true,
          }
        : {}
    const target = { ...plain, ...own, status: old.status, reason: old.reason, note: old.note }
    // A new time is what a postponed meeting was waiting for.
    if (old.status === 'postponed' && old.startsAt !== target.startsAt)
      Object.assign(target, { status: 'scheduled', reason: null })
    return target
  })
}

const isSame = (a: Target, b: Target) =>
  a.startsAt === b.startsAt &&
  a.endsAt === b.endsAt &&
  a.venueId === b.venueId &&
  a.status === b.status &&
  a.moved === b.moved &&
  a.note === b.note

/**
 * Compares the meetings there are with those wanted, by the date the rule names them. Meetings that happened or were
 * counted stay whatever is wanted, and no second one is put on their date.
 */
export function arrange(meetings: Meeting[], targets: Target[]): Arrangement {
  const fixedDates = new Set(meetings.filter(one => one.fixed).map(one => one.ruleDate))
  const wanted = new Map(targets.filter(one => !fixedDates.has(one.ruleDate)).map(one => [one.ruleDate, one]))
  const arrangement: Arrangement = { unplanned: [], removed: [], replanned: [], inserted: [] }
  const free = meetings.filter(one => !one.fixed)
  // What nobody else has seen keeps its id when it changes; what the public sees gets it back with the approval.
  const replaced = new Map(free.filter(one => one.planned && !one.shown).map(one => [one.ruleDate, one.id]))
  for (const old of free.filter(one => one.planned)) {
    const target = wanted.get(old.ruleDate)
    if (target && isSame(old, target)) wanted.delete(old.ruleDate)
    else (old.shown ? arrangement.unplanned : arrangement.removed).push(old.id)
  }
  for (const fixed of meetings.filter(one => one.fixed && !one.planned)) arrangement.replanned.push(fixed.id)
  for (const target of wanted.values()) {
    const shown = free.find(one => one.shown && !one.planned && one.ruleDate === target.ruleDate && isSame(one, target))
    if (shown) arrangement.replanned.push(shown.id)
    else arrangement.inserted.push({ ...target, id: replaced.get(target.ruleDate) ?? newId() })
  }
  return arrangement
}

/** Two meetings of the wanted ones that overlap at one venue; undefined where there are none. */
export function ownOverlap(targets: Target[]): Target | undefined {
  const held = targets
    .filter(one => one.venueId !== null && one.status === 'scheduled')
    .sort((a, b) => a.startsAt - b.startsAt)
  return held.find((one, index) =>
    held.slice(index + 1, index + 30).some(next => next.startsAt < one.endsAt && next.venueId === one.venueId),
  )
}

/** Minutes a meeting lasts. */
export const minutesOf = ({ startsAt, endsAt }: Pick<Slot, 'startsAt' | 'endsAt'>) => (endsAt - startsAt) / MINUTE
