import { and, eq, gt, lt, sql } from 'drizzle-orm'
import type { Database } from '../database/database'
import { insertRows } from '../database/insert-rows'
import { DAY, HOUR, MINUTE, wallDate } from '../shared/dates'
import { parse } from '../shared/parse'
import type { PolledScreen } from './find-screen-by-key'
import { listKnownItems } from './list-known-items'
import { type Play, playInput, playsInput } from './report-schema'
import { ledPlayDays, ledPlays } from './tables'

/** How far ahead of ours a player's clock may be. */
const AHEAD = 5 * MINUTE
/** How long a report may be late: a board without network for a week still tells what it played. */
const KEPT = 7 * DAY
const LONGEST = 600_000

export type PlayRefusal = 'invalid' | 'future' | 'too_old' | 'unknown_item' | 'overlap'
export type PlaysTaken = { accepted: number; refused: { index: number; reason: PlayRefusal }[] }

/**
 * Takes proof of play from a board, up to 50 at once. What is true is kept and the rest refused, each with its reason.
 * A play is known by its item and start: sent again, also twice at once, it counts once. The plays themselves are kept
 * for a week, their counts by day for good.
 * @throws Invalid for what is no batch
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
  const from = Math.min(...read.map(({ startedAt }) => startedAt))
  const [known, before] = await Promise.all([
    listKnownItems(db, screen.wardId, [...new Set(read.map(({ itemId }) => itemId))], from),
    read.length ? playsBetween(db, screen.id, from - LONGEST, Math.max(...read.map(endOf))) : [],
  ])
  const kept: Play[] = []
  for (const { index, ...play } of read.sort((a, b) => a.startedAt - b.startedAt)) {
    if (!known.has(play.itemId)) reasons.set(index, 'unknown_item')
    else if (
      kept.some(other => overlap(other, play)) ||
      before.some(other => !isSame(other, play) && overlap(other, play))
    )
      reasons.set(index, 'overlap')
    else kept.push(play)
  }
  if (kept.length) await keep(db, screen, kept, now)
  const refused = [...reasons].map(([index, reason]) => ({ index, reason })).sort((a, b) => a.index - b.index)
  return { accepted: kept.length, refused }
}

function untimely({ startedAt }: Play, now: number): PlayRefusal | undefined {
  if (startedAt > now + AHEAD) return 'future'
  if (startedAt < now - KEPT) return 'too_old'
}

const isSame = (a: Play, b: Play): boolean => a.itemId === b.itemId && a.startedAt === b.startedAt

/** A board shows one thing at a time: more than two seconds, or half of the shorter, cannot both be true. */
function overlap(a: Play, b: Play): boolean {
  const shared = Math.min(endOf(a), endOf(b)) - Math.max(a.startedAt, b.startedAt)
  return shared > Math.min(2, a.seconds / 2, b.seconds / 2) * 1000
}

const endOf = ({ startedAt, seconds }: Play): number => startedAt + seconds * 1000

const playsBetween = (db: Database, screenId: string, from: number, to: number): Promise<Play[]> =>
  db
    .select({ itemId: ledPlays.itemId, startedAt: ledPlays.startedAt, seconds: ledPlays.seconds })
    .from(ledPlays)
    .where(and(eq(ledPlays.screenId, screenId), gt(ledPlays.startedAt, from), lt(ledPlays.startedAt, to)))

/** Counts what is not among the plays yet, and then puts it there. */
async function keep(db: Database, { id, wardId }: Pick<PolledScreen, 'id' | 'wardId'>, kept: Play[], now: number) {
  const rows = kept.map(({ itemId, startedAt, seconds }) => [itemId, startedAt, seconds, wallDate(startedAt)])
  const [itemId, startedAt, seconds, day] = [0, 1, 2, 3].map(index => sql.raw(`json_extract(value, '$[${index}]')`))
  const known = sql`select 1 from ${ledPlays} where ${ledPlays.screenId} = ${id}
    and ${ledPlays.startedAt} = ${startedAt} and ${ledPlays.itemId} = ${itemId}`
  const counted = db
    .insert(ledPlayDays)
    .select(
      sql`select ${id}, ${itemId}, ${day}, ${wardId}, count(*), sum(${seconds})
      from json_each(${JSON.stringify(rows)}) where not exists (${known}) group by 2, 3`,
    )
    .onConflictDoUpdate({
      target: [ledPlayDays.screenId, ledPlayDays.itemId, ledPlayDays.day],
      set: {
        times: sql`${ledPlayDays.times} + excluded.times`,
        seconds: sql`${ledPlayDays.seconds} + excluded.seconds`,
      },
    })
  const plays = kept.map(play => ({ screenId: id, ...play }))
  await db.batch([
    counted,
    insertRows(db, ledPlays, plays).onConflictDoNothing(),
    // An hour more than they are taken for: another process's clock may be behind.
    db.delete(ledPlays).where(and(eq(ledPlays.screenId, id), lt(ledPlays.startedAt, now - KEPT - HOUR))),
  ])
}
