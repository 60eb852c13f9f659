import { Hono } from 'hono'
import { baseUrl } from '../http/base-url'
import { etagOfBody } from '../http/conditional'
import type { AppContext, AppEnv } from '../http/env'
import { loopOfSegment } from '../led/loop-of-segment'
import { type Output, outputsOf } from '../led/resolved-board'
import { MINUTE } from '../shared/dates'
import { type Format, formats } from './led-formats'
import { linkFor } from './led-frames'
import { ledPictures } from './led-pictures'
import { answerPoll, type Poll, readPoll, refusal } from './led-poll'
import { querySlot } from './led-query'
import { ledStills } from './led-stills'

/** What LED boards poll, under the key of each screen. Hono answers HEAD from GET. */
export const ledFeeds = new Hono<AppEnv>()

// A board reads no error page: it is told when to ask again, and keeps what it has meanwhile.
ledFeeds.onError((error, c) => {
  c.set('trouble', error)
  return refusal(c, 503, 'try again later\n')
})

for (const [name, format] of Object.entries(formats)) {
  ledFeeds.get(`/led/v1/:key/${name}`, async c => {
    const poll = await readPoll(c)
    if (poll instanceof Response) return poll
    const slot = format.rotates ? querySlot(c) : null
    if (slot instanceof Response) return slot
    const { board, current } = poll
    const loop = loopOfSegment(current)
    const turn = slot && loop.length ? slot.turn % loop.length : 0

    const output = await outputOf(c, name, format, poll, turn)
    const validUntil = format.ahead ? board.segments.at(-1)!.to : current.to
    const { body, tag, drawnAt } = output
    const to = Math.min(current.to, slot?.to ?? current.to, output.retryAt ?? current.to)
    const noted = format.noted === false ? undefined : { via: name, validUntil }
    const answer = { tag, contentType: format.contentType, to, noted }
    return answerPoll(c, poll, format.dated ? { ...answer, drawnAt } : answer, () => body)
  })
}

ledFeeds.route('/', ledStills)
ledFeeds.route('/', ledPictures)

/** The body of a format, drawn once for each segment and turn of its loop; one with frames missing again in a minute. */
async function outputOf(c: AppContext, name: string, format: Format, poll: Poll, turn: number): Promise<Output> {
  const outputs = outputsOf(c.get('services').db)
  const now = c.get('now')
  const key = `${name} ${poll.address} ${poll.board.stamp} ${poll.current.from} ${turn}`
  const known = outputs.get(key)
  if (known && (known.retryAt === undefined || now < known.retryAt)) return known

  let whole = true
  const body = await format.draw({
    ...poll,
    home: `${baseUrl(c)}/w/${poll.screen.wardSlug}`,
    shown: loopOfSegment(poll.current)[turn],
    async link(items) {
      const linked = await linkFor(c, poll, items)
      whole &&= linked.whole
      return linked.frames
    },
  })
  const output = { body, tag: await etagOfBody(body), drawnAt: now, ...(whole ? {} : { retryAt: now + MINUTE }) }
  outputs.set(key, output)
  return output
}
