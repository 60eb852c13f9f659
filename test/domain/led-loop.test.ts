import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { HOTLINE_111, LONGEST_SECONDS, loopOf, type Playable } from '../../src/led/loop'

const hotline: Playable = { id: HOTLINE_111, kind: 'hotline', durationSec: LONGEST_SECONDS, share: null }
const item = (id: string, share: number | null = null, durationSec = 6): Playable => ({
  ...{ id, kind: 'message', share, durationSec },
})
const idsOf = (items: Playable[]) => loopOf(items).map(({ id }) => id.replace('hotline-', ''))
const seconds = (items: Playable[]) => items.reduce((sum, { durationSec }) => sum + durationSec, 0)
const partOf = (loop: Playable[], id: string) => seconds(loop.filter(one => one.id === id)) / seconds(loop)

describe('a loop', () => {
  test('begins with 111 and comes back to it after four others', () => {
    expect(idsOf([hotline, ...['a', 'b', 'c', 'd', 'e'].map(id => item(id))])).toEqual([
      ...['111', 'a', 'b', 'c', 'd'],
      ...['111', 'e'],
    ])
  })

  test('of nothing else is 111 alone, and of nothing at all is empty', () => {
    expect(idsOf([hotline])).toEqual(['111'])
    expect(loopOf([])).toEqual([])
  })

  test('repeats a message until it has its share, spread over the loop', () => {
    const items = [hotline, item('a', 0.4), ...['b', 'c', 'd', 'e'].map(id => item(id))]
    expect(idsOf(items)).toEqual(['111', 'a', 'b', 'a', 'c', '111', 'a', 'a', 'd', 'a', '111', 'e', 'a'])
  })

  test('gives an emergency all but the fifth of 111, and begins with it', () => {
    const alert = { ...item('alert-1', null, 10), kind: 'emergency' }
    expect(idsOf([alert, hotline])).toEqual(['alert-1', 'alert-1', 'alert-1', 'alert-1', '111'])
    const other = { ...alert, id: 'alert-2' }
    expect(idsOf([alert, other, hotline])).toEqual(['alert-1', 'alert-2', 'alert-1', 'alert-2', '111'])
  })
})

const aPlayable = fc.record({
  id: fc.uuid(),
  kind: fc.constantFrom('message', 'event', 'hotline'),
  durationSec: fc.integer({ min: 6, max: 10 }),
  share: fc.oneof(
    { weight: 2, arbitrary: fc.constant(null) },
    fc.integer({ min: 5, max: 50 }).map(n => n / 100),
  ),
})

test('whatever plays, 111 has a fifth by count and by time, every share is kept, and everything is played', () => {
  fc.assert(
    fc.property(fc.uniqueArray(aPlayable, { selector: ({ id }) => id, maxLength: 60 }), others => {
      const loop = loopOf([hotline, ...others])
      expect(loop.filter(({ id }) => id === HOTLINE_111).length / loop.length).toBeGreaterThanOrEqual(0.2)
      expect(partOf(loop, HOTLINE_111)).toBeGreaterThanOrEqual(0.2)
      const asked = others.reduce((sum, { share }) => sum + (share ?? 0), 0)
      for (const { id, share } of others) {
        expect(loop.some(one => one.id === id)).toBe(true)
        // Together they may ask for more than there is: then each gets its part of a half.
        if (share) expect(partOf(loop, id)).toBeGreaterThanOrEqual(share * Math.min(1, 0.5 / asked) - 1e-9)
      }
      const once = others.filter(({ share }) => share === null).map(({ id }) => id)
      expect(loop.filter(({ id }) => once.includes(id)).map(({ id }) => id)).toEqual(once)
      expect(loop.length).toBeLessThanOrEqual(8 * others.length + 40)
    }),
  )
})
