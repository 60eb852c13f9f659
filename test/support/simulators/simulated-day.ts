import { eq, sql } from 'drizzle-orm'
import { raster } from '#test-raster'
import { publications, wards } from '../../../src/database/schema'
import { approveMessage } from '../../../src/led/approve-message'
import type { BoardItem } from '../../../src/led/board-item'
import { createMessage } from '../../../src/led/create-message'
import { endAlert } from '../../../src/led/end-alert'
import { linkFrames } from '../../../src/led/link-frames'
import { loadBoard } from '../../../src/led/load-board'
import { raiseAlert } from '../../../src/led/raise-alert'
import { registerScreen } from '../../../src/led/register-screen'
import { type Board, resolveTimeline, type Segment, segmentAt } from '../../../src/led/resolve-timeline'
import { stillsOf } from '../../../src/led/stills'
import { withdrawMessage } from '../../../src/led/withdraw-message'
import { DAY, instantOf, MINUTE } from '../../../src/shared/dates'
import { alertInputOf } from '../alerts'
import { messageInputOf } from '../boards'
import { testApp } from '../http'
import { plantPublication } from '../publications'
import { scenario } from '../scenario'
import { huiduSimulator } from './huidu-simulator'
import { imagePollerSimulator } from './image-poller-simulator'
import type { Network } from './network'
import { rssTickerSimulator } from './rss-ticker-simulator'
import { smilPlayerSimulator } from './smil-player-simulator'
import { xiboDatasetSimulator } from './xibo-dataset-simulator'

const DATE = '2026-06-09'
/** An instant of the simulated day. */
export const at = (time: string) => instantOf(DATE, time)
const BEGIN = at('05:00')
const END = at('23:30')
const STEP = 3 * MINUTE
/** Between two steps SMIL players are looked at so often, in seconds. */
const GLANCE = 7
/** The cable is out. */
const OUT = { from: at('15:00'), to: at('17:00') }
const size = { width: 128, height: 64, colours: 'full' as const }

/** One instant of the day: what the resolver says, and what each simulated device shows after its turn. */
export type Moment = {
  now: number
  connected: boolean
  items: BoardItem[]
  frozenItems: BoardItem[]
  huidu: string[]
  rss: string[]
  xibo: string[]
  /** At every glance until the next moment, with what may show then. */
  smil: { file: string | null; may: string[] }[]
  frozenSmil: string | null
  frozenImage: string
  frozenHuidu: string[]
}

export type SimulatedDay = {
  moments: Moment[]
  /** Whose picture a hash is, on the board that plays on and on the one that freezes. */
  byPicture: Map<string, BoardItem>
  /** The stills of items in their turns. */
  stillsFor(items: BoardItem[]): Promise<{ sha256: string }[]>
}

