import { office } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'
import { DAY, instantOf } from '../shared/dates'
import { listScreens, readScreen, type Screen } from './list-screens'
import { loadBoard } from './load-board'
import { resolveTimeline, type Segment } from './resolve-timeline'

export type BoardPlan = { screen: Screen; segments: Segment[] }

/**
 * What each of the ward's boards shows between two instants, as its feed will say; revoked ones included. Boards that
 * are set alike are resolved once.
 */
export async function planBoards(context: Context, from: number, to: number): Promise<BoardPlan[]> {
  requireRole(context.actor, ...office)
  const [screens, content] = await Promise.all([
    listScreens(context),
    loadBoard(context.db, context.actor.wardId, from, to),
  ])
  const targeted = content.alerts.some(({ screenIds }) => screenIds.length)
  const resolved = new Map<string, Segment[]>()
  return screens.map(screen => {
    const { id, groupId, tags, freezes, opensAt, closesAt, hourExceptions } = screen
    const alike = JSON.stringify([targeted && id, groupId, tags, freezes, opensAt, closesAt, hourExceptions])
    const segments = resolved.get(alike) ?? resolveTimeline(screen, content, from, to)
    resolved.set(alike, segments)
    return { screen, segments }
  })
}

/**
 * The same for one board.
 * @throws Missing
 */
export async function planBoard(context: Context, id: string, from: number, to: number): Promise<BoardPlan> {
  const [screen, content] = await Promise.all([
    readScreen(context, id),
    loadBoard(context.db, context.actor.wardId, from, to),
  ])
  return { screen, segments: resolveTimeline(screen, content, from, to) }
}

/** A plan's part of one wall date; nothing of a revoked board. */
export function ofDay({ screen, segments }: BoardPlan, date: string): Segment[] {
  const from = instantOf(date)
  const to = from + DAY
  if (screen.revokedAt !== null) return []
  return segments
    .filter(segment => segment.to > from && segment.from < to)
    .map(segment => ({ ...segment, from: Math.max(from, segment.from), to: Math.min(to, segment.to) }))
}
