import { office } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'
import { listScreens, type Screen } from './list-screens'
import { loadBoard } from './load-board'
import { resolveTimeline, type Segment } from './resolve-timeline'

export type BoardPlan = { screen: Screen; segments: Segment[] }

/** What each of the ward's boards in use shows between two instants, as its feed will say. */
export async function planBoards(context: Context, from: number, to: number): Promise<BoardPlan[]> {
  requireRole(context.actor, ...office)
  const [screens, content] = await Promise.all([
    listScreens(context),
    loadBoard(context.db, context.actor.wardId, from, to),
  ])
  return screens.map(screen => ({ screen, segments: resolveTimeline(screen, content, from, to) }))
}
