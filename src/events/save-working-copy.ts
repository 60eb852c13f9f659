import { sql } from 'drizzle-orm'
import { auditIf } from '../audit/record'
import type { Statement } from '../database/database'
import { events } from '../database/schema'
import { approvers } from '../shared/actor'
import { type Context, hasRole } from '../shared/context'
import { wallDate, writtenDate } from '../shared/dates'
import { Conflict, Forbidden, Invalid } from '../shared/errors'
import { newId } from '../shared/ids'
import { type Arrangement, arrange, ownOverlap, type Target } from './arrange-meetings'
import type { EventColumns } from './event-columns'
import { savedWith, visibleTo } from './own-organization'
import type { Meeting, WorkingCopy } from './read-working-copy'
import { refuseTakenVenue, venuesFree, type Wanted } from './venue-conflict'
import { deleteGroups, insertGroups, settle, writeMeetings } from './write-meetings'

export type Edit = {
  columns: Partial<EventColumns>
  targets: Target[]
  /** None: they stay as they are. */
  groupIds?: string[]
  overlapReason: string | null
  action: 'event.saved' | 'event.split' | 'occurrence.moved' | 'occurrence.skipped' | 'occurrence.put_back'
  /** What belongs to the same change, behind the save. */
  also?: (saved: ReturnType<typeof savedWith>) => Statement[]
  /** Further times that the change asks for. */
  alsoWanted?: Wanted[]
}

/**
 * Writes an edit of an event in one batch; what was published stays public until it is approved again. Fields that
 * differ mark the event as edited; meetings that differ speak for themselves.
 * @param version the version the edit started from
 * @throws Conflict (`changed_meanwhile`, `venue_taken`, `cancelled_already`), Invalid, Forbidden
 */
export async function saveWorkingCopy(
  context: Context,
  copy: WorkingCopy,
  version: number,
  edit: Edit,
): Promise<{ id: string; version: number }> {
  const { db, actor, now } = context
  const { event, meetings } = copy
  if (event.status === 'cancelled') throw new Conflict('cancelled_already')
  if (event.version !== version) throw new Conflict('changed_meanwhile')
  requireOverlapRight(context, edit.overlapReason)
  refuseEmpty(edit.targets, meetings)
  refuseOwnOverlap(edit.targets)
  const arrangement = allowed(arrange(meetings, edit.targets), meetings, edit.overlapReason)
  const asking = arrangement.inserted.filter(target => !bookedAs(target, meetings))
  const wanted = [...wantedOf(event.id, asking, event.continuesId), ...(edit.alsoWanted ?? [])]
  const token = newId()
  const saved = savedWith(event.id, token)
  const [changed] = await db.batch([
    db
      .update(events)
      .set({
        ...edit.columns,
        ...(edit.overlapReason === null ? {} : { overlapReason: edit.overlapReason }),
        edited: event.edited || differs(copy, edit),
        status: 'draft',
        version: sql`${events.version} + 1`,
        saveToken: token,
        updatedAt: now,
      })
      .where(
        sql`event.id = ${event.id} and ${visibleTo(actor)} and event.version = ${version}
          and event.save_token = ${event.saveToken} and event.status <> 'cancelled'
          and ${edit.overlapReason === null ? venuesFree(actor.wardId, wanted) : sql`1`}`,
      )
      .returning({ id: events.id, version: events.version }),
    ...writeMeetings(context, event.id, arrangement, saved),
    ...(edit.groupIds
      ? [deleteGroups(context, event.id, saved), insertGroups(context, event.id, edit.groupIds, saved)]
      : []),
    ...(edit.also?.(saved) ?? []),
    auditIf(context, saved, edit.action, event.id, {
      occurrences: edit.targets.length,
      overlap: edit.overlapReason !== null,
    }),
    settle(context, event.id, saved),
  ])
  const [row] = changed as { id: string; version: number }[]
  if (row) return row
  if (edit.overlapReason === null) await refuseTakenVenue(context, wanted)
  throw new Conflict('changed_meanwhile')
}

/** @throws Forbidden when somebody else than an approver books a venue twice */
export function requireOverlapRight({ actor }: Pick<Context, 'actor'>, reason: string | null): void {
  if (reason !== null && !hasRole(actor, ...approvers)) throw new Forbidden('overlap_needs_approver')
}

/** @throws Invalid when nothing would be left that took place or is still to come */
export function refuseEmpty(targets: Target[], meetings: Meeting[] = []): void {
  if (targets.length === 0 && !meetings.some(one => one.fixed))
    throw new Invalid({ startsOn: { code: 'no_occurrence' } })
}

/** @throws Invalid when two meetings of the event itself overlap */
export function refuseOwnOverlap(targets: Target[]): void {
  const clash = ownOverlap(targets)
  if (clash)
    throw new Invalid({
      startTime: { code: 'overlaps_itself', values: { date: writtenDate(wallDate(clash.startsAt)) } },
    })
}

/** The meeting that has the same place and time already: a note asks nobody for the venue again. */
const bookedAs = (target: Target, meetings: Meeting[]): Meeting | undefined =>
  meetings.find(
    one =>
      one.planned &&
      one.status === 'scheduled' &&
      one.ruleDate === target.ruleDate &&
      one.venueId === target.venueId &&
      one.startsAt === target.startsAt &&
      one.endsAt === target.endsAt,
  )

/** An approver's word is for a place and time: it goes along with neither to another. */
const allowed = (arrangement: Arrangement, meetings: Meeting[], reason: string | null): Arrangement => ({
  ...arrangement,
  inserted: arrangement.inserted.map(target => ({
    ...target,
    overlapAllowed: reason !== null || (bookedAs(target, meetings)?.overlapAllowed ?? false),
  })),
})

/** The venue times that new or changed meetings ask for. */
export const wantedOf = (eventId: string, targets: Target[], continuesId?: string | null): Wanted[] =>
  targets.flatMap(({ venueId, startsAt, endsAt, status }) =>
    venueId === null || status !== 'scheduled' ? [] : [{ eventId, venueId, startsAt, endsAt, continuesId }],
  )

/** Whether fields change; dates that are skipped or put back show in the meetings. */
function differs({ event, groupIds }: WorkingCopy, edit: Edit): boolean {
  const { skippedDates: _, keptDates: __, ...columns } = edit.columns
  const changed = Object.entries(columns).some(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(event[name as keyof typeof event]),
  )
  const groups = (ids: string[]) => [...new Set(ids)].sort().join()
  return changed || (edit.groupIds !== undefined && groups(edit.groupIds) !== groups(groupIds))
}
