import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { beforeAll, describe, expect, test } from 'vitest'
import { instantOf, MINUTE } from '../../src/shared/dates'
import { type Busy, busyBoard, moods, type Schedule } from '../support/busy-board'
import { smilFindings } from '../support/smil'
import { xmlFindings } from '../support/xml'

const read = (path: string) => new URL(path, import.meta.url)
let busy: Busy
beforeAll(async () => {
  busy = await busyBoard()
})

describe('schedule.json', () => {
  const schema = JSON.parse(readFileSync(read('../../docs/led/schedule.schema.json'), 'utf8'))
  const validate = new Ajv2020({ allErrors: true, strictTypes: false }).compile(onlyDescribed(schema))

  test('is what its published schema says, with frames, in an emergency and in the dark', async () => {
    const board = await busyBoard()
    for await (const mood of moods(board)) {
      const schedule = (await (await board.get('schedule.json')).json()) as Schedule
      validate(schedule)
      expect(validate.errors, mood).toBeNull()
      expect(schedule.items.every(({ frame }) => frame !== null)).toBe(true)
    }
  })

  test('of a board of 16 × 16 and of one that freezes is too', async () => {
    for (const board of [
      await busyBoard({ width: 16, height: 16 }),
      await busyBoard({ width: 640, height: 384 }, { freezes: 'true', colours: 'mono' }),
    ]) {
      validate(await (await board.get('schedule.json')).json())
      expect(validate.errors).toBeNull()
    }
  })

  test('the schema describes every member it names', () => {
    const silent: string[] = []
    const walk = (node: unknown, path: string) => {
      if (typeof node !== 'object' || node === null) return
      for (const [name, child] of Object.entries((node as { properties?: object }).properties ?? {}))
        if (!(child as { description?: string }).description && !(child as { $ref?: string }).$ref)
          silent.push(`${path}/${name}`)
      for (const [name, child] of Object.entries(node)) walk(child, `${path}/${name}`)
    }
    walk(schema, '')
    expect(silent).toEqual([])
  })
})

/** The same schema, but a member it does not name is an error: readers may ignore one, this suite may not. */
function onlyDescribed(schema: unknown): object {
  return JSON.parse(JSON.stringify(schema), (_, value) =>
    value?.properties ? { ...value, additionalProperties: false } : value,
  )
}

describe('index.smil', () => {
  test('keeps the rules of SMIL, in an emergency and in the dark', async () => {
    const board = await busyBoard()
    for await (const mood of moods(board)) {
      const response = await board.get('index.smil')
      expect(response.headers.get('content-type')).toMatch(/^application\/smil\+xml/)
      expect(Date.parse(response.headers.get('last-modified')!)).toBe(board.s.clock.now)
      expect(smilFindings(await response.text()), mood).toEqual([])
    }
  })

  test('tells of stretches that follow each other, then of 111 alone without end', async () => {
    const smil = await (await busy.get('index.smil')).text()
    const clocks = [...smil.matchAll(/<seq begin="wallclock\((.+?)\)" end="(?:wallclock\((.+?)\)|indefinite)"/g)]
    expect(clocks.length).toBeGreaterThan(5)
    for (const [index, [, begin]] of clocks.slice(1).entries())
      expect(Date.parse(begin!)).toBeGreaterThanOrEqual(Date.parse(clocks[index]![2]!))
    expect(clocks.at(-1)![2]).toBeUndefined()
    expect(smil).toMatch(/<root-layout width="192" height="96"/)
  })
})

test('ticker.rss is RSS 2.0 to an independent reader, in every mood; an emergency is an item', async () => {
  const board = await busyBoard()
  const parser = new XMLParser({ ignoreAttributes: false, isArray: name => name === 'item', parseTagValue: false })
  const counts: number[] = []
  for await (const mood of moods(board)) {
    const xml = await (await board.get('ticker.rss')).text()
    expect(XMLValidator.validate(xml), mood).toBe(true)
    const { rss } = parser.parse(xml)
    expect(rss['@_version']).toBe('2.0')
    expect(rss.channel).toMatchObject({ title: 'Cổng <UBND> & "chợ"', link: expect.stringMatching(/^http/) })
    const items = (rss.channel.item ?? []) as { title: string; category: string; guid: { '#text': string } }[]
    expect(new Set(items.map(({ guid }) => guid['#text'])).size).toBe(items.length)
    counts.push(items.filter(({ category }) => category === 'emergency').length)
    if (mood === 'calm') expect(items.map(({ title }) => title)).toContain('Sách & <truyện> "hay", giá 5.000đ')
  }
  expect(counts).toEqual([0, 4, 0])
})

