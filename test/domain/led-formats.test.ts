import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { alertItem, type BoardItem, hotline111, itemKey, messageItem } from '../../src/led/board-item'
import { kvText } from '../../src/led/kv'
import type { LinkedFrame } from '../../src/led/link-frames'
import { HOTLINE_111 } from '../../src/led/loop'
import { readSlot, slotAt, turnOf } from '../../src/led/slot'
import { stillsOf } from '../../src/led/stills'
import { tickerRss } from '../../src/led/text-outputs'
import { messageOf } from '../support/boards'
import { NOW } from '../support/scenario'

const message = (index: number, own = {}): BoardItem =>
  messageItem(messageOf({ id: `m${index}`, text: `Tin ${index}`, ...own }))
const link = (name: string) => ({ url: `frames/${name}.png`, sha256: name, md5: '', bytes: 1, w: 64, h: 32 })
const pagesOf = (item: BoardItem, count: number): [string, LinkedFrame] => [
  itemKey(item),
  { strip: null, pages: Array.from({ length: count }, (_, page) => link(`${item.id}-${page}`)) },
]

/** Up to twenty items with one to five pages each, some with a share, at times all of them emergencies. */
const loops = fc
  .record({
    pages: fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 20 }),
    shares: fc.array(fc.constantFrom(null, null, 10, 30, 50), { minLength: 20, maxLength: 20 }),
    alarmed: fc.boolean(),
  })
  .map(({ pages, shares, alarmed }) => {
    const others = pages.map((_, index) =>
      alarmed
        ? alertItem({ id: `a${index}`, text: `Bão ${index}`, screenIds: [], raisedAt: NOW, expiresAt: NOW + 1 })
        : message(index, { share: shares[index] }),
    )
    const items = [hotline111, ...others]
    return {
      items,
      others,
      pages,
      frames: new Map([pagesOf(hotline111, 1), ...others.map((item, at) => pagesOf(item, pages[at]!))]),
    }
  })

describe('a loop in stills', () => {
  test('gives 111 at least every fifth turn and a fifth of the time, however many pages the texts have', () => {
    fc.assert(
      fc.property(loops, ({ items, frames }) => {
        const stills = stillsOf(items, frames)
        const twice = [...stills, ...stills]
        const turns = twice.flatMap(({ id }, at) => (id === HOTLINE_111 ? [at] : []))
        for (const [index, turn] of turns.slice(1).entries()) expect(turn - turns[index]!).toBeLessThanOrEqual(5)
        const seconds = (list: typeof stills) => list.reduce((sum, { durationSec }) => sum + durationSec, 0)
        expect(seconds(stills.filter(({ id }) => id === HOTLINE_111)) / seconds(stills)).toBeGreaterThanOrEqual(0.2)
      }),
    )
  })

  test('shows every page of every text, one text’s pages in order', () => {
    fc.assert(
      fc.property(loops, ({ items, others, pages, frames }) => {
        const stills = stillsOf(items, frames).filter(({ id }) => id !== HOTLINE_111)
        others.forEach((item, at) => {
          const shown = stills.filter(({ id }) => id === item.id).map(({ page }) => page)
          expect(new Set(shown).size).toBe(pages[at])
          expect(shown).toEqual(shown.map((_, turn) => turn % pages[at]!))
        })
      }),
    )
  })

  test('leaves out what could not be drawn', () => {
    const stills = stillsOf(
      [hotline111, message(1), message(2)],
      new Map([pagesOf(hotline111, 1), pagesOf(message(2), 1)]),
    )
    expect(stills.map(({ id }) => id)).toEqual([HOTLINE_111, 'message-m2'])
    expect(stillsOf([hotline111, message(1)], new Map())).toEqual([])
    expect(stillsOf([], new Map())).toEqual([])
  })
})

describe('slots', () => {
  test('follow each other without gap, and every turn comes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 3600 }), fc.integer({ min: 0, max: 4e12 }), (seconds, now) => {
        const slot = slotAt(now, seconds)
        expect(slot.to).toBeGreaterThan(now)
        expect(slot.to - now).toBeLessThanOrEqual(seconds * 1000)
        expect(slotAt(slot.to, seconds).turn).toBe(slot.turn + 1)
        expect(turnOf(['a', 'b'], slot)).not.toBe(turnOf(['a', 'b'], slotAt(slot.to, seconds)))
      }),
    )
    expect(turnOf([], slotAt(NOW, 30))).toBeUndefined()
  })

  test('are whole seconds from 5 to 3600, 30 where nothing is said', () => {
    expect(readSlot(undefined)).toBe(30)
    expect(['5', '3600', '007'].map(readSlot)).toEqual([5, 3600, 7])
    for (const bad of ['', '4', '3601', '1e3', '-5', '5.5', ' 5', '٣٠', 'x']) expect(readSlot(bad)).toBeNull()
  })
})

test('kv.txt keeps every value on its line, whatever stands in it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), text => {
      const item = { ...message(1), text, lines: [text] }
      const lines = kvText({ from: NOW, to: NOW + 1, items: [hotline111, item] }, item)
        .split('\n')
        .slice(0, -1)
      expect(lines).toHaveLength(16)
      for (const line of lines) expect(line.split(',')).toHaveLength(2)
    }),
  )
})

test('an RSS id stands as long as its words, whenever the board changes around it', () => {
  const guids = (items: BoardItem[], from: number) =>
    [
      ...tickerRss({ from, to: from + 1, items }, { name: 'x', link: 'http://x.test' }).matchAll(/<guid[^>]*>(.+?)</g),
    ].map(([, guid]) => guid!)
  const before = guids([hotline111, message(1)], NOW)
  expect(guids([hotline111, message(1), message(2)], NOW + 9)).toEqual(expect.arrayContaining(before))
  expect(guids([hotline111, message(1, { text: 'Tin khác' })], NOW)[1]).not.toBe(before[1])
})
