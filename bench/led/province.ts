import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { openLibsql } from '../../src/database/open-libsql'
import { openDatabaseUrl } from '../../src/node/open-database-url'
import { openNodeRaster } from '../../src/node/open-raster'
import { fillProvince } from './province/fill'
import { type Plan, simulate } from './province/simulate'
import type { Tally } from './province/tally'

const plans: Plan[] = [
  { pollSeconds: 15, cached: false, minutes: 60, seed: 7 },
  { pollSeconds: 15, cached: true, minutes: 60, seed: 7 },
  { pollSeconds: 60, cached: false, minutes: 60, seed: 7 },
]

export type Simulated = Plan & { boards: number; wards: number; tally: Tally }

/** An hour of a province, polled at two paces and with a cache in front; each from the same start. */
export async function measureProvince(folder: string, shorter = 1): Promise<Simulated[]> {
  const start = join(folder, 'province.db')
  const client = await openDatabaseUrl(`file:${start}`)
  await client.execute('pragma synchronous = off')
  const wards = await fillProvince(openLibsql(client))
  // A copy of the file alone must have everything.
  await client.execute('pragma wal_checkpoint(truncate)')
  client.close()
  const raster = openNodeRaster()
  const simulated: Simulated[] = []
  for (const [index, plan] of plans.entries()) {
    const file = join(folder, `province-${index}.db`)
    copyFileSync(start, file)
    const minutes = plan.minutes / shorter
    const tally = await simulate(`file:${file}`, raster, wards, { ...plan, minutes })
    simulated.push({ ...plan, minutes, tally, wards: wards.length, boards: 4 * wards.length })
  }
  return simulated
}
