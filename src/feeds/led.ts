import { Hono } from 'hono'
import { baseUrl } from '../http/base-url'
import { etagOfBody, isFresh } from '../http/conditional'
import type { AppContext, AppEnv } from '../http/env'
import { findScreenByKey, type PolledScreen } from '../led/find-screen-by-key'
import { playerPage } from '../led/player-page'
import { type Segment, segmentAt } from '../led/resolve-timeline'
import { type Output, type ResolvedBoard, resolvedBoard } from '../led/resolved-board'
import { scheduleOf } from '../led/schedule'
import { nowText, tickerRss } from '../led/text-outputs'

/** The most seconds a cache may answer for a board. */
const MOST_AGE = 30

type Format = {
  contentType: string
  /** Draws the body from the segment that runs; depends on nothing else that moves. */
  draw: (c: AppContext, screen: PolledScreen, segments: Segment[], current: Segment) => string | Promise<string>
}

const formats: Record<string, Format> = {
  'schedule.json': {
    contentType: 'application/json; charset=utf-8',
    async draw(_c, screen, segments, current) {
      const revision = await etagOfBody(JSON.stringify(segments.map(({ from, items }) => [from, items])))
      return JSON.stringify(scheduleOf(screen, segments, current, revision))
    },
  },
  'now.txt': {
    contentType: 'text/plain; charset=utf-8',
    draw: (_c, _screen, _segments, current) => nowText(current),
  },
  'ticker.rss': {
    contentType: 'application/rss+xml; charset=utf-8',
    draw: (c, screen, _segments, current) =>
      tickerRss(current, { name: screen.name, link: `${baseUrl(c)}/w/${screen.wardSlug}` }),
  },
  player: {
    contentType: 'text/html; charset=utf-8',
    draw: (_c, screen) => playerPage(screen),
  },
}

/** What LED boards poll, under the key of each screen. Hono answers HEAD from GET. */
export const ledFeeds = new Hono<AppEnv>()

for (const [name, format] of Object.entries(formats)) {
  ledFeeds.get(`/led/v1/:key/${name}`, async c => {
    const { db } = c.get('services')
    const now = c.get('now')
    const screen = await findScreenByKey(db, c.req.param('key'))
    if (!screen) return refusal(c, 404, 'not found\n')
    if (screen.revokedAt !== null) return refusal(c, 410, 'gone\n')

    const board = await resolvedBoard(db, screen, now)
    const current = segmentAt(board.segments, now)!
    const output = await outputOf(c, { name, format, screen, board, current })
    const headers = {
      ETag: `"${output.etag}"`,
      'Cache-Control': `public, max-age=${Math.min(MOST_AGE, Math.floor((current.to - now) / 1000))}`,
      'Cache-Tag': `screen-${screen.id},ward-${screen.wardId}`,
      Date: new Date(now).toUTCString(),
    }
    if (isFresh(c, output)) return c.body(null, 304, headers)
    return c.body(output.body, 200, { ...headers, 'Content-Type': format.contentType })
  })
}

type Asked = { name: string; format: Format; screen: PolledScreen; board: ResolvedBoard; current: Segment }

async function outputOf(c: AppContext, { name, format, screen, board, current }: Asked): Promise<Output> {
  const key = `${name} ${current.from} ${baseUrl(c)}`
  const known = board.outputs.get(key)
  if (known) return known
  const body = await format.draw(c, screen, board.segments, current)
  const output = { body, etag: await etagOfBody(body) }
  board.outputs.set(key, output)
  return output
}

/** A wrong or revoked key learns no more than that. */
const refusal = (c: AppContext, status: 404 | 410, text: string): Response =>
  c.text(text, status, { 'Cache-Control': 'private, no-store', Date: new Date(c.get('now')).toUTCString() })
