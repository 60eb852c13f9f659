import type { PublicationPayload, PublicOccurrence } from '../publications/publication'

/** What becomes of the meetings the public knows, each list in time order. */
export type MeetingChanges = {
  removed: PublicOccurrence[]
  added: PublicOccurrence[]
  /** Another time, place, state or note. */
  changed: { before: PublicOccurrence; after: PublicOccurrence }[]
}

const told = ({ startsAt, endsAt, status, venue, note }: PublicOccurrence) =>
  JSON.stringify([startsAt, endsAt, status, venue?.id, note])

/**
 * How the meetings that would be published differ from those that are. A meeting is known by its id, else by the date of
 * its rule. Where a whole series is put on other days, as many come as go: those are the same meetings, moved.
 */
export function changedMeetings(before: PublicationPayload, after: PublicationPayload): MeetingChanges {
  const left = new Set(before.occurrences)
  const changed: MeetingChanges['changed'] = []
  const pair = (old: PublicOccurrence | undefined, next: PublicOccurrence) => {
    if (!old) return true
    left.delete(old)
    if (told(old) !== told(next)) changed.push({ before: old, after: next })
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
