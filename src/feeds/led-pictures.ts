import { Hono } from 'hono'
import { isFresh } from '../http/conditional'
import type { AppContext, AppEnv } from '../http/env'
import { type BoardItem, itemKey } from '../led/board-item'
import { frameOf } from '../led/frames/frame-of'
import { itemsAhead } from '../led/link-frames'
import type { Segment } from '../led/resolve-timeline'
import { linkFor } from './led-frames'
import { contentHeaders, type Poll, readPoll, refusal } from './led-poll'

/** `frames/{sha256}.png`: the pictures of what a board may show in its 72 hours, each by the hash of its bytes. */
export const ledPictures = new Hono<AppEnv>()

/** Says nothing about when a picture was made, which its name makes needless; Garlic takes none without a date. */
const LONG_AGO = Date.UTC(2026, 0, 1)

ledPictures.get('/led/v1/:key/frames/:file', async c => {
  const poll = await readPoll(c)
  if (poll instanceof Response) return poll
  const sha256 = /^([0-9a-f]{64})\.png$/.exec(c.req.param('file'))?.[1]
  if (!sha256) return refusal(c, 404, 'not found\n')
  const { items, whole } = await itemsByPicture(c, poll)
  const item = items.get(sha256)
  if (!item) return whole ? refusal(c, 404, 'not found\n') : refusal(c, 503, 'no picture now\n')
  const { screen } = poll
  const headers = {
    ETag: `"${sha256}"`,
    'Cache-Control': 'public, max-age=31536000, immutable',
    'Cache-Tag': `screen-${screen.id},ward-${screen.wardId}`,
    Date: new Date(c.get('now')).toUTCString(),
  }
  if (isFresh(c, { etag: sha256 })) return c.body(null, 304, headers)
  const { strip, pages } = await frameOf(c.get('services').raster, item, screen)
  const { png } = [...(strip ? [strip] : []), ...pages].find(picture => picture.sha256 === sha256)!
  const body = png as Uint8Array<ArrayBuffer>
  return c.body(body, 200, { ...headers, ...contentHeaders({ contentType: 'image/png', drawnAt: LONG_AGO }, body) })
})

type ByPicture = { items: Map<string, BoardItem>; whole: boolean }

const known = new WeakMap<Segment, ByPicture>()

/** Whose picture a hash is, of all that the board's formats may name while a segment runs. */
async function itemsByPicture(c: AppContext, poll: Poll): Promise<ByPicture> {
  const found = known.get(poll.current)
  if (found) return found
  const ahead = itemsAhead(poll.board.segments, poll.current)
  const { frames, whole } = await linkFor(c, poll, ahead)
  const items = new Map<string, BoardItem>()
  for (const item of ahead) {
    const { strip = null, pages = [] } = frames.get(itemKey(item)) ?? {}
    for (const { sha256 } of strip ? [strip, ...pages] : pages) items.set(sha256, item)
  }
  const byPicture = { items, whole }
  if (whole) known.set(poll.current, byPicture)
  return byPicture
}
