import { createClient } from '@libsql/client'
import { drizzle } from 'drizzle-orm/libsql'
import { migrate } from 'drizzle-orm/libsql/migrator'
import { figuresOfKids, inventKids } from '../../proof/suppression/world'
import { insertRows } from '../../src/database/insert-rows'
import { openLibsql } from '../../src/database/open-libsql'
import { reachedHashes, reports, wards } from '../../src/database/schema'
import { provinceSummary } from '../../src/reports/province-summary'
import type { Actor } from '../../src/shared/actor'
import { quantilesOf } from '../quantiles'

const [WARDS, HASHES, ROUNDS] = [92, 216_000, 20]
const AT_ONCE = 490
/** Of a hundred children one was counted by the next ward as well. */
const TWICE = 100
const period = { from: '2026-06-01', to: '2026-06-30' }

/** How long a province's summary of 92 signed reports with 216,000 hashes takes, in milliseconds. */
export async function measureProvinceReports(url: string) {
  const client = createClient({ url })
  await migrate(drizzle(client), { migrationsFolder: 'migrations' })
  const db = openLibsql(client)
  const each = Math.floor(HASHES / WARDS)
  for (let ward = 0; ward < WARDS; ward++) {
    const id = `b${ward}`
    const figures = figuresOfKids(inventKids(ward, { groups: 27, children: each, reach: 1, poverty: 0.1 }))
    await db.batch([
      db.insert(wards).values({
        ...{ id, slug: id, kind: 'xa', name: `Xã ${ward}`, provinceCode: 'bench', provinceName: 'Tỉnh', createdAt: 0 },
        ...{ seasonName: 'Hè', seasonFrom: period.from, seasonTo: '2026-08-31' },
      }),
      db.insert(reports).values({
        ...{ id, wardId: id, provinceCode: 'bench', title: 'Báo cáo', period: 'month', ...period, status: 'signed' },
        ...{ words: { direction: '', results: '', assessment: '', proposals: '' }, figures, hash: id },
        ...{ createdBy: 'bench', createdAt: 0, updatedAt: 0, signedBy: 'bench', signedAt: 1 },
      }),
    ])
    const hashes = Array.from({ length: each }, (_, child) => ({
      reportId: id,
      hash: `${child % TWICE === 0 && ward % 2 ? ward - 1 : ward}-${child}`.padEnd(43, 'x'),
      cuts: 1 | ((child * 7919) % 4096),
    }))
    for (let from = 0; from < hashes.length; from += AT_ONCE)
      await db.batch([insertRows(db, reachedHashes, hashes.slice(from, from + AT_ONCE))])
  }
  const actor: Actor = { kind: 'staff', id: 'bench', role: 'province', wardId: 'b0', provinceCode: 'bench' }
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const before = performance.now()
    const { children } = await provinceSummary({ db, actor, now: 0 }, period)
    times.push(performance.now() - before)
    if (children.all.recognised === 0) throw new Error('no child was counted twice')
  }
  client.close()
  return { wards: WARDS, hashes: each * WARDS, ...quantilesOf(times) }
}
