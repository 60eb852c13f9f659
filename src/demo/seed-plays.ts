import { insertRows } from '../database/insert-rows'
import { ledPlayDays, ledServedDays } from '../database/schema'
import { HOTLINE_111 } from '../led/loop'
import type { Context } from '../shared/context'
import { DAY, wallDate, weekdayOf } from '../shared/dates'
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
    .map(({ itemId, day, hours }, index) => {
      const times = Math.round(hours * ROUNDS - ((index * 7) % 23))
      return { screenId: id, wardId: actor.wardId, itemId, day, times, seconds: times * SECONDS }
    })
  if (!those.length) return
  await (board.reads === 'schedule.json'
    ? db.batch([insertRows(db, ledPlayDays, those)])
    : db.batch([insertRows(db, ledServedDays, those)]))
}

/** Hours of a day in a message's windows, weighed by its share. */
function hoursOf({ windows = [{}], share = 0 }: DemoMessage, day: string): number {
  const hours = windows
    .filter(({ days }) => !days || days.includes(weekdayOf(day)))
    .reduce((sum, { fromTime = '06:00', toTime = '22:00' }) => sum + inHours(toTime) - inHours(fromTime), 0)
  return hours * (1 + share / 10)
}

const inHours = (time: string) => Number(time.slice(0, 2)) + Number(time.slice(3)) / 60
