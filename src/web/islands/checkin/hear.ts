import { givenName } from '../../../shared/text'
import type { BatchAnswer, Child, Counts, Operation, Result, Roster, Session } from './contract'
import { type Held, sessionOf } from './phone'

/** Smaller differences are the way of the answer, not the clock. */
const SAME_CLOCK = 5000
const CLOCK_OFF = 'device_clock_off'
/** What may be taken when it is sent again: with the right time, or after the walk-in it is about. */
const AGAIN = [CLOCK_OFF, 'walk_in_unknown']

/** A pass was collected: what an earlier one of this phone has not sent goes on under the new key. */
export function collect(key: string, roster: Roster, wallClock: number, before: Held | null): Held {
  const { now, ...rest } = roster
  const held: Held = {
    ...rest,
    ...{ key, offset: now - wallClock, sentAt: null, queue: [], refused: [], again: [], ended: false, draft: null },
  }
  if (!before) return held
  return { ...held, queue: before.queue.map(operation => carriedOver(operation, before)), refused: before.refused }
}

/** Another phone's key counts for itself: only what the earlier one had not told yet. */
function carriedOver(operation: Operation, before: Held): Operation {
  if (operation.kind !== 'count') return operation
  const told = sessionOf(before, operation.occurrenceId)?.counts || {}
  const counts: Counts = {}
  for (const [key, heads] of Object.entries(operation.counts)) counts[key] = Math.max(0, heads - (told[key] || 0))
  return { ...operation, counts }
}

/** The server's roster takes the place of ours; what still waits is laid over it anew. */
export function takeRoster(held: Held, { now, ...roster }: Roster, wallClock: number): Held {
  const since = new Map<string, number>()
  for (const { id, children } of held.sessions)
    for (const child of children) if (child.present && child.since) since.set(`${id} ${child.id}`, child.since)
  const sessions = roster.sessions.map(session => ({
    ...session,
    children: session.children.map(child => {
      const at = child.present ? since.get(`${session.id} ${child.id}`) : undefined
      return at ? { ...child, since: at } : child
    }),
  }))
  const gone = held.sessions.filter(({ id }) => isSpokenOf(held, id) && !sessions.some(session => session.id === id))
  const all = sessions.concat(gone.map(session => ({ ...session, gone: true })))
  return correctClock({ ...held, ...roster, sessions: all }, now - wallClock)
}

const isSpokenOf = ({ queue, refused }: Held, id: string): boolean =>
  queue.concat(refused.map(({ operation }) => operation)).some(({ occurrenceId }) => occurrenceId === id)

/** The server answered a batch: what it kept is the roster's now, what it refused is shown with its reason. */
export function settle(held: Held, { now, results }: BatchAnswer, wallClock: number): Held {
  const answers = new Map(results.map(result => [result.nonce, result]))
  let next = correctClock(held, now - wallClock)
  const shift = next.offset - held.offset
  for (const operation of next.queue) {
    const answer = answers.get(operation.nonce)
    if (!answer) continue
    if (answer.status === 'kept') next = keep(next, operation, answer)
    else if (AGAIN.includes(answer.reason?.code ?? '') && !held.again.includes(operation.nonce))
      next = again(next, operation, answer.reason?.code === CLOCK_OFF && shift === 0 ? now : null)
    else next = refuse(next, operation, answer)
  }
  return next.queue.length ? next : { ...next, sentAt: now, again: [] }
}

/** The phone's clock was set, or the first word of the server was long under way: what waits moves with it. */
function correctClock(held: Held, offset: number): Held {
  const shift = offset - held.offset
  if (Math.abs(shift) <= SAME_CLOCK) return held
  return { ...held, offset, queue: held.queue.map(operation => ({ ...operation, at: operation.at + shift })) }
}

/** Where the clock is right by now (`now`) and the time was not, the nearest to now that the server can have stands in. */
function again(held: Held, operation: Operation, now: number | null): Held {
  const session = sessionOf(held, operation.occurrenceId)
  const at = now && session ? Math.max(session.opensAt, Math.min(now, session.closesAt)) : operation.at
  const queue = held.queue.map(one => (one.nonce === operation.nonce ? { ...one, at } : one))
  return { ...held, queue, again: held.again.concat(operation.nonce) }
}

function keep(held: Held, operation: Operation, { childId }: Result): Held {
  const rest = without(held, operation)
  if (operation.kind === 'count') return inSession(rest, operation, s => ({ ...s, ...counted(s, operation.counts) }))
  if (operation.kind === 'mark') {
    const { present, at } = operation
    const id = operation.childId || childId
    return inSession(rest, operation, session => ({
      ...session,
      children: session.children.map(child => (child.id === id ? { ...child, present, since: at } : child)),
    }))
  }
  if (!childId) return rest
  const queue = rest.queue.map(one =>
    one.kind === 'mark' && one.walkIn === operation.nonce ? { ...one, walkIn: undefined, childId } : one,
  )
  const { child, at } = operation
  const group = held.groups.find(({ id }) => id === child.groupId)
  const arrived: Child = {
    ...{ id: childId, name: givenName(child.name), group: group ? group.name : '', ticket: null },
    ...{ present: true, excused: false, since: at },
  }
  return inSession({ ...rest, queue }, operation, session => {
    // Somebody the roster has already: the server knew the child by its full name.
    const known = session.children.some(({ id }) => id === childId)
    const children = known
      ? session.children.map(one => (one.id === childId ? { ...one, present: true, since: at } : one))
      : session.children.concat(arrived)
    return { ...session, children }
  })
}

const counted = ({ crowd, counts: before }: Session, counts: Session['counts']) => ({
  counts,
  crowd: crowd + total(counts) - total(before),
})

const total = (counts: Session['counts']) => Object.values(counts).reduce((sum, heads) => sum + heads, 0)

function refuse(held: Held, operation: Operation, { reason }: Result): Held {
  const rest = without(held, operation)
  // Words on a walk-in that was not taken are words on nobody.
  const queue = rest.queue.filter(one => !(one.kind === 'mark' && one.walkIn === operation.nonce))
  const refused = held.refused.concat({ operation, reason: reason || { code: 'unexpected', message: '' } })
  return { ...rest, queue, refused }
}

const without = (held: Held, { nonce }: Operation): Held => ({
  ...held,
  queue: held.queue.filter(one => one.nonce !== nonce),
})

const inSession = (held: Held, { occurrenceId }: Operation, change: (session: Session) => Session): Held => ({
  ...held,
  sessions: held.sessions.map(session => (session.id === occurrenceId ? change(session) : session)),
})
