import { asc, eq, sql } from 'drizzle-orm'
import { eventGroups, events, occurrences, publications } from '../database/schema'
import type { Context } from '../shared/context'
import { Missing } from '../shared/errors'
import { visibleTo } from './own-organization'

/**
 * For a condition on `occurrence`: it was counted, or is over after the public saw it. Such a meeting never changes.
 * @param now UTC milliseconds
 */
export const isFixed = (now: number) =>
  sql`(exists (select 1 from attendance where attendance.occurrence_id = occurrence.id)
    or exists (select 1 from headcount where headcount.occurrence_id = occurrence.id)
    or (occurrence.shown and occurrence.ends_at <= ${now}))`

export type WorkingCopy = Awaited<ReturnType<typeof readWorkingCopy>>
export type Meeting = WorkingCopy['meetings'][number]

/**
 * The event with all its meetings, those included that only the public still sees.
 * @throws Missing, also for another organization's when a coordinator asks
 */
export async function readWorkingCopy({ db, actor, now }: Context, id: string) {
  // The event before its meetings: whoever then writes for this version has meetings no older than it.
  const [found] = await db
    .select({ event: events, publicationStatus: publications.status })
    .from(events)
    .leftJoin(publications, eq(publications.id, events.id))
    .where(sql`event.id = ${id} and ${visibleTo(actor)}`)
  if (!found) throw new Missing()
  const [meetings, groups] = await db.batch([
    db
      .select({
        id: occurrences.id,
        ruleDate: occurrences.ruleDate,
        startsAt: occurrences.startsAt,
        endsAt: occurrences.endsAt,
        venueId: occurrences.venueId,
        status: occurrences.status,
        reason: occurrences.reason,
        planned: occurrences.planned,
        shown: occurrences.shown,
        moved: occurrences.moved,
        overlapAllowed: occurrences.overlapAllowed,
        note: occurrences.note,
        fixed: sql`${isFixed(now)}`.mapWith(Boolean).as('fixed'),
      })
      .from(occurrences)
      .where(eq(occurrences.eventId, id))
      .orderBy(asc(occurrences.startsAt)),
    db.select({ groupId: eventGroups.groupId }).from(eventGroups).where(eq(eventGroups.eventId, id)),
  ])
  return { ...found, groupIds: groups.map(group => group.groupId), meetings }
}
