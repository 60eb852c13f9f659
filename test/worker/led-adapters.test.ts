import { eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { raster } from '#test-raster'
import { publications, wards } from '../../src/database/schema'
import { approveMessage } from '../../src/led/approve-message'
import type { BoardItem } from '../../src/led/board-item'
import { createMessage } from '../../src/led/create-message'
import { endAlert } from '../../src/led/end-alert'
import { linkFrames } from '../../src/led/link-frames'
import { loadBoard } from '../../src/led/load-board'
import { loopOf } from '../../src/led/loop'
import { raiseAlert } from '../../src/led/raise-alert'
import { registerScreen } from '../../src/led/register-screen'
import { type Board, resolveTimeline, type Segment, segmentAt } from '../../src/led/resolve-timeline'
import { stillsOf } from '../../src/led/stills'
import { withdrawMessage } from '../../src/led/withdraw-message'
import { DAY, instantOf, MINUTE, wallTime } from '../../src/shared/dates'
import { alertInputOf } from '../support/alerts'
import { messageInputOf } from '../support/boards'
import { testApp } from '../support/http'
import { plantPublication } from '../support/publications'
import { scenario } from '../support/scenario'
import { huiduSimulator } from '../support/simulators/huidu-simulator'
import { imagePollerSimulator } from '../support/simulators/image-poller-simulator'
import type { Network } from '../support/simulators/network'
import { rssTickerSimulator } from '../support/simulators/rss-ticker-simulator'
import { smilPlayerSimulator } from '../support/simulators/smil-player-simulator'
import { xiboDatasetSimulator } from '../support/simulators/xibo-dataset-simulator'

const DATE = '2026-06-09'
const at = (time: string) => instantOf(DATE, time)
const BEGIN = at('05:00')
const END = at('23:30')
const STEP = 3 * MINUTE
/** Between two steps SMIL players are looked at so often, in seconds. */
const GLANCE = 7
/** The cable is out. */
const OUT = { from: at('15:00'), to: at('17:00') }
const size = { width: 128, height: 64, colours: 'full' as const }

/** One instant of the day: what the resolver says, and what each simulated device shows after its turn. */
type Moment = {
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

const moments: Moment[] = []
/** Whose picture a hash is, on the board that plays on and on the one that freezes. */
const byPicture = new Map<string, BoardItem>()
let expectedStills: (items: BoardItem[]) => Promise<{ sha256: string }[]>

beforeAll(async () => {
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
  expectedStills = async items => {
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
    await expectedStills(items)
    await expectedStills(frozenItems)
    moments.push({
      ...{ now, connected, items, frozenItems },
      ...{ huidu: huidu.showing(), rss: rss.showing(), xibo: xibo.showing().map(row => row.text) },
      frozenSmil: frozenSmil.showing(now),
      smil: glances(now).map(instant => ({
        file: smil.showing(instant),
        may: textsOf(segmentAt(truth.plays, instant)!.items),
      })),
      ...{ frozenImage: await sha256(image.showing()!), frozenHuidu: frozenHuidu.showing() },
    })
  }
}, 300_000)

const glances = (now: number) => Array.from({ length: STEP / 1000 / GLANCE }, (_, index) => now + index * GLANCE * 1000)

const sha256 = async (bytes: Uint8Array) =>
  Array.from(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>)), byte =>
    byte.toString(16).padStart(2, '0'),
  ).join('')

const textsOf = (items: BoardItem[]) => items.map(({ text }) => text)
const asCard = (text: string) => text.replaceAll(',', ';')
const pictureOf = (file: string | null) => (file === null ? null : byPicture.get(/[0-9a-f]{64}/.exec(file)![0]))
const online = () => moments.filter(({ connected }) => connected)
const during = (from: string, to: string) => moments.filter(({ now }) => now >= at(from) && now < at(to))

test('the day had an edit, a cancellation, emergencies by day and by night, dark hours and an outage', () => {
  const kinds = new Set(moments.flatMap(({ items }) => items.map(({ kind }) => kind)))
  expect([...kinds].sort()).toEqual(['cancellation', 'emergency', 'event', 'hotline', 'message'])
  expect(moments.filter(({ items }) => !items.length).length).toBeGreaterThan(10)
  expect(moments.filter(({ connected }) => !connected).length).toBe(40)
  expect(new Set(during('15:00', '17:00').map(({ items }) => textsOf(items).join())).size).toBeGreaterThan(2)
})

