import { Hono } from 'hono'
import type { AppContext, AppEnv } from '../http/env'
import { encodeBmp } from '../led/frames/encode-bmp'
import { frameOf } from '../led/frames/frame-of'
import type { Colours, FrameText, Picture } from '../led/frames/picture'
import type { Segment } from '../led/resolve-timeline'
import { turnOf } from '../led/slot'
import { type Still, stillsOf } from '../led/stills'
import { linkFor } from './led-frames'
import { answerPoll, type Poll, readPoll, refusal } from './led-poll'
import { queryBits, querySlot } from './led-query'

/** `frame.png` and `frame.bmp`: the loop as pictures of exactly the board's size, one for each slot of the device's pace. */
export const ledStills = new Hono<AppEnv>()

/** What a dark board shows. */
const dark: FrameText = { kind: 'message', lines: [] }

ledStills.get('/led/v1/:key/frame.png', c => serveStill(c, 'png'))
ledStills.get('/led/v1/:key/frame.bmp', c => serveStill(c, 'bmp'))

async function serveStill(c: AppContext, format: 'png' | 'bmp'): Promise<Response> {
  const poll = await readPoll(c)
  if (poll instanceof Response) return poll
  const [slot, bits] = [querySlot(c), queryBits(c)]
  if (slot instanceof Response) return slot
  if (bits instanceof Response) return bits

  const { screen, current } = poll
  const colours = bits === 1 ? 'mono' : screen.colours
  const { stills, whole } = await stillsFor(c, poll, colours)
  const still = turnOf(stills, slot)
  if (current.items.length && !still) return refusal(c, 503, 'no picture now\n')
  const picture = async (): Promise<Picture> => {
    const frame = await frameOf(c.get('services').raster, still?.item ?? dark, { ...screen, colours })
    return frame.pages[still?.page ?? 0]!
  }
  // The name of the board's dark picture needs no drawing.
  const name = still ? still.link.sha256.slice(0, 24) : `dark-${screen.width}x${screen.height}`
  const noted = { via: `frame.${format}`, validUntil: current.to }
  const to = whole ? Math.min(current.to, slot.to) : c.get('now')
  if (format === 'png') {
    const answer = { tag: name, contentType: 'image/png', to, noted }
    return answerPoll(c, poll, answer, async () => bytesOf((await picture()).png))
  }
  const depth = bits ?? 24
  const answer = { tag: `${name}-${depth}`, contentType: 'image/bmp', to, noted }
  return answerPoll(c, poll, answer, async () => bytesOf(encodeBmp(await picture(), depth === 1 ? 'mono' : 'full')))
}

const known = new WeakMap<Segment, Map<Colours, Still[]>>()

/** The turns of the segment that runs, put in order once; where a picture is missing, anew with the next poll. */
async function stillsFor(c: AppContext, poll: Poll, colours: Colours): Promise<{ stills: Still[]; whole: boolean }> {
  const { current } = poll
  const byColours = known.get(current) ?? new Map<Colours, Still[]>()
  known.set(current, byColours)
  const found = byColours.get(colours)
  if (found) return { stills: found, whole: true }
  const { frames, whole } = await linkFor(c, poll, current.items, colours)
  const stills = stillsOf(current.items, frames)
  if (whole) byColours.set(colours, stills)
  return { stills, whole }
}

/** Pictures are never in shared memory, which a response may not hold. */
const bytesOf = (picture: Uint8Array) => picture as Uint8Array<ArrayBuffer>
