import { type Heard, heardAt, screenState } from './screen-state'

/** `showing`: the board itself reported it; `received`: it asked since; `waiting`: not yet; `silent`: out of reach. */
export type Reach = 'showing' | 'received' | 'waiting' | 'silent'

type Raised = { id: string; raisedAt: number; screenIds: string[] }
type Reached = Heard & { id: string; playing: string | null; revokedAt: number | null }

/** Which boards in use an emergency is meant for, and how far it came on each, by when it was last heard of. */
export const reachOf = <T extends Reached>(alert: Raised, screens: T[], now: number): { screen: T; reach: Reach }[] =>
  screens
    .filter(({ revokedAt }) => revokedAt === null)
    .filter(({ id }) => !alert.screenIds.length || alert.screenIds.includes(id))
    .map(screen => ({ screen, reach: stateOf(alert, screen, now) }))

function stateOf({ id, raisedAt }: Raised, screen: Reached, now: number): Reach {
  if (screen.playing === `alert-${id}` && screen.beatAt !== null && screen.beatAt >= raisedAt) return 'showing'
  const heard = heardAt(screen)
  if (heard !== null && heard >= raisedAt) return 'received'
  return screenState(screen, now) === 'online' ? 'waiting' : 'silent'
}
