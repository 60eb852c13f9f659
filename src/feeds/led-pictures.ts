import { Hono } from 'hono'
import { isFresh } from '../http/conditional'
import type { AppContext, AppEnv } from '../http/env'
import type { BoardItem } from '../led/board-item'
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
  const item = sha256 && (await itemsByPicture(c, poll)).get(sha256)
  if (!item) return refusal(c, 404, 'not found\n')
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

const known = new WeakMap<Segment, Map<string, BoardItem>>()

/** Whose picture a hash is, of all that the board's formats may name while a segment runs. */
async function itemsByPicture(c: AppContext, poll: Poll): Promise<Map<string, BoardItem>> {
  const found = known.get(poll.current)
  if (found) return found
  const items = itemsAhead(poll.board.segments, poll.current)
  const byPicture = new Map<string, BoardItem>()
  let complete = true
  for (const item of items) {
    const { frames, whole } = await linkFor(c, poll, [item])
    complete &&= whole
    for (const { strip, pages } of frames.values())
      for (const { sha256 } of strip ? [strip, ...pages] : pages) byPicture.set(sha256, item)
  }
  if (complete) known.set(poll.current, byPicture)
  return byPicture
}
