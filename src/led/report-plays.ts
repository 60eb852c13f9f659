import { and, eq, gte, lte, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '../database/database'
import { hotlines, publications } from '../database/schema'
import type { ErrorCode } from '../messages/errors'
import { vi } from '../messages/led'
import { office } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'
import { addDays, isDate } from '../shared/dates'
import { date, idText, parse } from '../shared/parse'
import { hotline111 } from './board-item'
import { FAILSAFE } from './loop'
import { ledAlerts, ledMessages, ledPlayDays, ledServedDays, screens } from './tables'

const code = (c: ErrorCode): ErrorCode => c
const LONGEST = 366

/** Days as `YYYY-MM-DD`, both included; with `messageId` of that message alone. */
export const playsFilter = z
  .object({ from: date(), to: date(), messageId: idText().optional() })
  .superRefine(({ from, to }, context) => {
    // What is no date is refused already, and cannot be counted with.
    if (!isDate(from) || !isDate(to)) return
    if (to < from) context.addIssue({ code: 'custom', path: ['to'], message: code('end_before_start') })
    else if (to > addDays(from, LONGEST))
      context.addIssue({ code: 'custom', path: ['to'], message: code('period_too_long') })
  })

/**
 * `times` and `seconds` are what players reported to have shown on `boards` boards. `servedBoards` got the item in a
 * form that reports nothing back (text, ticker, picture): whether it was seen there is not known, so it is counted apart.
 */
export type ItemPlays = {
  itemId: string
  /** What it said; null where that is not known any more. */
  text: string | null
  times: number
  seconds: number
  boards: number
  servedBoards: number
}
export type BoardPlays = {
  screenId: string
  name: string
  times: number
  seconds: number
  items: number
  servedItems: number
}
export type PlayReport = { from: string; to: string; items: ItemPlays[]; boards: BoardPlays[] }

/**
 * What was shown how often on how many boards, most shown first, and the same by board.
 * @throws Invalid
 */
export async function reportPlays(context: Context, input: unknown): Promise<PlayReport> {
  const { db, actor } = context
  requireRole(actor, ...office)
  const { from, to, messageId } = parse(playsFilter, input)
  const item = messageId ? `message-${messageId}` : undefined
  const [played, given, named] = await db.batch([
    db
      .select({
        screenId: sql<string>`${ledPlayDays.screenId}`,
        itemId: sql<string>`key`,
        times: sql<number>`sum(json_extract(value, '$[0]'))`,
        seconds: sql<number>`sum(json_extract(value, '$[1]'))`,
      })
      .from(playsByItem)
      .where(and(isOfDays(ledPlayDays, actor.wardId, from, to), item ? sql`key = ${item}` : undefined))
      .groupBy(ledPlayDays.screenId, sql`key`),
    db
      .selectDistinct({ screenId: ledServedDays.screenId, itemId: ledServedDays.itemId })
      .from(ledServedDays)
      .where(and(isOfDays(ledServedDays, actor.wardId, from, to), item ? eq(ledServedDays.itemId, item) : undefined)),
    db.select({ id: screens.id, name: screens.name }).from(screens).where(eq(screens.wardId, actor.wardId)),
  ])
  const rows: Row[] = [
    ...played.map(row => ({ ...row, served: 0 })),
    ...given.map(row => ({ ...row, times: 0, seconds: 0, served: 1 })),
  ]
  const byItem = gather(rows, ({ itemId }) => itemId)
  const texts = await textsOf(db, actor.wardId, [...byItem.keys()])
  const names = new Map(named.map(({ id, name }) => [id, name]))
  return {
    from,
    to,
    items: Array.from(byItem, ([itemId, { rows, served, ...shown }]) => ({
      ...{ itemId, text: texts.get(itemId) ?? null, ...shown },
      ...{ boards: rows - served, servedBoards: served },
    })).sort(mostShown),
    boards: Array.from(
      gather(rows, ({ screenId }) => screenId),
      ([screenId, { rows, served, ...shown }]) => ({
        ...{ screenId, name: names.get(screenId) ?? '', ...shown },
        ...{ items: rows - served, servedItems: served },
      }),
    ).sort(mostShown),
  }
}

/** A row for each item of each day: `key` is the item, `value` its times and seconds. */
export const playsByItem = sql`${ledPlayDays}, json_each(${ledPlayDays.items})`

export const isOfDays = (table: typeof ledPlayDays | typeof ledServedDays, wardId: string, from: string, to: string) =>
  and(eq(table.wardId, wardId), gte(table.day, from), lte(table.day, to))

/** One item on one board; `served` 1 where it was served there, 0 where it was played. */
type Row = { screenId: string; itemId: string; times: number; seconds: number; served: number }
type Sum = { times: number; seconds: number; rows: number; served: number }

function gather(rows: Row[], of: (row: Row) => string): Map<string, Sum> {
  const sums = new Map<string, Sum>()
  for (const row of rows) {
    const { times, seconds, rows, served } = sums.get(of(row)) ?? { times: 0, seconds: 0, rows: 0, served: 0 }
    sums.set(of(row), {
      times: times + row.times,
      seconds: seconds + row.seconds,
      rows: rows + 1,
      served: served + row.served,
    })
  }
  return sums
}

const mostShown = (a: { seconds: number }, b: { seconds: number }): number => b.seconds - a.seconds

/** What the items said: messages, emergencies and events by their texts, local contacts by their names. */
async function textsOf(db: Database, wardId: string, ids: string[]): Promise<Map<string, string>> {
  const among = (kind: string) => sql`(select substr(value, ${kind.length + 1}) from json_each(${JSON.stringify(ids)}))`
  const [messages, alerts, contacts, events] = await db.batch([
    db
      .select({ id: sql<string>`'message-' || ${ledMessages.id}`, text: ledMessages.text })
      .from(ledMessages)
      .where(and(eq(ledMessages.wardId, wardId), sql`${ledMessages.id} in ${among('message-')}`)),
    db
      .select({ id: sql<string>`'alert-' || ${ledAlerts.id}`, text: ledAlerts.text })
      .from(ledAlerts)
      .where(and(eq(ledAlerts.wardId, wardId), sql`${ledAlerts.id} in ${among('alert-')}`)),
    db
      .select({ id: sql<string>`'hotline-' || replace(${hotlines.phone}, '+', '')`, text: hotlines.name })
      .from(hotlines)
      .where(eq(hotlines.wardId, wardId)),
    db
      .select({
        id: sql<string>`'event-' || json_extract(o.value, '$.id')`,
        text: sql<string>`json_extract(${publications.payload}, '$.title')`,
      })
      .from(sql`${publications}, json_each(${publications.payload}, '$.occurrences') o`)
      .where(and(eq(publications.wardId, wardId), sql`json_extract(o.value, '$.id') in ${among('event-')}`)),
  ])
  const said = [...messages, ...alerts, ...contacts, ...events].map(({ id, text }) => [id, text] as const)
  return new Map([...said, [hotline111.id, hotline111.text], [FAILSAFE, vi.board.failsafeShown]])
}
