import { gzipSync } from 'node:zlib'
import { createApp } from '../../../src/app'
import { readConfig } from '../../../src/config'
import { openLibsql } from '../../../src/database/open-libsql'
import { randomFrom } from '../../../src/demo/random'
import { rememberPolls } from '../../../src/http/remember-polls'
import type { Raster } from '../../../src/led/frames/raster'
import { openDatabaseUrl } from '../../../src/node/open-database-url'
import { instantOf, MINUTE } from '../../../src/shared/dates'
import { countStatements } from '../../count-statements'
import { crypto, environmentNow } from '../../world'
import { type Board, beatOf, framesWanted, newBoard, playsOf, REPORTS_EVERY } from './board'
import { type Ask, cacheInFront } from './cache'
import type { Ward } from './fill'
import { change } from './staff'
import { type Cause, headerBytes, newTally, type Tally } from './tally'

/** Late afternoon, with the full hour and the start of an evening message in it. */
const START = instantOf('2026-06-09', '16:20')
const WARM_UP = 2 * MINUTE

export type Plan = { pollSeconds: number; cached: boolean; minutes: number; seed: number }

/**
 * Plays a province against the whole app on a libSQL file, one request after the other on a clock of its own. What a
 * request leaves to be done after its answer counts with it. The same seed gives the same course.
 */
export async function simulate(url: string, raster: Raster, wards: Ward[], plan: Plan): Promise<Tally> {
  const random = randomFrom(plan.seed)
  let now = START
  const clock = () => now
  const client = await openDatabaseUrl(url)
  // Statements are counted, not timed: nothing waits for the disk.
  await client.execute('pragma synchronous = off')
  const counted = countStatements(client)
  const config = { ...readConfig(environmentNow()), clock }
  const app = createApp({ config, db: openLibsql(client), crypto, raster })
  const answer = rememberPolls(clock, app.fetch)
  let tally = newTally()
  let cause: Cause = 'poll'
  let warm = false

  const worker: Ask = async request => {
    const after: Promise<unknown>[] = []
    const execution = { waitUntil: (work: Promise<unknown>) => after.push(work), passThroughOnException() {}, cache }
    const response = await answer(request, {}, execution as never)
    await Promise.all(after)
    const { reads, writes } = counted()
    const sums = tally[cause]
    sums.ran += 1
    sums.touched += reads + writes ? 1 : 0
    sums.reads += reads
    sums.writes += writes
    return response
  }
  const cache = cacheInFront(clock, worker)
  const ask = plan.cached ? cache.fetch : worker

  async function send(why: Cause, request: Request): Promise<{ response: Response; text: string }> {
    cause = why
    const response = await ask(request)
    const body = Buffer.from(await response.arrayBuffer())
    if (response.status >= 400) throw new Error(`${request.method} ${request.url}: ${response.status} ${body}`)
    const sums = tally[why]
    sums.asked += 1
    sums.notModified += response.status === 304 ? 1 : 0
    sums.body += body.length
    sums.gzipped += why === 'poll' && body.length ? gzipSync(body).length : body.length
    sums.headers += headerBytes(request, response)
    return { response, text: why === 'frame' ? '' : body.toString() }
  }

  async function poll(board: Board) {
    const headers: HeadersInit = board.etag ? { 'if-none-match': board.etag } : {}
    const { response, text } = await send('poll', new Request(`${board.base}/schedule.json`, { headers }))
    if (response.status === 304) return
    board.etag = response.headers.get('etag') ?? ''
    board.schedule = JSON.parse(text)
    for (const url of framesWanted(board)) {
      // Boards that have run for long have nearly all frames.
      if (warm) await send('frame', new Request(`${board.base}/${url}`))
      board.frames.add(url)
    }
  }

  const post = (why: Cause, board: Board, report: unknown) => {
    const body = JSON.stringify(report)
    tally[why].body += body.length
    const headers = { 'content-type': 'application/json', 'content-length': String(body.length) }
    return send(why, new Request(`${board.base}/${why}`, { method: 'POST', headers, body }))
  }

  type Act = { at: number; act: () => Promise<unknown> }
  const end = START + WARM_UP + plan.minutes * MINUTE
  const acts: Act[] = []
  const repeat = (every: number, phase: number, act: () => Promise<unknown>) => {
    for (let at = START + phase * every; at < end; at += every) acts.push({ at: Math.round(at), act })
  }
  for (const board of wards.flatMap(({ boards }) => boards).map(key => newBoard(key, random))) {
    repeat(plan.pollSeconds * 1000 * board.jitter, board.phase, () => poll(board))
    repeat(REPORTS_EVERY, random.next(), () => post('beat', board, beatOf(board, now)))
    repeat(REPORTS_EVERY, random.next(), () => post('plays', board, playsOf(board, now)))
  }
  let changes = 0
  repeat(MINUTE, 0.5, () => {
    cause = 'staff'
    return change(worker, random.pick(wards), now, changes++)
  })
  acts.sort((a, b) => a.at - b.at)
  for (const { at, act } of acts) {
    if (!warm && at >= START + WARM_UP) {
      tally = newTally()
      warm = true
    }
    now = at
    await act()
  }
  client.close()
  return tally
}
