import { planners } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'
import { inputOf } from './input-of'
import { readWorkingCopy } from './read-working-copy'

/** An event as a form starts from it; instants are UTC milliseconds. */
export type EventToEdit = Awaited<ReturnType<typeof readEventInput>>

/**
 * An event as the input that makes it, with what an edit has to know: its version, whether the public sees a version of
 * it, and its meetings.
 * @throws Missing, Forbidden
 */
export async function readEventInput(context: Context, id: string) {
  requireRole(context.actor, ...planners)
  const copy = await readWorkingCopy(context, id)
  const planned = copy.meetings.filter(meeting => meeting.planned)
  return {
    id,
    input: inputOf(copy),
    version: copy.event.version,
    isPublic: copy.publicationStatus === 'published',
    /** Meetings that happened or were counted: an edit leaves them alone. */
    settled: planned.filter(meeting => meeting.fixed).length,
    /** Those that an edit may still change, in time order. */
    coming: planned
      .filter(meeting => !meeting.fixed && meeting.endsAt > context.now)
      .map(({ ruleDate, startsAt }) => ({ ruleDate, startsAt })),
  }
}
