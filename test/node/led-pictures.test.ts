import { decode as decodeBmp } from 'bmp-ts'
import { decode as decodePng } from 'fast-png'
import { beforeAll, describe, expect, test } from 'vitest'
import { instantOf } from '../../src/shared/dates'
import { type Busy, busyBoard, type Schedule } from '../support/busy-board'

let busy: Busy
beforeAll(async () => {
  busy = await busyBoard()
})

describe('pictures', () => {
  test('named in the schedule are PNGs of the bytes, hash and size it says, read by another decoder', async () => {
    const board = await busyBoard({ width: 96, height: 48 })
    const { items } = (await (await board.get('schedule.json')).json()) as Schedule
    const frames = [...new Map(items.map(({ frame }) => [frame!.url, frame!])).values()]
    expect(frames.some(({ w }) => w > 96)).toBe(true)
    for (const { url, bytes, w, h } of frames) {
      const response = await board.get(url)
      expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
      const png = new Uint8Array(await response.arrayBuffer())
      expect(png.length).toBe(bytes)
      expect(Buffer.from(await crypto.subtle.digest('SHA-256', png)).toString('hex')).toBe(url.slice(7, 71))
      const picture = decodePng(png, { checkCrc: true })
      expect([picture.width, picture.height]).toEqual([w, h])
    }
  })

  test.each([
    [{ width: 128, height: 64 }, { colours: 'full' }],
    [{ width: 97, height: 33 }, { colours: 'mono' }],
  ])('as PNG and as bitmaps of 24 bits and 1 bit are the same pixels on %o', async (size, own) => {
    const board = await busyBoard(size, own)
    for (const bits of [24, 1]) {
      const [png, bmp] = await Promise.all(
        [`frame.png?bits=${bits}`, `frame.bmp?bits=${bits}`].map(async file =>
          Buffer.from(await (await board.get(file)).arrayBuffer()),
        ),
      )
      expect(bmp!.readUInt16LE(28)).toBe(bits)
      const decoded = decodeBmp(bmp!)
      const picture = decodePng(png!)
      expect([decoded.width, decoded.height]).toEqual([size.width, size.height])
      expect([picture.width, picture.height]).toEqual([size.width, size.height])
      const rgb = Array.from({ length: size.width * size.height }, (_, at) =>
        [3, 2, 1].map(offset => decoded.data[4 * at + offset]),
      ).flat()
      expect(rgb).toEqual(Array.from(picture.data))
      expect(new Set(rgb).size > 2).toBe(bits === 24 && own.colours !== 'mono')
    }
  })

  test('of a dark board are black', async () => {
    const board = await busyBoard()
    board.s.clock.now = instantOf('2026-06-09', '23:30')
    const response = await board.get('frame.png')
    expect(decodePng(new Uint8Array(await response.arrayBuffer())).data.every(value => value === 0)).toBe(true)
    expect((await board.get('frame.png', { 'If-None-Match': response.headers.get('etag')! })).status).toBe(304)
  })

  test('come in turn at the device’s pace: every page of a long text, 111 after four others at the latest', async () => {
    const board = await busyBoard({ width: 96, height: 48 })
    const tags: string[] = []
    for (let turn = 0; turn < 60; turn++, board.s.clock.now += 10_000)
      tags.push((await board.get('frame.png?every=10', {}, 'HEAD')).headers.get('etag')!)
    const { failsafe, items } = (await (await board.get('schedule.json')).json()) as Schedule
    const running = items.filter(({ notBefore }) => Date.parse(notBefore) <= board.s.clock.now)
    expect(new Set(tags).size).toBeGreaterThan(new Set(running.map(({ text }) => text)).size)
    const hotline = `"${failsafe.frame!.sha256.slice(0, 24)}"`
    const turns = tags.flatMap((tag, at) => (tag === hotline ? [at] : []))
    for (const [index, at] of turns.slice(1).entries()) expect(at - turns[index]!).toBeLessThanOrEqual(5)
    expect(turns.length).toBeGreaterThan(11)
    const first = await board.get('frame.png?every=10')
    expect(first.headers.get('cache-control')).toBe('public, max-age=10')
  })

  test('that this board does not show are not to be had, nor are other names', async () => {
    const other = await busyBoard({ width: 64, height: 32 })
    const { items } = (await (await other.get('schedule.json')).json()) as Schedule
    for (const file of [items[0]!.frame!.url, `frames/${'0'.repeat(64)}.png`, 'frames/x.png', 'frames/..%2Fnow.txt']) {
      const response = await busy.get(file)
      expect([response.status, response.headers.get('cache-control')]).toEqual([404, 'private, no-store'])
    }
  })
})
