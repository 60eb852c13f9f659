import { type AppContext, verbContext } from '../../../http/env'
import { frameOf } from '../../../led/frames/frame-of'
import { planBoard } from '../../../led/plan-boards'
import { segmentAt } from '../../../led/resolve-timeline'
import { askedFor, shownOf } from './asked'

/**
 * `GET …/frame.png?on=&at=&item=`: the picture a board shows at a time, `item` counting through the loop. Wider than the
 * board where it scrolls; black while the board is dark.
 */
export async function screenFrame(c: AppContext) {
  const { instant } = askedFor(c)
  const { screen, segments } = await planBoard(verbContext(c), c.req.param('screen') ?? '', instant, instant + 1)
  const items = screen.revokedAt === null ? (segmentAt(segments, instant)?.items ?? []) : []
  const shown = shownOf(items, c.req.query('item'))
  const frame = await frameOf(
    c.get('services').raster,
    { kind: shown?.kind ?? 'message', lines: shown?.lines ?? [] },
    screen,
  )
  const { png } = frame.strip ?? frame.pages[0]!
  return c.body(png as Uint8Array<ArrayBuffer>, 200, {
    'Content-Type': 'image/png',
    'Cache-Control': 'private, no-store',
  })
}