/** A day of two boards, one of which freezes, with a SIMULATOR of each kind of device on the feed of the real app. */
export async function simulatedDay(): Promise<SimulatedDay> {
  const moments: Moment[] = []
  const byPicture = new Map<string, BoardItem>()
  const s = await scenario({ now: BEGIN })
  const app = testApp(s)
  let connected = true
  const board = async (name: string, freezes: boolean) => {
    const { id, key } = await registerScreen(s.admin, { name, ...size, freezes: freezes ? 'true' : undefined })
    const network: Network = async (file, init = {}) => {
      if (!connected) throw new TypeError('network')
      return app.request(`http://led.test/led/v1/${key}/${file}`, init)
    }
    const hours: Board = {
      ...{ id, groupId: null, tags: [], freezes },
      ...{ opensAt: '06:00', closesAt: '22:00', hourExceptions: [] },
    }
    return { hours, network }
  }
  const plays = await board('Chợ', false)
  const freezes = await board('Cổng', true)
  const write = async (text: string, window: object, own = {}) => {
    const input = messageInputOf(text, { startsOn: DATE, endsOn: DATE, ...window }, own)
    const { id } = await createMessage(s.editor, input)
    await approveMessage(s.approver, id, { version: 1 })
    return id
  }

  const early = await write('Sáng nay phát sách ở nhà văn hóa', { fromTime: '06:30', toTime: '11:30' })
  await write('Đừng kết bạn với người lạ, dù họ hứa hẹn', {}, { freezeSafe: 'true', share: '20' })
  await write('Chợ phiên đang mở đến 16 giờ', { fromTime: '13:00', toTime: '16:00' })
  const swim = await plantPublication(s, { payload: { title: 'Tập bơi', startTime: '19:00' } })
  await plantPublication(s, { payload: { title: 'Đọc sách', startTime: '15:30', durationMinutes: 30 } })
  let alert = ''
  const plan: [string, () => Promise<unknown>][] = [
    ['09:09', () => withdrawMessage(s.editor, early, { version: 2 })],
    ['09:21', () => write('Phát sách dời sang chiều', { fromTime: '09:00', toTime: '14:30' })],
    [
      '10:30',
      () =>
        s.db.batch([
          s.db.update(publications).set({ status: 'cancelled' }).where(eq(publications.id, swim.id)),
          s.db
            .update(wards)
            .set({ revision: sql`${wards.revision} + 1` })
            .where(eq(wards.id, s.wardId)),
        ]),
    ],
    [
      '11:00',
      async () => {
        alert = (await raiseAlert(s.approver, alertInputOf({ minutes: 120 }))).id
      },
    ],
    ['11:39', () => endAlert(s.approver, alert)],
    ['22:09', () => raiseAlert(s.approver, alertInputOf({ text: 'Cháy chợ. Tránh xa đường 3/2.', minutes: 30 }))],
  ]

  let resolved: { plays: Segment[]; freezes: Segment[] } | null = null
  const resolve = async () => {
    if (resolved) return resolved
    const content = await loadBoard(s.db, s.wardId, instantOf(DATE), instantOf(DATE) + DAY)
    const day = (hours: Board) => resolveTimeline(hours, content, instantOf(DATE), instantOf(DATE) + DAY)
    resolved = { plays: day(plays.hours), freezes: day(freezes.hours) }
    return resolved
  }
  const stillsFor = async (items: BoardItem[]) => {
    const { frames } = await linkFrames({ raster, size }, items)
    for (const { item, link } of stillsOf(items, frames)) byPicture.set(link.sha256, item)
    return stillsOf(items, frames).map(({ link }) => link)
  }

  const template = ['{{emergency}}', '{{now1}}', '{{now2}}', '{{now3}}', '{{text}}', '{{count}}', '{{m1}}', '{{m2}}']
  const huidu = huiduSimulator(plays.network, { interval: 30, template })
  const rss = rssTickerSimulator(plays.network, { interval: 60 })
  const xibo = xiboDatasetSimulator(plays.network, { truncateOnEmpty: true })
  const smil = smilPlayerSimulator(plays.network)
  const frozenSmil = smilPlayerSimulator(freezes.network)
  const image = imagePollerSimulator(freezes.network, { interval: 30 })
  const frozenHuidu = huiduSimulator(freezes.network, { interval: 30, template: ['{{text}}', '{{now1}}'] })

  for (let now = BEGIN; now < END; now += STEP) {
    s.clock.now = now
    while (plan.length && at(plan[0]![0]) <= now) {
      await plan.shift()![1]()
      resolved = null
    }
    connected = now < OUT.from || now >= OUT.to
    for (const device of [huidu, rss, xibo, smil, frozenSmil, image, frozenHuidu]) await device.tick(now)
    const truth = await resolve()
    const items = segmentAt(truth.plays, now)!.items
    const frozenItems = segmentAt(truth.freezes, now)!.items
    await stillsFor(items)
    await stillsFor(frozenItems)
    moments.push({
      ...{ now, connected, items, frozenItems },
      ...{ huidu: huidu.showing(), rss: rss.showing(), xibo: xibo.showing().map(row => row.text) },
      frozenSmil: frozenSmil.showing(now),
      smil: glances(now).map(instant => ({
        file: smil.showing(instant),
        may: segmentAt(truth.plays, instant)!.items.map(({ text }) => text),
      })),
      ...{ frozenImage: await sha256(image.showing()!), frozenHuidu: frozenHuidu.showing() },
    })
  }
  return { moments, byPicture, stillsFor }
}

const glances = (now: number) => Array.from({ length: STEP / 1000 / GLANCE }, (_, index) => now + index * GLANCE * 1000)

const sha256 = async (bytes: Uint8Array) =>
  Array.from(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>)), byte =>
    byte.toString(16).padStart(2, '0'),
  ).join('')