describe('a Huidu card (simulated) on kv.txt', () => {
  test('shows the item of the slot, the whole loop and an emergency, as the resolver says at that minute', () => {
    for (const { now, items, huidu } of online()) {
      const loop = loopOf(items)
      const shown = loop[Math.floor(now / 30_000) % loop.length]
      const emergency = items.filter(({ kind }) => kind === 'emergency')
      expect(huidu.slice(0, 7)).toEqual([
        textsOf(emergency).map(asCard).join(' • '),
        ...[0, 1, 2].map(line => asCard(shown?.lines[line] ?? '')),
        textsOf(loop).map(asCard).join(' • '),
        String(items.length),
        asCard(items[0]?.text ?? ''),
      ])
    }
  })

  test('clears every field while the board is dark', () => {
    for (const { huidu } of online().filter(({ items }) => !items.length))
      expect(huidu).toEqual(['', '', '', '', '', '0', '', ''])
  })
})

describe('an RSS ticker (simulated)', () => {
  test('shows exactly the loop of that minute, 111 as often as it stands there', () => {
    for (const { items, rss } of online()) expect(rss).toEqual(textsOf(loopOf(items)))
  })

  test('drops what was withdrawn and takes a cancelled event’s new words', () => {
    const [before, after] = [during('09:06', '09:09')[0]!, during('09:09', '09:12')[0]!]
    expect(before.rss).toContain('Sáng nay phát sách ở nhà văn hóa')
    expect(after.rss).not.toContain('Sáng nay phát sách ở nhà văn hóa')
    expect(during('10:30', '10:33')[0]!.rss).toContain('[HUỶ] 19:00 HÔM NAY: Tập bơi')
    expect(during('10:30', '10:33')[0]!.rss.join()).not.toContain('19:00 HÔM NAY: Tập bơi – ')
  })
})

test('a remote DataSet of Xibo (simulated) holds exactly the rows of the loop, and none while the board is dark', () => {
  for (const { items, xibo } of online()) expect(xibo).toEqual(textsOf(loopOf(items)))
})

describe('a SMIL player (simulated)', () => {
  test('shows a picture of what runs, with and without network, and never of what is over', () => {
    for (const { now, smil } of moments)
      for (const { file, may } of smil) {
        if (!may.length) expect(file, wallTime(now)).toBeNull()
        else expect(may, `${wallTime(now)} ${file}`).toContain(pictureOf(file)?.text)
      }
  })

  test('shows all of the loop in the course of a stretch', () => {
    const stretch = during('11:39', '13:00')
    const shown = new Set(stretch.flatMap(({ smil }) => smil.map(({ file }) => pictureOf(file)!.id)))
    const { items } = stretch[0]!
    expect([...shown].sort()).toEqual(items.map(({ id }) => id).sort())
  })
})

describe('boards that freeze (simulated)', () => {
  test('show the still of the slot while they are connected', async () => {
    for (const { now, frozenItems, frozenImage } of online()) {
      const stills = await expectedStills(frozenItems)
      if (stills.length) expect(frozenImage).toBe(stills[Math.floor(now / 30_000) % stills.length]!.sha256)
      else expect(byPicture.has(frozenImage)).toBe(false)
    }
  })

  test('ever hold only what stays true, so that an outage freezes them on nothing false', () => {
    const safe = new Map<string, boolean>()
    for (const { frozenItems } of moments) for (const { text, freezeSafe } of frozenItems) safe.set(text, freezeSafe)
    expect([...safe.values()].every(Boolean)).toBe(true)
    for (const { frozenImage, frozenSmil, frozenHuidu } of during('15:00', '17:00')) {
      expect(byPicture.get(frozenImage)?.freezeSafe).toBe(true)
      expect(pictureOf(frozenSmil)?.freezeSafe).toBe(true)
      for (const text of frozenHuidu[0]!.split(' • ')) expect([...safe.keys()].map(asCard)).toContain(text)
    }
    expect([...safe.keys()].join()).not.toContain('HÔM NAY')
    expect([...safe.keys()]).not.toContain('Chợ phiên đang mở đến 16 giờ')
  })

  test('show what is new within one poll after the outage', () => {
    const [first] = during('17:00', '17:03')
    expect(textsOf(first!.frozenItems)).toContain(byPicture.get(first!.frozenImage)!.text)
  })
})