test('alerts.cap.xml under the key is CAP 1.2 by the schema, with the emergency or without', async () => {
  const board = await busyBoard()
  const seen: boolean[] = []
  for await (const mood of moods(board)) {
    const response = await board.get('alerts.cap.xml')
    expect(response.headers.get('content-type')).toMatch(/^application\/cap\+xml/)
    const xml = await response.text()
    expect(xmlFindings(xml, read('../support/cap/cap-1.2.xsd')), mood).toEqual([])
    seen.push(xml.includes('Bão sắp vào'))
  }
  expect(seen).toEqual([false, true, false])
})

describe('kv.txt', () => {
  const keys = ['emergency', 'now1', 'now2', 'now3', 'text', 'count', 'm1', 'm2', 'm3', 'm4', 'm5', 'm6', 'm7', 'm8']

  test('has the same keys in the same order in every mood, and no comma in a value', async () => {
    const board = await busyBoard()
    for await (const mood of moods(board)) {
      const body = await (await board.get('kv.txt')).text()
      expect(body).toBe(body.normalize('NFC'))
      const lines = body.split('\n').slice(0, -1)
      expect(
        lines.map(line => line.split(',')[0]),
        mood,
      ).toEqual([...keys, 'next', 'hotline'])
      expect(lines.every(line => line.split(',').length === 2)).toBe(true)
    }
  })

  test('names the next event, the numbers and the loop', async () => {
    const values = Object.fromEntries(
      (await (await busy.get('kv.txt')).text())
        .split('\n')
        .slice(0, -1)
        .map(line => line.split(',')),
    )
    expect(values).toMatchObject({ emergency: '', count: '5', hotline: 'GỌI 111 – Bảo vệ trẻ em – Miễn phí; 24/7' })
    expect(values.next).toBe('19:00 HÔM NAY: Tập bơi; lớp 1 – Nhà văn hóa Đông Cao')
    expect(values.text.split(' • ')).toHaveLength(5)
  })
})

test('now.json has a row for each turn of the loop, with the address of its picture', async () => {
  const { items } = (await (await busy.get('now.json')).json()) as {
    items: { position: number; text: string; line1: string; frame: string }[]
  }
  expect(items.map(({ position }) => position)).toEqual(items.map((_, index) => index + 1))
  expect(items[0]).toMatchObject({ text: 'GỌI 111 – Bảo vệ trẻ em – Miễn phí, 24/7', line1: 'GỌI 111' })
  for (const { frame } of items) {
    expect(frame.startsWith(`http://led.test/led/v1/${busy.key}/frames/`)).toBe(true)
    expect((await busy.get(frame.split(`${busy.key}/`)[1]!)).status).toBe(200)
  }
})

test.each(['kv.txt?every=4', 'kv.txt?every=3601', 'frame.png?every=x', 'frame.bmp?every=', 'frame.bmp?bits=8'])(
  '%s is refused with the reason',
  async file => {
    const response = await busy.get(file, { 'Accept-Language': 'vi' })
    expect([response.status, response.headers.get('cache-control')]).toEqual([400, 'private, no-store'])
    expect(await response.text()).toMatch(/^(every: .* 5 .* 3600|bits: 24 .* 1 )/)
  },
)

test('what rotates keeps still within a slot, and its caches let go at the slot’s end', async () => {
  const board = await busyBoard()
  for (const file of ['kv.txt?every=60', 'frame.png?every=60', 'frame.bmp?every=60&bits=1']) {
    board.s.clock.now = instantOf('2026-06-09', '14:00')
    const etag = (await board.get(file)).headers.get('etag')!
    board.s.clock.now += 48_500
    const near = await board.get(file, { 'If-None-Match': etag })
    expect([near.status, near.headers.get('cache-control')]).toEqual([304, 'public, max-age=11'])
    board.s.clock.now = instantOf('2026-06-09', '14:01')
    expect((await board.get(file, { 'If-None-Match': etag })).status).toBe(200)
  }
})

test('HEAD says the length of what GET gives', async () => {
  for (const file of ['schedule.json', 'now.txt', 'kv.txt', 'index.smil', 'frame.png', 'frame.bmp']) {
    const head = await busy.get(file, {}, 'HEAD')
    expect(Number(head.headers.get('content-length'))).toBe((await (await busy.get(file)).arrayBuffer()).byteLength)
  }
})

test('no body tells the time: all stand still between edges', async () => {
  const board = await busyBoard()
  for (const file of [
    'now.json',
    'kv.txt?every=3600',
    'ticker.rss',
    'index.smil',
    'alerts.cap.xml',
    'frame.png?every=3600',
  ]) {
    const bodies = new Set<string>()
    for (const minute of [0, 7, 31, 59]) {
      board.s.clock.now = instantOf('2026-06-09', '14:00') + minute * MINUTE + 321
      bodies.add(Buffer.from(await (await board.get(file)).arrayBuffer()).toString('base64'))
    }
    expect(bodies.size, file).toBe(1)
  }
})
