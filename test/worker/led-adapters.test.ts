import { beforeAll, describe, expect, test } from 'vitest'
import type { BoardItem } from '../../src/led/board-item'
import { loopOf } from '../../src/led/loop'
import { wallTime } from '../../src/shared/dates'
import { at, type Moment, type SimulatedDay, simulatedDay } from '../support/simulators/simulated-day'

let moments: Moment[]
let byPicture: SimulatedDay['byPicture']
let stillsFor: SimulatedDay['stillsFor']

beforeAll(async () => {
  ;({ moments, byPicture, stillsFor } = await simulatedDay())
}, 300_000)

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
      const stills = await stillsFor(frozenItems)
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
