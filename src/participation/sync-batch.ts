import type { PersonalContext } from '../people/context'
import type { Reason } from '../shared/errors'
import { applyOperations } from './apply-operations'
import { isClockOff } from './checkin-times'
import { sessionsOfDevice } from './device-roster'
import type { CheckinDevice } from './find-device'
import type { Mark } from './mark-statements'
import { findMarkable, type Markable, pairOf } from './markable-children'
import {
  type CountOperation,
  type MarkOperation,
  type Operation,
  readBatch,
  stampOf,
  type WalkInOperation,
} from './operations'
import { type CountedSession, closedBecause } from './session'
import { knownWalkIns, resolveWalkIns } from './sync-walk-ins'

/** What became of an operation; `childId` is whom a kept mark or walk-in is of. */
export type SyncResult =
  | { nonce: string; status: 'kept'; childId?: string }
  | { nonce: string; status: 'refused'; reason: Reason }

/**
 * Takes a batch of a phone: keeps what is valid and says of the rest why not. The same operation counts once however often
 * it comes, and the outcome is the same in whatever order operations and batches arrive.
 * @throws Invalid for what cannot be read; Gone `device_revoked`
 */
export async function syncBatch(
  context: PersonalContext,
  device: CheckinDevice,
  input: unknown,
): Promise<SyncResult[]> {
  const operations = readBatch(input)
  const sessions = new Map((await sessionsOfDevice(context, device)).map(session => [session.id, session]))
  const refused = new Map<Operation, Reason>()
  const open = operations.filter(operation => {
    const reason = sessionRefuses(context, device, sessions, operation)
    if (reason) refused.set(operation, reason)
    return !reason
  })

  const walkIns = await childrenOfWalkIns(context, device, open)
  const wanted = open.flatMap(operation => {
    const childId = childOf(operation, walkIns)
    if (typeof childId === 'string') return [{ operation: operation as Marking, childId }]
    if (childId) refused.set(operation, childId)
    return []
  })
  const markable = await findMarkable(
    context,
    wanted.map(({ operation, childId }) => ({ occurrenceId: operation.occurrenceId, childId })),
  )
  const marks = new Map<Operation, Mark>()
  for (const { operation, childId } of wanted) {
    const found = markable.get(pairOf(operation.occurrenceId, childId))
    const reason = childRefused(operation, found)
    if (reason) refused.set(operation, reason)
    else marks.set(operation, markOf(operation, childId))
  }

  const counts = open.filter((one): one is CountOperation => one.kind === 'count')
  await applyOperations(context, device, {
    marks: [...marks.values()],
    counts,
    walkIns: new Map(
      [...marks].flatMap(([{ kind, nonce }, { childId }]) => (kind === 'walk_in' ? [[nonce, childId]] : [])),
    ),
    tally: { operations: operations.length, refused: refused.size, marks: marks.size, counts: counts.length },
  })
  return operations.map(operation => {
    const { nonce } = operation
    const reason = refused.get(operation)
    if (reason) return { nonce, status: 'refused', reason }
    const childId = marks.get(operation)?.childId
    return childId ? { nonce, status: 'kept', childId } : { nonce, status: 'kept' }
  })
}

type Marking = MarkOperation | WalkInOperation

function sessionRefuses(
  { now }: PersonalContext,
  device: CheckinDevice,
  sessions: Map<string, CountedSession>,
  { occurrenceId, at }: Operation,
): Reason | null {
  if (!device.occurrenceIds.includes(occurrenceId)) return { code: 'other_session' }
  const session = sessions.get(occurrenceId)
  if (!session) return { code: 'attendance_not_yours' }
  if (session.status !== 'scheduled') return { code: closedBecause(session, now)! }
  return isClockOff(at, session, now) ? { code: 'device_clock_off' } : null
}

/** Whom the walk-ins are that a batch brings or names: those kept before by their nonce, the others found or added. */
async function childrenOfWalkIns(context: PersonalContext, device: CheckinDevice, operations: Operation[]) {
  const nonces = operations.flatMap(one =>
    one.kind === 'walk_in' ? [one.nonce] : one.kind === 'mark' && one.walkIn ? [one.walkIn] : [],
  )
  const known = await knownWalkIns(context, device, nonces)
  const fresh = operations.filter((one): one is WalkInOperation => one.kind === 'walk_in' && !known.has(one.nonce))
  return new Map([...(await resolveWalkIns(context, fresh)), ...known])
}

/** The child an operation is about, why there is none, or null where it is about none. */
function childOf(operation: Operation, walkIns: Map<string, string | Reason>): string | Reason | null {
  if (operation.kind === 'count') return null
  if (operation.kind === 'walk_in') return walkIns.get(operation.nonce)!
  if (operation.childId !== undefined) return operation.childId
  const child = walkIns.get(operation.walkIn!)
  return typeof child === 'string' ? child : { code: 'walk_in_unknown' }
}

function childRefused(operation: Marking, found: Markable | undefined): Reason | null {
  const wasBroughtIn = operation.kind === 'walk_in' || operation.walkIn !== undefined
  if (!found || !(found.place || found.listed || wasBroughtIn)) return { code: 'child_not_on_roster' }
  const comes = operation.kind === 'walk_in' || operation.present
  return comes && !found.place && !found.consent ? { code: 'consent_missing' } : null
}

const markOf = (operation: Marking, childId: string): Mark => {
  const { occurrenceId, at } = operation
  const { present, method } = operation.kind === 'mark' ? operation : { present: true, method: 'tick' as const }
  return { occurrenceId, childId, present, method, at, stamp: stampOf(operation) }
}
