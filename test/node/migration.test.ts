import { readFileSync } from 'node:fs'
import { readD1Migrations } from '@cloudflare/vitest-plugin'
import { createClient } from '@libsql/client'
import { eq } from 'drizzle-orm'
import { convertV4MiniflareOptions, Miniflare } from 'miniflare'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../src/database/database'
import { openD1 } from '../../src/database/open-d1'
import { openLibsql } from '../../src/database/open-libsql'
import { events, occurrences, publications, registrations } from '../../src/database/schema'
import { getEvent } from '../../src/events/get-event'
import { inputOf } from '../../src/events/input-of'
import { publishEvent } from '../../src/events/publish-event'
import { readWorkingCopy } from '../../src/events/read-working-copy'
import { restoreEvent } from '../../src/events/restore-event'
import { saveEvent } from '../../src/events/save-event'
import { submitEvent } from '../../src/events/submit-event'
import { readScreen } from '../../src/led/list-screens'
import { loadBoard } from '../../src/led/load-board'
import { cancelRegistration } from '../../src/participation/cancel-registration'
import { getHeadcount } from '../../src/participation/save-headcount'
import { findSession } from '../../src/participation/session'
import { DAY, instantOf } from '../../src/shared/dates'
import { fillBefore, NOW, SERIES } from '../support/before-scheduling'

type Opened = { db: Database; run: (statement: string, values?: unknown[]) => Promise<unknown>; close: () => unknown }

const engines: [string, () => Promise<Opened>][] = [
  [
    'libSQL',
    async () => {
      const client = createClient({ url: ':memory:' })
      const run = (sql: string, args: unknown[] = []) => client.execute({ sql, args: args as never[] })
      return { db: openLibsql(client), run, close: () => client.close() }
    },
  ],
  [
    'D1',
    async () => {
      const miniflare = new Miniflare(
        convertV4MiniflareOptions({
          ...{ host: '127.0.0.1', port: 0, cf: false },
          ...{ name: 'house', modules: true, script: 'export default {}', d1Databases: { DB: 'before-scheduling' } },
        }),
      )
      const d1 = (await miniflare.getD1Database('DB', 'house')) as unknown as D1Database
      const run = (sql: string, values: unknown[] = []) =>
        d1
          .prepare(sql)
          .bind(...values)
          .run()
      return { db: openD1(d1), run, close: () => miniflare.dispose() }
    },
  ],
]

const staff = { kind: 'staff' as const, id: 's', wardId: 'w' }

