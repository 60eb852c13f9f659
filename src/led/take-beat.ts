import { and, eq, or, sql } from 'drizzle-orm'
import type { Database } from '../database/database'
import { DAY, HOUR } from '../shared/dates'
import { Invalid } from '../shared/errors'
import { parse } from '../shared/parse'
import type { PolledScreen } from './find-screen-by-key'
import { isDue } from './note-seen'
import { beatInput } from './report-schema'
import { screens } from './tables'

/** No schedule reaches further. */
const FURTHEST = 3 * DAY + HOUR

/**
 * Writes down how a player says it is, at most once in five minutes; that an emergency is on the board at once.
 * @throws Invalid, also for what cannot be true yet
 */
export async function takeBeat(
  db: Database,
  { id }: Pick<PolledScreen, 'id'>,
  input: unknown,
  now: number,
): Promise<void> {
  const { playing, validUntil, clockOffsetSec, version } = parse(beatInput, input)
  if (validUntil !== null && validUntil > now + FURTHEST) throw new Invalid({ validUntil: { code: 'time_in_future' } })
  const alarmed = playing?.startsWith('alert-') ? sql`${screens.playing} is not ${playing}` : undefined
  await db.batch([
    db
      .update(screens)
      .set({ beatAt: now, playing, clockOffsetSec, playerVersion: version, ...(validUntil !== null && { validUntil }) })
      .where(and(eq(screens.id, id), or(isDue(screens.beatAt, now), alarmed))),
  ])
}
