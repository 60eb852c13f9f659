import { sql } from 'drizzle-orm'
import { events } from '../database/schema'
import { approvers } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'
import { Conflict } from '../shared/errors'
import { parse } from '../shared/parse'
import { decide } from './decide'
import { readPublished } from './read-published'
import { type Meeting, readWorkingCopy } from './read-working-copy'
import { type ReasonInput, reasonInput } from './reason-input'
import { refuseByState } from './refuse-by-state'
import { wantedOf } from './save-working-copy'

/**
 * Takes a cancellation or postponement of an event back: what is not over takes place as it was planned, if its venue is
 * still free. The public reads why. Meetings that were called off one by one stay so.
 * @throws Missing, Invalid, Forbidden, Conflict (`not_postponed`, `venue_taken`, `changed_meanwhile`)
 */
export async function restoreEvent(context: Context, id: string, input: ReasonInput): Promise<void> {
  requireRole(context.actor, ...approvers)
  const { reason } = parse(reasonInput, input)
  const { event, meetings } = await readWorkingCopy(context, id)
  const shown = await readPublished(context, id)
  const notice = shown?.payload.notice
  const isCalledOff = event.status === 'cancelled' || event.status === 'postponed' || notice?.kind === 'postponed'
  if (!isCalledOff && !isLeftPostponed(meetings, context.now)) throw new Conflict('not_postponed')
  const off = event.status === 'cancelled' ? 'cancelled' : 'postponed'
  const told = notice?.reason ?? event.statusReason
  const wasWithIt = ({ status, reason: own }: Meeting) => status === off && (!isCalledOff || own === told)
  // What the public still saw of a series whose rest another event carries on is that one's to say.
  const isSplit = await hasContinuation(context, id)
  const back = meetings.filter(one => wasWithIt(one) && one.endsAt > context.now && (one.planned || !isSplit))
  const ids = new Set(back.map(one => one.id))
  const done = await decide(context, {
    eventId: id,
    shown,
    action: 'event.restored',
    when: sql`event.version = ${event.version}`,
    event: {
      // Published again by the last statement, unless edits wait beside it.
      status: event.status === 'cancelled' || event.status === 'postponed' ? 'draft' : event.status,
      statusReason: null,
    },
    rows: sql`occurrence.id in (select value from json_each(${JSON.stringify([...ids])}))`,
    meetings: one => ids.has(one.id),
    to: 'scheduled',
    reason: null,
    publication: { status: 'published', notice: { kind: 'restored', reason } },
    wanted: wantedOf(
      id,
      back.filter(one => !one.overlapAllowed).map(one => ({ ...one, status: 'scheduled' })),
      event.continuesId,
    ),
  })
  if (!done) await refuseByState(context, id, 'changed_meanwhile')
}

/** An edit that was approved since may have taken the event's own word; nothing that the public sees takes place yet. */
function isLeftPostponed(meetings: Meeting[], now: number): boolean {
  const seen = meetings.filter(one => one.shown && one.endsAt > now)
  return seen.some(one => one.status === 'postponed') && seen.every(one => one.status !== 'scheduled')
}

async function hasContinuation({ db }: Context, id: string): Promise<boolean> {
  const [next] = await db
    .select({ id: events.id })
    .from(events)
    .where(sql`event.continues_id = ${id} and event.status <> 'cancelled'`)
    .limit(1)
  return next !== undefined
}
