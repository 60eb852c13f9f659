import { addWalkIn } from '../../src/participation/add-walk-in'
import { findDevice } from '../../src/participation/find-device'
import { revokeCheckinDevice } from '../../src/participation/revoke-checkin-device'
import { type SyncResult, syncBatch } from '../../src/participation/sync-batch'
import { tickChild } from '../../src/participation/tick-child'
import { untickChild } from '../../src/participation/untick-child'
import { MINUTE } from '../../src/shared/dates'
import { Gone } from '../../src/shared/errors'
import { randomFrom } from '../led/random'
import { pressedAt } from './model'
import type { Sent } from './operations'
import { MINUTES, PLACED, type Story, type WebAct } from './story'
import type { World } from './world'

/** A batch as it was sent, and what came back: nothing where the phone was refused. */
export type Answer = { device: number; minute: number; batch: Sent[]; results: SyncResult[] | null }

type Sending = { device: number; minute: number; batch: Sent[] }

const LATEST = MINUTES * 2
const AGAIN = LATEST + 5
const END = LATEST + 10

/**
 * Cuts what each phone did into batches and says when they are sent: late, several times, out of order, with what was
 * sent before; in the end everything once more, as phones do that got no answer, and what named a walk-in too early.
 */
function plan(operations: Sent[][], seed: number): Sending[] {
  const { chance, int, mixed } = mixing(seed)
  return operations.flatMap((all, device) => {
    const sendings: Sending[] = []
    const rest = [...all]
    while (rest.length) {
      const batch = rest.splice(0, int(1, 8))
      const ready = Math.max(...batch.map(({ act }) => act.minute))
      for (let times = int(1, 3); times > 0; times -= 1) {
        const again = all.filter(({ act }) => act.minute <= ready && chance(0.15))
        sendings.push({ device, minute: int(ready, LATEST), batch: mixed([...batch, ...again]) })
      }
    }
    const again = mixed(all)
    while (again.length) sendings.push({ device, minute: AGAIN, batch: again.splice(0, int(1, 8)) })
    const early = all.filter(({ of }) => of)
    if (early.length) sendings.push({ device, minute: END, batch: early })
    return sendings
  })
}

function mixing(seed: number) {
  const { chance, int, between } = randomFrom(seed)
  const mixed = <T>(list: T[]): T[] =>
    list
      .map(one => ({ one, turn: between(0, 1) }))
      .sort((a, b) => a.turn - b.turn)
      .map(({ one }) => one)
  return { chance, int, mixed }
}

/** Plays a story in a world in one of its ways: minute by minute, what is of one minute at once. */
export async function deliver(world: World, story: Story, operations: Sent[][], way: number): Promise<Answer[]> {
  const sendings = plan(operations, way)
  const answers: Answer[] = []
  for (let minute = 0; minute <= END; minute += 1) {
    const now = world.startsAt + minute * MINUTE
    const due = sendings.filter(sending => sending.minute === minute)
    const web = story.web.map((act, index) => ({ act, index })).filter(({ act }) => act.minute === minute)
    const isRevoked = story.revoked.minute === minute && world.devices[story.revoked.device]
    if (!due.length && !web.length && !isRevoked) continue
    const [taken] = await Promise.all([
      Promise.all(due.map(sending => send(world, sending, now + 45_000))),
      (async () => {
        for (const { act, index } of web) await press(world, act, pressedAt(world.startsAt, minute, index))
      })(),
      isRevoked && revokeCheckinDevice({ ...world.s.admin, now }, isRevoked.device.id),
    ])
    answers.push(...taken)
  }
  return answers
}

async function send({ db, s, devices }: World, sending: Sending, now: number): Promise<Answer> {
  const body = { schemaVersion: 1, operations: sending.batch.map(({ body }) => body) }
  try {
    const device = await findDevice(db, devices[sending.device]!.key, now)
    const results = await syncBatch({ db, crypto: s.crypto, actor: device.actor, now }, device, body)
    return { ...sending, results }
  } catch (error) {
    if (error instanceof Gone) return { ...sending, results: null }
    throw error
  }
}

async function press(world: World, { child, session, present }: WebAct, now: number): Promise<void> {
  const occurrenceId = world.sessions[session]!
  const context = { ...world.s.editor, now }
  if (child === PLACED) await addWalkIn(context, occurrenceId, { childId: world.known })
  else await (present ? tickChild : untickChild)(context, occurrenceId, world.placed[child]!)
}
