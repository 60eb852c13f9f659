import type { AppContext } from '../http/env'
import type { BoardItem } from '../led/board-item'
import type { Colours } from '../led/frames/picture'
import { type LinkedFrame, linkFrames } from '../led/link-frames'
import type { Poll } from './led-poll'

/** Frames by `itemKey`; `whole` unless some are missing. What could not be drawn is logged and fails nothing else. */
export type Linked = { frames: Map<string, LinkedFrame>; whole: boolean }

/** The frames of items on the board that polls, in its own colours or in those asked for. */
export async function linkFor(
  c: AppContext,
  { screen }: Pick<Poll, 'screen'>,
  items: BoardItem[],
  colours: Colours = screen.colours,
): Promise<Linked> {
  const { width, height } = screen
  const { raster } = c.get('services')
  const { frames, whole, failure } = await linkFrames({ raster, size: { width, height, colours } }, items)
  if (failure) c.set('trouble', failure)
  return { frames, whole }
}
