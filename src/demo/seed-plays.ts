import { insertRows } from '../database/insert-rows'
import { ledPlayDays, ledServedDays } from '../database/schema'
import { HOTLINE_111 } from '../led/loop'
import type { Context } from '../shared/context'
import { DAY, instantOf, wallDate, weekdayOf } from '../shared/dates'
import type { DemoBoard, DemoMessage } from './plan'

export type PlannedMessage = DemoMessage & { id: string }

const DAYS = 14
/** Rounds of its loop that a board plays in an hour. */
const ROUNDS = 24
const SECONDS = 8

/** Two weeks of what a board would have reported: plays of a player, or what others were served. */
export async function seedPlays(
  { db, actor }: Context,
  now: number,
  { id, board }: { id: string; board: DemoBoard },
  messages: PlannedMessage[],
) {
  const days = Array.from({ length: DAYS }, (_, ago) => wallDate(now - (ago + 1) * DAY))
  const shown = messages.filter(({ tags }) => !tags || tags.some(tag => board.tags?.includes(tag)))
  const rows = days.flatMap(day => [
    { itemId: HOTLINE_111, day, hours: 64 },
    ...shown.map(message => ({ itemId: `message-${message.id}`, day, hours: hoursOf(message, day) })),
  ])
  const those = rows
    .filter(({ hours }) => hours > 0)
    .map(({ itemId, day, hours }, index) => ({ itemId, day, times: Math.round(hours * ROUNDS - ((index * 7) % 23)) }))
  if (!those.length) return
  const of = { screenId: id, wardId: actor.wardId }
  if (board.reads !== 'schedule.json') {
    await db.batch([
      insertRows(
        db,
        ledServedDays,
        those.map(({ itemId, day }) => ({ ...of, itemId, day })),
      ),
    ])
    return
  }
  const played = days.map(day => ({
    ...{ ...of, day, lastStartedAt: instantOf(day, '21:59'), until: instantOf(day, '22:00') },
    items: Object.fromEntries(
      those
        .filter(one => one.day === day)
        .map(({ itemId, times }) => [itemId, [times, times * SECONDS] as [number, number]]),
    ),
  }))
  await db.batch([insertRows(db, ledPlayDays, played)])
}

/** Hours of a day in a message's windows, weighed by its share. */
function hoursOf({ windows = [{}], share = 0 }: DemoMessage, day: string): number {
  const hours = windows
    .filter(({ days }) => !days || days.includes(weekdayOf(day)))
    .reduce((sum, { fromTime = '06:00', toTime = '22:00' }) => sum + inHours(toTime) - inHours(fromTime), 0)
  return hours * (1 + share / 10)
}

const inHours = (time: string) => Number(time.slice(0, 2)) + Number(time.slice(3)) / 60