describe.each(engines)('a ward planned before scheduling came, on %s', (_, open) => {
  let opened: Opened
  let db: Database
  const editor = () => ({ db, now: NOW, actor: { ...staff, role: 'editor' as const } })
  const approver = () => ({ db, now: NOW, actor: { ...staff, role: 'approver' as const } })
  const publicationOf = async (id: string) => (await db.select().from(publications).where(eq(publications.id, id)))[0]!
  const rowsOf = (id: string) =>
    db.select().from(occurrences).where(eq(occurrences.eventId, id)).orderBy(occurrences.startsAt)
  const save = async (id: string, changes: object) => {
    const copy = await readWorkingCopy(editor(), id)
    return saveEvent(editor(), id, { ...inputOf(copy), version: copy.event.version, ...changes })
  }
  const approve = async (id: string) => {
    await submitEvent(editor(), id)
    await publishEvent(approver(), id)
  }

  beforeAll(async () => {
    opened = await open()
    db = opened.db
    // As wrangler cuts them, comments and all.
    const [house, ...later] = await readD1Migrations('migrations')
    for (const statement of house!.queries) await opened.run(statement)
    await fillBefore(opened.run)
    for (const statement of later.flatMap(({ queries }) => queries)) await opened.run(statement)
  })
  afterAll(() => opened.close())

  test('sees the same meetings as before, each with its rule date and its id', async () => {
    const { payload } = await publicationOf('series')
    const rows = await rowsOf('series')
    expect(rows).toHaveLength(4)
    for (const row of rows) expect(row).toMatchObject({ planned: true, shown: true, moved: false, note: '' })
    expect(rows.map(row => row.ruleDate)).toEqual(SERIES)
    expect(payload.occurrences).toEqual(
      rows.map(({ id, ruleDate, startsAt, endsAt, status, reason }) => ({
        ...{ id, ruleDate, startsAt, endsAt, status, reason, venue: null, note: '' },
      })),
    )
    expect(payload).toMatchObject({ rule: { freq: 'weekly', days: [2], every: 1, count: null }, notice: null })
    expect(payload).not.toHaveProperty('reason')
    expect(await getEvent(editor(), 'series')).toMatchObject({
      ...{ status: 'published', edited: false, leaving: [], skipsHolidays: true, keptDates: [] },
      rule: { freq: 'weekly', days: [2], until: '2026-06-23', every: 1, count: null },
    })
  })

  test('keeps what an unapproved edit moved away for the public, and its attendance', async () => {
    const event = await getEvent(editor(), 'edited')
    expect(event).toMatchObject({ status: 'draft', edited: true })
    expect(event.occurrences.map(one => [one.ruleDate, one.shown])).toEqual([
      ...[
        ['2026-06-06', true],
        ['2026-06-14', false],
        ['2026-06-21', false],
      ],
    ])
    expect(event.leaving.map(one => [one.ruleDate, one.shown])).toEqual([
      ...[
        ['2026-06-13', true],
        ['2026-06-20', true],
      ],
    ])
    const { payload } = await publicationOf('edited')
    expect(payload.occurrences.map(one => one.id).sort()).toEqual(
      (await rowsOf('edited'))
        .filter(one => one.shown)
        .map(one => one.id)
        .sort(),
    )
    expect(await findSession(editor(), payload.occurrences[0]!.id)).toMatchObject({ id: 'edited-0', present: 1 })
    await approve('edited')
    const rows = await rowsOf('edited')
    expect(rows.map(one => [one.ruleDate, one.planned, one.shown])).toEqual([
      ...[
        ['2026-06-06', true, true],
        ['2026-06-14', true, true],
        ['2026-06-21', true, true],
      ],
    ])
    expect((await publicationOf('edited')).payload.occurrences.map(one => one.id)).toEqual(rows.map(one => one.id))
  })

  test('holds the venue of what the public still sees when only the place had changed', async () => {
    const rows = await rowsOf('elsewhere')
    expect(rows.map(({ venueId, planned, shown }) => [venueId, planned, shown]).sort()).toEqual([
      ...[
        ['hall', false, true],
        ['square', true, false],
      ],
    ])
    expect(new Set(rows.map(one => one.ruleDate)).size).toBe(1)
  })

  test('has one meeting for a day on which it was counted at an hour nobody had approved', async () => {
    expect((await publicationOf('counted')).payload.occurrences).toMatchObject([{ id: 'counted-0' }])
    await approve('counted')
    const rows = await rowsOf('counted')
    expect(rows).toMatchObject([
      { id: 'counted-0', planned: true, shown: true, startsAt: instantOf('2026-06-11', '16:00') },
    ])
  })

  test('reads why an event was cancelled, and may call it back', async () => {
    expect((await publicationOf('cancelled')).payload).toMatchObject({
      notice: { kind: 'cancelled', reason: 'Bão' },
      occurrences: [{ status: 'cancelled', reason: 'Bão', ruleDate: '2026-06-20' }],
    })
    await restoreEvent(approver(), 'cancelled', { reason: 'Bão tan' })
    expect(await getEvent(editor(), 'cancelled')).toMatchObject({
      status: 'published',
      occurrences: [{ status: 'scheduled', shown: true }],
    })
  })

  test('sees nothing of what was withdrawn or never published, but keeps what was held', async () => {
    expect((await rowsOf('withdrawn')).map(one => [one.ruleDate, one.planned, one.shown])).toEqual([
      ...[
        ['2026-06-01', true, true],
        ['2026-06-22', true, false],
      ],
    ])
    expect((await rowsOf('draft')).map(one => [one.planned, one.shown])).toEqual([[true, false]])
    expect(await getEvent(editor(), 'draft')).toMatchObject({ status: 'draft', edited: false, rule: null })
  })

  test('goes on planning: an edit waits, is approved, and the past stays', async () => {
    const before = await rowsOf('series')
    await save('series', { startTime: '15:00' })
    expect((await getEvent(editor(), 'series')).leaving).toHaveLength(2)
    await approve('series')
    const after = await rowsOf('series')
    expect(after.slice(0, 2)).toEqual(before.slice(0, 2))
    expect(after.map(one => one.startsAt)).toEqual(
      SERIES.map((date, index) => instantOf(date, index < 2 ? '14:00' : '15:00')),
    )
    expect(after.map(one => one.id)).toEqual(before.map(one => one.id))
    await save('withdrawn', { description: 'Mang nước' })
    await approve('withdrawn')
    await save('draft', { title: 'Tên mới' })
    expect(await db.select({ id: events.id }).from(events).where(eq(events.status, 'published'))).toHaveLength(6)
  })

  test('has everybody in the place they had, nobody marked by a seat, and heads as they were counted', async () => {
    const places = () =>
      db.select().from(registrations).where(eq(registrations.eventId, 'seats')).orderBy(registrations.position)
    expect(await places()).toMatchObject([
      { childId: 'poor', status: 'confirmed', eligible: true, partyId: null, confirmedAt: 7, claimBy: null },
      { childId: 'first', status: 'confirmed', eligible: false, confirmedAt: 7 },
      { childId: 'next', status: 'waiting', confirmedAt: null },
    ])
    expect(await getHeadcount(editor(), 'counted-0')).toMatchObject({ girls_6_10: 12, boys_6_10: 0 })
    // The kept seat stays kept; a plain one passes on.
    await cancelRegistration(editor(), 'seats', 'place-poor')
    expect((await places())[2]).toMatchObject({ status: 'waiting' })
    await cancelRegistration(editor(), 'seats', 'place-first')
    expect((await places())[2]).toMatchObject({ status: 'confirmed', confirmedAt: NOW, claimBy: null })
  })

  test('shows on its boards what they showed before, in the one window each message had', async () => {
    const from = instantOf('2026-06-13')
    const { messages } = await loadBoard(db, 'w', from, from + DAY)
    expect(messages).toEqual([
      {
        ...{ id: 'evenings', text: 'Về nhà trước khi trời tối', priority: 0, version: 2, share: null },
        ...{ exceptDates: [], tags: [], freezeSafe: false },
        windows: [{ startsOn: '2026-06-01', endsOn: '2026-08-31', days: [6, 7], fromTime: '17:00', toTime: '21:30' }],
      },
    ])
    expect(await readScreen(editor(), 'gate')).toMatchObject({
      ...{ hourExceptions: [], tags: [], freezes: false, colours: 'full', seenAt: null },
    })
  })
})

test('the migration is cut into the same statements by both', async () => {
  const migrations = await readD1Migrations('migrations')
  for (const { name, queries } of migrations) {
    const parts = readFileSync(`migrations/${name}`, 'utf8').split('--> statement-breakpoint')
    const words = (list: string[]) =>
      list
        .join(' ')
        .replace(/--.*$/gm, '')
        .replace(/[\s;]+/g, ' ')
        .trim()
    expect(words(queries)).toBe(words(parts))
  }
})
