import { addDays, DAY, instantOf, wallDate } from '../../../shared/dates'
import type { Operation } from './contract'
import { correctedNow, emptyPhone, type Held, type Lost, type Note, type Phone, sessionOf, unsent } from './phone'
import { sum } from './view'

/** For how long what could not be sent is kept. */
export const KEPT_UNSENT = 7 * DAY

/** The midnight that ends the day of the sessions: from then on the phone holds no roster. */
export function forgetsAt({ sessions }: Held): number {
  const last = Math.max(...sessions.map(({ endsAt }) => endsAt))
  return instantOf(addDays(wallDate(last - 1), 1))
}

/** Whether the roster is gone or has to go: nobody can be ticked any more. */
export const isOver = (held: Held, now: number): boolean =>
  held.ended || (held.sessions.length > 0 && now >= forgetsAt(held))

/**
 * What the phone may still hold at this moment. The same object while nothing has to go; whoever gets another one puts
 * it away under a new key.
 */
export function forgetOld(phone: Phone, wallClock: number): Phone {
  const { held, note } = phone
  if (!held) return note && wallClock - note.at > KEPT_UNSENT ? emptyPhone : phone
  const now = correctedNow(held, wallClock)
  const old = all(held).filter(({ at }) => now - at > KEPT_UNSENT)
  if (old.length) {
    const left = without(held, old)
    const told: Note = { kind: 'too_late', at: wallClock, lost: lostOf(held, old) }
    return { held: unsent(left) ? left : null, note: told }
  }
  const holdsNames = held.draft || held.sessions.some(({ children }) => children.length > 0)
  if (!held.sessions.length || now < forgetsAt(held)) return phone
  if (!unsent(held)) return { held: null, note: note || { kind: 'forgotten', at: wallClock, lost: [] } }
  return holdsNames ? { held: withoutNames(held), note } : phone
}

/**
 * The office ended this phone's pass. One that was revoked may be in other hands: everything goes, and only how much
 * was not sent stays to be told. One that has run out keeps what it has not sent, for a new pass.
 */
export function endPass({ held }: Phone, kind: 'revoked' | 'expired', wallClock: number): Phone {
  if (!held) return emptyPhone
  if (kind === 'expired' && unsent(held)) return { held: { ...withoutNames(held), ended: true }, note: null }
  return { held: null, note: { kind, at: wallClock, lost: lostOf(held, all(held)) } }
}

/** Somebody asked the phone to forget now. */
export const wipe = ({ held }: Phone, wallClock: number): Phone => ({
  held: null,
  note: { kind: 'wiped', at: wallClock, lost: held ? lostOf(held, all(held)) : [] },
})

const all = ({ queue, refused }: Held): Operation[] => queue.concat(refused.map(({ operation }) => operation))

function without(held: Held, gone: Operation[]): Held {
  const nonces = new Set(gone.map(({ nonce }) => nonce))
  return {
    ...held,
    queue: held.queue.filter(({ nonce }) => !nonces.has(nonce)),
    refused: held.refused.filter(({ operation }) => !nonces.has(operation.nonce)),
  }
}

/** Sessions keep their titles and groups theirs, so that what was refused can still be said and corrected. */
const withoutNames = (held: Held): Held => ({
  ...held,
  draft: null,
  sessions: held.sessions.map(session => ({ ...session, children: [] })),
})

function lostOf(held: Held, operations: Operation[]): Lost[] {
  const ids = Array.from(new Set(operations.map(({ occurrenceId }) => occurrenceId)))
  return ids.map(id => {
    const session = sessionOf(held, id)
    const own = operations.filter(({ occurrenceId }) => occurrenceId === id)
    return {
      title: session ? session.title : '',
      startsAt: session ? session.startsAt : own[0]!.at,
      present: own.filter(one => one.kind === 'mark' && one.present).length,
      walkIns: own.filter(({ kind }) => kind === 'walk_in').length,
      heads: own.reduce((heads, one) => heads + (one.kind === 'count' ? sum(one.counts) : 0), 0),
    }
  })
}
