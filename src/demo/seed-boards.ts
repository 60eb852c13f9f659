import { eq } from 'drizzle-orm'
import { screens as screenTable } from '../database/schema'
import { approveMessage } from '../led/approve-message'
import { createMessage } from '../led/create-message'
import { registerScreen } from '../led/register-screen'
import type { Context } from '../shared/context'
import { DAY, HOUR } from '../shared/dates'
import type { DemoBoard, DemoMessage, DemoWard } from './plan'
import { type PlannedMessage, seedPlays } from './seed-plays'
import type { SeedSeason } from './seed-season'

export type DemoScreen = { name: string; key: string }

type Ids = Record<string, string>

/** Registers a demo ward's boards, writes their messages, and has the boards play. Keys are told only here. */
export async function seedBoards(
  context: Context,
  now: number,
  plan: DemoWard,
  season: SeedSeason,
  groups: Ids,
  campaigns: Ids,
): Promise<DemoScreen[]> {
  const screens: (DemoScreen & { id: string; board: DemoBoard })[] = []
  for (const board of plan.screens) {
    const { group, life, reads, ...screen } = board
    const { id, key } = await registerScreen(life === 'new' ? { ...context, now } : context, {
      ...screen,
      groupId: group ? groups[group] : '',
    })
    screens.push({ name: screen.name, key, id, board })
  }
  const shown: PlannedMessage[] = []
  for (const message of plan.messages) {
    const { id } = await createMessage(context, inputOf(message, season, campaigns))
    if (message.draft) continue
    await approveMessage(context, id, { version: 1 })
    shown.push({ ...message, id })
  }
  for (const screen of screens) {
    if (screen.board.life === 'new') continue
    await context.db
      .update(screenTable)
      .set(lifeOf(screen.board, shown, now))
      .where(eq(screenTable.id, screen.id))
    await seedPlays(context, now, screen, shown)
  }
  return screens.map(({ name, key }) => ({ name, key }))
}

function inputOf({ campaign, windows = [{}], except, draft, ...message }: DemoMessage, season: SeedSeason, ids: Ids) {
  return {
    ...message,
    campaignId: campaign ? ids[campaign] : '',
    windows: windows.map(window => ({
      ...{ startsOn: season.from, endsOn: season.to, fromTime: '06:00', toTime: '22:00' },
      ...window,
    })),
    exceptDates: except ? [season.dateOf(...except)] : [],
  }
}

/** What a device that plays, or did until two hours ago, would have told of itself. */
function lifeOf({ life, reads }: DemoBoard, [first]: PlannedMessage[], now: number) {
  const seenAt = life === 'cut_off' ? now - 2 * HOUR : now - 20_000
  const holds = { seenAt, seenVia: reads, validUntil: seenAt + 3 * DAY }
  if (reads !== 'schedule.json') return holds
  return {
    ...holds,
    beatAt: seenAt,
    playing: first ? `message-${first.id}` : null,
    clockOffsetSec: 1,
    playerVersion: '1',
  }
}
