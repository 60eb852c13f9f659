import { office } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'
import { DAY } from '../shared/dates'
import { listScreens, type Screen } from './list-screens'
import { heardAt, SILENCE } from './screen-state'
import { covers, openHours } from './windows'

/** Of a longer silence nothing more need be known. */
const LOOKED_BACK = 7 * DAY
/** A new board may take a day to be hung up. */
const GRACE = DAY

/** The ward's boards in use that should be lit now and have long said nothing, by name. */
export async function listSilentScreens(context: Context): Promise<Screen[]> {
  requireRole(context.actor, ...office)
  const screens = await listScreens(context)
  return screens.filter(screen => screen.revokedAt === null && isSilent(screen, context.now))
}

type Silent = Parameters<typeof openHours>[0] & Parameters<typeof heardAt>[0] & { createdAt: number }

/**
 * Whether a board is silent that should be heard: only the time counts in which it is lit, so that one that is switched
 * off for the night is not missed in the morning.
 */
export function isSilent(screen: Silent, now: number): boolean {
  const heard = heardAt(screen)
  if (heard === null && now - screen.createdAt < GRACE) return false
  const from = Math.max(heard ?? screen.createdAt, now - LOOKED_BACK)
  const open = openHours(screen, from, now + 1)
  if (!covers(open, now)) return false
  const silence = open.reduce((sum, window) => sum + Math.min(window.to, now) - Math.max(window.from, from), 0)
  return silence > SILENCE
}
