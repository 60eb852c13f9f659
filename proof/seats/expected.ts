import type { Command } from './commands'
import { cancel, claim, fill, holds, type Place, register, type State, separate, settle, withdraw } from './model'
import { isFlagged } from './world'

/** A command with the registration it spoke of when it was sent, and how it ended. */
export type Sent = { command: Command; id: string; refused: string | null }

const endedBy = { office: 'staff', groupHead: 'family', family: 'family' }
const childrenOf = (numbers: number[]) => numbers.map(child => ({ child, flagged: isFlagged(child) }))

/** What a command makes of a state. */
function done(state: State, { command, id }: Sent): State {
  switch (command.do) {
    case 'register':
      return register(state, childrenOf(command.children), command.code)
    case 'cancel':
      return cancel(state, id, command.party, endedBy[command.by])
    case 'claim':
      return claim(state, id)
    case 'separate':
      return separate(state, id)
    case 'withdrawConsent':
      return withdraw(state, command.child)
    case 'consent':
      return { ...state, agreed: new Set([...state.agreed, command.child]) }
    case 'revoke':
      return { ...state, revoked: new Set([...state.revoked, command.code]) }
    case 'settle':
      return settle(state)
    default:
      return state
  }
}

/** Whether a command has to be done, sent alone. */
export function isAllowed(state: State, sent: Sent, codes: number): boolean {
  const { command, id } = sent
  const mine = (place: Place) => place.id === id
  const party = state.places.find(mine)?.party
  switch (command.do) {
    case 'register': {
      const { code, children } = command
      const isUsed = state.places.some(place => holds(place) && place.code === code)
      return (
        children.every(child => state.agreed.has(child)) &&
        (code === null || (code < codes && !state.revoked.has(code) && !isUsed))
      )
    }
    case 'cancel':
      return state.places.some(place => holds(place) && (command.party ? place.party === party : mine(place)))
    case 'claim':
      return claim(state, id).places.some(place => place.status === 'confirmed' && place.party === party)
    case 'revoke':
      return command.code < codes && !state.revoked.has(command.code)
    default:
      return true
  }
}

/** All that may have become of a state when these were sent at once: one after the other in whatever order. */
export function outcomes(state: State, sent: Sent[]): State[] {
  if (!sent.length) return [state]
  return sent.flatMap((one, index) => {
    const rest = sent.filter((_, other) => other !== index)
    // A refused one may have settled what time brought about. One that lost its place again at once thinks itself refused.
    const lost = rest.length + 1 < sent.length || sent.length > 1 ? [done(state, one)] : []
    const next =
      one.refused !== null ? [state, fill(state), ...(one.command.do === 'register' ? lost : [])] : [done(state, one)]
    return next.flatMap(after => outcomes(after, rest))
  })
}

/** A state in words, but for ids and what nobody can tell: the same for the same places. */
export function wordsOf(state: State): string {
  const standing = state.places.filter(holds)
  const first = (place: Place) => Math.min(...standing.filter(one => one.party === place.party).map(one => one.turn))
  const inOrder = standing.sort((a, b) => first(a) - first(b) || a.child - b.child)
  const parties = [...new Set(inOrder.map(place => place.party))]
  const held = inOrder.map(place =>
    [
      ...[place.child, place.status, place.eligible ? 'eligible' : 'plain', `party ${parties.indexOf(place.party)}`],
      ...[place.apart ? 'apart' : '', place.code === null ? '' : `code ${place.code}`],
      ...[`since ${place.confirmedAt}`, place.claimBy === null ? '' : `claim by ${place.claimBy}`],
    ]
      .filter(Boolean)
      .join(' '),
  )
  const over = state.places.filter(place => !holds(place)).map(({ child, ended }) => `${child} ${ended}`)
  return [...held, `over: ${over.sort().join(', ')}`, `agreed: ${[...state.agreed].sort()}`].join('\n')
}
