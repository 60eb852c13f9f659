import { and, eq, inArray } from 'drizzle-orm'
import type { Database } from '../database/database'
import { DAY, MINUTE, wallDate } from '../shared/dates'
import { Conflict } from '../shared/errors'
import { parse } from '../shared/parse'
import type { PolledScreen } from './find-screen-by-key'
import { listKnownItems } from './list-known-items'
import { addPlays, type DayOfPlays, emptyDay } from './play-day'
import { type Play, playInput, playsInput } from './report-schema'
import { itemsInMemory } from './resolved-board'
import { ledPlayDays } from './tables'

/** How far ahead of ours a player's clock may be. */
const AHEAD = 5 * MINUTE
/** How long a report may be late: a board without network for a week still tells what it played. */
const LATEST = 7 * DAY
const TRIES = 4

export type PlayRefusal = 'invalid' | 'future' | 'too_old' | 'unknown_item' | 'overlap'
export type PlaysTaken = { accepted: number; refused: { index: number; reason: PlayRefusal }[] }

/**
 * Takes proof of play from a board, up to 50 at once. What is true is kept and the rest refused, each with its reason.
 * A board tells its plays in order, and one that starts before the last counted is taken for a repetition: accepted and
 * not counted again, also when the same batch comes twice at once. So a day of a board is one row, however much it plays.
 * @throws Invalid for what is no batch, Conflict where too many come at once
 */
export async function takePlays(
  db: Database,
  screen: Pick<PolledScreen, 'id' | 'wardId'>,
  input: unknown,
  now: number,
): Promise<PlaysTaken> {
  const { plays } = parse(playsInput, input)
  const reasons = new Map<number, PlayRefusal>()
  const read = plays.flatMap((play, index) => {
    const { success, data } = playInput.safeParse(play)
    const reason = success ? untimely(data, now) : 'invalid'
    if (reason) reasons.set(index, reason)
    return success && !reason ? [{ ...data, index }] : []
  })
  const known = await knownAmong(db, screen, read)
  const told = read.filter(({ itemId, index }) => known.has(itemId) || !reasons.set(index, 'unknown_item'))
  for (const index of told.length ? await count(db, screen, told) : []) reasons.set(index, 'overlap')
  const refused = [...reasons].map(([index, reason]) => ({ index, reason })).sort((a, b) => a.index - b.index)
  return { accepted: plays.length - refused.length, refused }
}

function untimely({ startedAt }: Play, now: number): PlayRefusal | undefined {
  if (startedAt > now + AHEAD) return 'future'
  if (startedAt < now - LATEST) return 'too_old'
}

/** Which items the board can have shown. Nearly always its timeline is in memory, as it polls more often than it reports. */
async function knownAmong(
  db: Database,
  { id, wardId }: Pick<PolledScreen, 'id' | 'wardId'>,
  plays: Play[],
): Promise<ReadonlySet<string>> {
  const known = itemsInMemory(db, id)
  const asked = [...new Set(plays.map(({ itemId }) => itemId))].filter(itemId => !known.has(itemId))
  if (!asked.length) return known
  const from = Math.min(...plays.map(({ startedAt }) => startedAt))
  return new Set([...known, ...(await listKnownItems(db, wardId, asked, from))])
}

type Told = Play & { index: number }

/** Adds plays to their days, each day on the condition that no other batch did meanwhile. Returns what overlaps. */
async function count(db: Database, { id, wardId }: Pick<PolledScreen, 'id' | 'wardId'>, told: Told[]) {
  const ordered = told.sort((a, b) => a.startedAt - b.startedAt)
  const days = [...new Set(ordered.map(({ startedAt }) => wallDate(startedAt)))]
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const held = await daysOf(db, id, days)
    const overlaps: number[] = []
    const changed = days.flatMap(day => {
      const before = held.get(day) ?? emptyDay
      const plays = ordered.filter(({ startedAt }) => wallDate(startedAt) === day)
      const after = addPlays(before, plays, ({ index }) => overlaps.push(index))
      return after === before ? [] : [{ day, before, after }]
    })
    const [first, ...rest] = changed.map(({ day, before, after }) =>
      db
        .insert(ledPlayDays)
        .values({ screenId: id, day, wardId, ...after })
        .onConflictDoUpdate({
          target: [ledPlayDays.screenId, ledPlayDays.day],
          set: after,
          setWhere: eq(ledPlayDays.lastStartedAt, before.lastStartedAt),
        })
        .returning({ day: ledPlayDays.day }),
    )
    const written = first ? await db.batch([first, ...rest]) : []
    if (written.every(({ length }) => length)) return overlaps
  }
  throw new Conflict('changed_meanwhile')
}

async function daysOf(db: Database, screenId: string, days: string[]): Promise<Map<string, DayOfPlays>> {
  const { day, items, lastStartedAt, until } = ledPlayDays
  const rows = await db
    .select({ day, items, lastStartedAt, until })
    .from(ledPlayDays)
    .where(and(eq(ledPlayDays.screenId, screenId), inArray(day, days)))
  return new Map(rows.map(({ day, ...held }) => [day, held]))
}
