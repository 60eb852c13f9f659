import { afterAnswer } from '../http/after-answer'
import { baseUrl } from '../http/base-url'
import { isFresh } from '../http/conditional'
import type { AppContext } from '../http/env'
import { findScreenByKey, type PolledScreen } from '../led/find-screen-by-key'
import { isNoted, noteSeen } from '../led/note-seen'
import { type Segment, segmentAt } from '../led/resolve-timeline'
import { type ResolvedBoard, resolvedBoard } from '../led/resolved-board'

/** The most seconds a cache may answer for a board. */
const MOST_AGE = 30
/** Seconds after which a board asks again where it could not be served. */
const RETRY_AFTER = 60

/** A poll of a board in use: what it shows, and the segment that runs. */
export type Poll = {
  screen: PolledScreen
  board: ResolvedBoard
  current: Segment
  /** Of the board's feed, without a final slash. Holds the key. */
  address: string
}

/** Finds what a poll asks about, in one read unless something changed; or the answer that refuses it. */
export async function readPoll(c: AppContext): Promise<Poll | Response> {
  const { db } = c.get('services')
  const now = c.get('now')
  const key = c.req.param('key') ?? ''
  const screen = await findScreenByKey(db, key)
  if (!screen) return refusal(c, 404, 'not found\n')
  if (screen.revokedAt !== null) return refusal(c, 410, 'gone\n')
  const board = await resolvedBoard(db, screen, now)
  return { screen, board, current: segmentAt(board.segments, now)!, address: `${baseUrl(c)}/led/v1/${key}` }
}

export type Answer = {
  /** The validator, without quotes. */
  tag: string
  contentType: string
  /** UTC milliseconds until which the answer stays as it is. */
  to: number
  /** When it was first drawn, UTC milliseconds. */
  drawnAt?: number
}

/** `304` where the board holds this answer already, else `200` with what `body` gives. */
export async function answerPoll(
  c: AppContext,
  { screen }: Poll,
  answer: Answer,
  body: () => Body | Promise<Body>,
): Promise<Response> {
  const now = c.get('now')
  const etag = `"${answer.tag}"`
  const headers = {
    ETag: etag,
    'Cache-Control': `public, max-age=${Math.min(MOST_AGE, Math.floor((answer.to - now) / 1000))}`,
    'Cache-Tag': `screen-${screen.id},ward-${screen.wardId}`,
    Date: new Date(now).toUTCString(),
  }
  // Nearly every client sends back exactly what it got.
  if (c.req.header('if-none-match') === etag || isFresh(c, { etag: answer.tag })) return c.body(null, 304, headers)
  const content = await body()
  return c.body(content, 200, { ...headers, ...contentHeaders(answer, content) })
}

type Body = string | Uint8Array<ArrayBuffer>

/** Said also to HEAD: Garlic compares the length and the date, and takes nothing that does not name both. */
export const contentHeaders = ({ contentType, drawnAt }: Pick<Answer, 'contentType' | 'drawnAt'>, body: Body) => ({
  'Content-Type': contentType,
  'Content-Length': String(typeof body === 'string' ? new TextEncoder().encode(body).length : body.length),
  ...(drawnAt === undefined ? {} : { 'Last-Modified': new Date(drawnAt).toUTCString() }),
})

/** Writes down, after the answer, that the board asked for a format whose answer is true until an instant. */
export function noteLater(c: AppContext, { screen, current }: Poll, via: string, validUntil: number): void {
  const now = c.get('now')
  if (isNoted(screen, now)) return
  const items = current.items.map(({ id }) => id)
  afterAnswer(c, noteSeen(c.get('services').db, screen, { via, validUntil, items }, now))
}

/** A wrong or revoked key learns no more than that. */
export const refusal = (c: AppContext, status: 400 | 404 | 410 | 503, text: string): Response =>
  c.text(text, status, {
    'Cache-Control': 'private, no-store',
    Date: new Date(c.get('now')).toUTCString(),
    ...(status === 503 ? { 'Retry-After': String(RETRY_AFTER) } : {}),
  })
