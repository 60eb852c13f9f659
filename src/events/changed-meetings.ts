import type { PublicationPayload, PublicOccurrence, PublicVenue } from '../publications/publication'

/** What becomes of the meetings the public knows, each list in time order. */
export type MeetingChanges = {
  removed: PublicOccurrence[]
  added: PublicOccurrence[]
  /** Another time, place, state or note. */
  changed: { before: PublicOccurrence; after: PublicOccurrence }[]
}

const told = ({ startsAt, endsAt, status, note }: PublicOccurrence) => JSON.stringify([startsAt, endsAt, status, note])

/**
 * Whether a meeting goes elsewhere by itself. One that follows its event does not, nor one that stays where it was held
 * when its event goes elsewhere.
 * @param venues those of the event
 */
export const isElsewhere = (
  { before, after }: MeetingChanges['changed'][number],
  venues: Record<'before' | 'after', PublicVenue | null>,
): boolean =>
  before.venue?.id !== after.venue?.id && (before.venue ?? venues.before)?.id !== (after.venue ?? venues.after)?.id

/**
 * How the meetings that would be published differ from those that are. A meeting is known by its id, else by the date of
 * its rule. Where a whole series is put on other days, as many come as go: those are the same meetings, moved.
 */
export function changedMeetings(before: PublicationPayload, after: PublicationPayload): MeetingChanges {
  const venues = { before: before.venue, after: after.venue }
  const left = new Set(before.occurrences)
  const changed: MeetingChanges['changed'] = []
  const pair = (old: PublicOccurrence | undefined, next: PublicOccurrence) => {
    if (!old) return true
    left.delete(old)
    const both = { before: old, after: next }
    if (told(old) !== told(next) || isElsewhere(both, venues)) changed.push(both)
    return false
  }
  const find = (is: (old: PublicOccurrence) => boolean) => [...left].find(is)
  let added = after.occurrences.filter(next =>
    pair(
      find(old => old.id === next.id),
      next,
    ),
  )
  added = added.filter(next =>
    pair(
      find(old => old.ruleDate === next.ruleDate),
      next,
    ),
  )
  const removed = [...left]
  if (removed.length === added.length) added = added.filter((next, index) => pair(removed[index], next))
  return { removed: [...left], added, changed: changed.sort((a, b) => a.before.startsAt - b.before.startsAt) }
}
