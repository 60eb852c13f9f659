import fc from 'fast-check'
import { XMLParser } from 'fast-xml-parser'
import { describe, expect, test } from 'vitest'
import { alertKinds } from '../../src/led/alert-kinds'
import { capOf } from '../../src/led/cap'
import type { KnownAlert } from '../../src/led/list-running-alerts'
import { HOUR, MINUTE } from '../../src/shared/dates'
import { alertOf } from '../support/alerts'
import { NOW } from '../support/scenario'
import { xmlFindings } from '../support/xml'

const schema = new URL('../support/cap/cap-1.2.xsd', import.meta.url)
const parser = new XMLParser({
  parseTagValue: false,
  htmlEntities: true,
  isArray: name => name === 'info' || name === 'category',
})

const capAt = (alerts: KnownAlert[], at = NOW, screenId = 's1') =>
  capOf({
    sender: 'phuong-sao-mai@led.test',
    ward: { id: '05999', kind: 'phuong', name: 'Sao Mai', provinceName: 'Thái Nguyên' },
    ...{ screenId, alerts, at },
  })

/** The message as another program reads it, once the schema has nothing to say against it. */
function read(xml: string) {
  expect(xmlFindings(xml, schema), xml).toEqual([])
  return parser.parse(xml).alert
}

describe('what runs on a board, as CAP 1.2', () => {
  test('says what it is, since when and until when, where, and what to do', () => {
    const message = read(capAt([alertOf({ text: 'Bão <cấp 9> & mưa, "to"' })]))
    expect(message).toMatchObject({
      ...{ identifier: `s1-${NOW}`, sender: 'phuong-sao-mai@led.test', sent: '2026-06-09T14:00:00+07:00' },
      ...{ status: 'Actual', msgType: 'Alert', scope: 'Public' },
    })
    expect(message.references).toBeUndefined()
    expect(message.info).toEqual([
      {
        ...{ language: 'vi-VN', category: ['Met'], event: 'Bão', urgency: 'Immediate', severity: 'Severe' },
        ...{ certainty: 'Likely', effective: '2026-06-09T14:00:00+07:00', expires: '2026-06-09T15:00:00+07:00' },
        ...{ senderName: 'Phường Sao Mai, Thái Nguyên', headline: 'Khẩn cấp (Bão): Bão <cấp 9> & mưa, "to"' },
        ...{ description: 'Bão <cấp 9> & mưa, "to"' },
        instruction: 'Ở trong nhà, chằng chống nhà cửa, nghe loa của địa phương. Cần cứu nạn: gọi 112.',
        area: { areaDesc: 'Phường Sao Mai, Thái Nguyên', geocode: { valueName: 'GSO', value: '05999' } },
      },
    ])
  })

  test.each(alertKinds)('is valid for %s', kind => {
    const { info } = read(capAt([alertOf({ kind })]))
    expect(info[0].category.length).toBeGreaterThan(0)
  })

  test('names 111 where a child is in danger', () => {
    expect(read(capAt([alertOf({ kind: 'safety' })])).info[0].instruction).toContain('111')
  })

  test('has an info for each that runs, the newest first, and leaves out those of other boards', () => {
    const alerts = [
      alertOf({ id: 'a', text: 'Một' }),
      alertOf({ id: 'b', text: 'Hai', raisedAt: NOW + MINUTE }),
      alertOf({ id: 'c', text: 'Ba', screenIds: ['s2'] }),
    ]
    const message = read(capAt(alerts, NOW + 2 * MINUTE))
    expect(message.info.map(({ description }: { description: string }) => description)).toEqual(['Hai', 'Một'])
    expect(message).toMatchObject({ msgType: 'Update', identifier: `s1-${NOW + MINUTE}` })
    expect(message.references).toBe(`phuong-sao-mai@led.test,s1-${NOW},2026-06-09T14:00:00+07:00`)
  })

  test('is the same bytes however late it is asked for, until something begins or ends', () => {
    const alerts = [alertOf(), alertOf({ id: 'b', raisedAt: NOW + 30 * MINUTE })]
    expect(capAt(alerts, NOW + 29 * MINUTE)).toBe(capAt(alerts, NOW))
    expect(capAt(alerts, NOW + 30 * MINUTE)).not.toBe(capAt(alerts, NOW))
    expect(capAt([], NOW + HOUR)).toBe(capAt([], NOW))
  })

  test('is a Cancel of what it said before, when that was ended early, until it would have ended by itself', () => {
    const alerts = [alertOf({ endedAt: NOW + 10 * MINUTE })]
    const message = read(capAt(alerts, NOW + 20 * MINUTE))
    expect(message).toMatchObject({ status: 'Actual', msgType: 'Cancel', identifier: `s1-${NOW + 10 * MINUTE}` })
    expect(message.references).toBe(`phuong-sao-mai@led.test,s1-${NOW},2026-06-09T14:00:00+07:00`)
    expect(message.info).toBeUndefined()
    expect(read(capAt(alerts, NOW + HOUR)).status).toBe('System')
  })

  test('is an Update without what was ended, while something else runs on', () => {
    const alerts = [alertOf({ text: 'Một', endedAt: NOW + 10 * MINUTE }), alertOf({ id: 'b', text: 'Hai' })]
    const message = read(capAt(alerts, NOW + 20 * MINUTE))
    expect(message.msgType).toBe('Update')
    expect(message.info.map(({ description }: { description: string }) => description)).toEqual(['Hai'])
  })

  test('is never an emergency when nothing runs: before, after its own end, and on other boards', () => {
    for (const [alerts, at, board] of [
      [[], NOW, 's1'],
      [[alertOf({ raisedAt: NOW + MINUTE })], NOW, 's1'],
      [[alertOf()], NOW + HOUR, 's1'],
      [[alertOf({ screenIds: ['s2'] })], NOW, 's1'],
    ] as [KnownAlert[], number, string][]) {
      const message = read(capAt(alerts, at, board))
      expect(message).toMatchObject({ status: 'System', msgType: 'Alert', identifier: 's1-1767225600000' })
      expect([message.info, message.references]).toEqual([undefined, undefined])
    }
  })
})

