import { approveMessage } from '../led/approve-message'
import { createMessage } from '../led/create-message'
import { registerScreen } from '../led/register-screen'
import type { Context } from '../shared/context'
import type { DemoWard } from './plan'
import type { SeedSeason } from './seed-season'

export type DemoScreen = { name: string; key: string }

type Ids = Record<string, string>

/** Registers a demo ward's boards and writes their messages. Keys are told only here. */
export async function seedBoards(
  context: Context,
  plan: DemoWard,
  season: SeedSeason,
  groups: Ids,
  campaigns: Ids,
): Promise<DemoScreen[]> {
  const screens: DemoScreen[] = []
  for (const { group, ...screen } of plan.screens) {
    const { key } = await registerScreen(context, { ...screen, groupId: group ? groups[group] : '' })
    screens.push({ name: screen.name, key })
  }
  for (const message of plan.messages) {
    const { id } = await createMessage(context, {
      text: message.text,
      campaignId: message.campaign ? campaigns[message.campaign] : '',
      windows: [
        {
          ...{ startsOn: season.from, endsOn: season.to, days: message.days ?? [] },
          ...{ fromTime: message.from ?? '06:00', toTime: message.to ?? '22:00' },
        },
      ],
    })
    if (!message.draft) await approveMessage(context, id, { version: 1 })
  }
  return screens
}
