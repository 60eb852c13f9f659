import { readConfig } from '../src/config'
import type { Database } from '../src/database/database'
import { seedDemo } from '../src/demo/seed-demo'
import { findScreenByKey } from '../src/led/find-screen-by-key'
import { raiseAlert } from '../src/led/raise-alert'
import { openFieldCrypto } from '../src/people/field-crypto'
import { systemOf } from '../src/shared/actor'
import type { Keys } from './polls/addresses'

export const WARD = 'trung-thanh'

/** A Tuesday afternoon of the season, at every run: boards are lit, and nothing changes on them for half an hour. */
const AFTERNOON = '2026-06-09T15:05+07:00'

/** An environment whose clock stands at that afternoon now and runs on. */
export const environmentNow = () => ({
  FIELD_KEY: `k1:${Buffer.alloc(32, 7).toString('base64')}`,
  AUTH_SECRET: 'only-for-the-benchmark-only-for-the-benchmark',
  BASE_URL: 'http://san-choi.bench',
  DEMO: '1',
  DEMO_NOW: AFTERNOON,
  DEMO_STARTED_AT: String(Date.now()),
})

export const crypto = await openFieldCrypto(environmentNow().FIELD_KEY)

/** A demo ward, with an emergency on the second of its boards. Keys are chance, so each database has its own. */
export async function fill(db: Database): Promise<Keys> {
  const config = readConfig(environmentNow())
  const [calm, alarmed] = await seedDemo({ config, db, crypto }, { ward: WARD, children: 30 })
  const screen = (await findScreenByKey(db, alarmed!.key))!
  await raiseAlert(
    { db, actor: systemOf(screen.wardId), now: config.clock() },
    {
      ...{ kind: 'flood', text: 'Lũ quét ở suối Nậm Mu. Rời bờ suối ngay!', reason: 'Tin của trạm thủy văn' },
      ...{ minutes: 120, screenIds: [screen.id] },
    },
  )
  return { calm: calm!.key, alarmed: alarmed!.key }
}