test('whatever was raised and ended when, it is valid, says exactly what runs, and changes only when that does', () => {
  const minutes = (most: number) => fc.integer({ min: 0, max: most }).map(count => NOW + count * MINUTE)
  const history = fc.array(
    fc
      .record({
        kind: fc.constantFrom(...alertKinds),
        text: fc
          .string({ unit: 'grapheme', minLength: 1 })
          .filter(text => /^[^\p{C}]*[^\s\p{C}][^\p{C}]*$/u.test(text)),
        raisedAt: minutes(300),
        length: fc.integer({ min: 5, max: 300 }),
        endedAfter: fc.option(fc.integer({ min: 0, max: 300 })),
        screenIds: fc.constantFrom<string[]>([], ['s1'], ['s2']),
      })
      .map(({ length, endedAfter, ...own }) => ({
        ...alertOf({ ...own, plannedUntil: own.raisedAt + length * MINUTE }),
        expiresAt: own.raisedAt + Math.min(length, endedAfter ?? length) * MINUTE,
      })),
    { maxLength: 4 },
  )
  fc.assert(
    fc.property(history, minutes(700), (made, at) => {
      const alerts = made.map((alert, index) => ({ ...alert, id: `a${index}` }))
      const mine = alerts.filter(({ screenIds }) => screenIds[0] !== 's2')
      const running = mine.filter(({ raisedAt, expiresAt }) => raisedAt <= at && at < expiresAt)
      const xml = capAt(alerts, at)
      const message = read(xml)
      expect(message.info?.length ?? 0).toBe(running.length)
      expect(message.status === 'System').toBe(!running.length && message.msgType === 'Alert')
      const next = mine.flatMap(({ raisedAt, expiresAt, plannedUntil }) => [raisedAt, expiresAt, plannedUntil])
      const quiet = Math.min(...next.filter(instant => instant > at), at + HOUR) - 1
      expect(capAt(alerts, quiet)).toBe(xml)
    }),
    { numRuns: 300 },
  )
})

test('the schema refuses what the standard refuses', () => {
  const xml = capAt([alertOf()])
  for (const [sound, broken] of [
    ['<status>Actual</status>', '<status>Real</status>'],
    ['+07:00</sent>', 'Z</sent>'],
    ['<scope>Public</scope>', ''],
    ['<category>Met</category>', ''],
    ['<urgency>Immediate</urgency>', '<urgency></urgency>'],
    ['@led.test', ' led.test'],
  ] as const) {
    expect(xml).toContain(sound)
    expect(xmlFindings(xml.replace(sound, broken), schema), broken).not.toEqual([])
  }
})
