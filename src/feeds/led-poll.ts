import { afterAnswer } from '../http/after-answer'
import { baseUrl } from '../http/base-url'
import { isFresh } from '../http/conditional'
import type { AppContext } from '../http/env'
import { findScreenByKey, type PolledScreen } from '../led/find-screen-by-key'
import { isNoted, noteSeen, type Told } from '../led/note-seen'
import { type Segment, segmentAt } from '../led/resolve-timeline'
import { type ResolvedBoard, resolvedBoard } from '../led/resolved-board'
import { noteStanding, standingAnswer } from './led-standing'

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

/** Finds what a poll asks about, in one read unless something changed; or answers it: a refusal, or a `304` already known. */
export async function readPoll(c: AppContext): Promise<Poll | Response> {
  const { db } = c.get('services')
  const now = c.get('now')
  const key = c.req.param('key') ?? ''
  const screen = await findScreenByKey(db, key)
  if (!screen) return refusal(c, 404, 'not found\n')
  if (screen.revokedAt !== null) return refusal(c, 410, 'gone\n')
  const standing = standingAnswer(c, screen)
  if (standing && isHeld(c, standing.tag)) {
    noteLater(c, screen, standing.told)
    return c.body(null, 304, headersOf(c, screen, standing))
  }
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
  /** What is written down of a poll that gets it: by which format, and until when it is true. */
  noted?: { via: string; validUntil: number }
}

/** `304` where the board holds this answer already, else `200` with what `body` gives. */
export async function answerPoll(
  c: AppContext,
  { screen, current }: Poll,
  answer: Answer,
  body: () => Body | Promise<Body>,
): Promise<Response> {
  const { tag, to, noted } = answer
  const told = noted && { ...noted, items: current.items.map(({ id }) => id) }
  noteStanding(c, screen, { tag, to, told })
  noteLater(c, screen, told)
  const headers = headersOf(c, screen, answer)
  if (isHeld(c, answer.tag)) return c.body(null, 304, headers)
  const content = await body()
  return c.body(content, 200, { ...headers, ...contentHeaders(answer, content) })
}

/** Nearly every client sends back exactly what it got. */
const isHeld = (c: AppContext, tag: string) => c.req.header('if-none-match') === `"${tag}"` || isFresh(c, { etag: tag })

function headersOf(c: AppContext, screen: PolledScreen, { tag, to }: Pick<Answer, 'tag' | 'to'>) {
  const now = c.get('now')
  return {
    ETag: `"${tag}"`,
    'Cache-Control': `public, max-age=${Math.min(MOST_AGE, Math.floor((to - now) / 1000))}`,
    'Cache-Tag': `screen-${screen.id},ward-${screen.wardId}`,
    Date: new Date(now).toUTCString(),
  }
}

type Body = string | Uint8Array<ArrayBuffer>

/** Said also to HEAD: Garlic compares the length and the date, and takes nothing that does not name both. */
export const contentHeaders = ({ contentType, drawnAt }: Pick<Answer, 'contentType' | 'drawnAt'>, body: Body) => ({
  'Content-Type': contentType,
  'Content-Length': String(typeof body === 'string' ? new TextEncoder().encode(body).length : body.length),
  ...(drawnAt === undefined ? {} : { 'Last-Modified': new Date(drawnAt).toUTCString() }),
})

/** Writes down, after the answer, that the board asked and what it was told. */
function noteLater(c: AppContext, screen: PolledScreen, told: Told | undefined): void {
  const now = c.get('now')
  if (told && !isNoted(screen, told.via, now)) afterAnswer(c, noteSeen(c.get('services').db, screen, told, now))
}

/** A wrong or revoked key learns no more than that. */
export const refusal = (c: AppContext, status: 400 | 404 | 410 | 503, text: string): Response =>
  c.text(text, status, {
    'Cache-Control': 'private, no-store',
    Date: new Date(c.get('now')).toUTCString(),
    ...(status === 503 ? { 'Retry-After': String(RETRY_AFTER) } : {}),
  })
