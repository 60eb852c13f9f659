import { MINUTE } from '../shared/dates'

export type ScreenState = 'unknown' | 'online' | 'valid' | 'expired'

/** What is known of a board's life: when it last asked or reported, until when what it then got is true. */
export type Heard = { seenAt: number | null; beatAt: number | null; validUntil: number | null }

/** The longest silence of a board that is well: three polls of a minute, and never under a quarter of an hour. */
export const SILENCE = Math.max(3 * MINUTE, 15 * MINUTE)

/** When a board was last heard of in any way; null: never. */
export const heardAt = ({ seenAt, beatAt }: Pick<Heard, 'seenAt' | 'beatAt'>): number | null =>
  seenAt === null ? beatAt : Math.max(seenAt, beatAt ?? seenAt)

/**
 * How a board is doing: `unknown` was never heard of; `online` within the longest silence; `valid` is cut off, but what
 * it holds is still true; `expired` is cut off and shows at best the failsafe.
 */
export function screenState(screen: Heard, now: number): ScreenState {
  const heard = heardAt(screen)
  if (heard === null) return 'unknown'
  if (now - heard <= SILENCE) return 'online'
  return screen.validUntil !== null && now < screen.validUntil ? 'valid' : 'expired'
}
