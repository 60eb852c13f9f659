import { readFileSync } from 'node:fs'
import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { childImportParts, childImports, children } from '../../src/database/schema'
import { runJobs, SCHEDULE } from '../../src/jobs'
import { DAY, instantOf, MINUTE } from '../../src/shared/dates'
import { newId } from '../../src/shared/ids'
import { plant } from '../support/registration-steps'
import { type Scenario, scenario } from '../support/scenario'

const servicesOf = (s: Scenario, at = s.clock) =>
  ({ db: s.db, crypto: s.crypto, config: { clock: () => at.now } }) as unknown as Parameters<typeof runJobs>[0]
const named = (s: Scenario) => s.db.$count(children, sql`ward_id = ${s.wardId} and name is not null`)

test('every ward has its daily work once a day, in a quarter of an hour of its own', async () => {
  const one = await scenario()
  const other = await scenario({ db: one.db })
  for (const s of [one, other]) await plant(s)
  one.clock.now = instantOf('2026-12-10')
  const erasedBy: number[] = []
  for (let quarter = 0; quarter < 96; quarter++) {
    const { done, failed } = await runJobs(servicesOf(one))
    expect(failed).toEqual([])
    if (done.erase) erasedBy.push(quarter)
    one.clock.now += 15 * MINUTE
  }
  expect(erasedBy).toHaveLength(2)
  expect([await named(one), await named(other)]).toEqual([0, 0])
})

test('a ward whose work fails stops no other, and is said by kind alone', async () => {
  const broken = await scenario()
  const sound = await scenario({ db: broken.db })
  const [child] = [await plant(broken), await plant(sound)]
  // A ciphertext that was cut off while a list of this ward waits: what erases it cannot read the name.
  await broken.db.update(children).set({ name: 'Nguyễn Bảo An' }).where(eq(children.id, child))
  const list = newId()
  await broken.db.batch([
    broken.db.insert(childImports).values({
      ...{ id: list, wardId: broken.wardId, createdBy: 'x', fileName: 'x', summary: {} },
      createdAt: instantOf('2026-12-10') + DAY,
    }),
    broken.db.insert(childImportParts).values({ importId: list, part: 0, rows: 'x', keyId: 'test' }),
  ])
  broken.clock.now = instantOf('2026-12-10')
  const report = await runJobs(servicesOf(broken), { all: true })
  expect(report.failed).toEqual([{ job: 'erase', wardId: broken.wardId, error: expect.any(String) }])
  expect(JSON.stringify(report)).not.toContain('Bảo An')
  expect([await named(broken), await named(sound)]).toEqual([1, 0])
})

test('both runtimes ring at the same times', () => {
  expect(readFileSync('wrangler.toml', 'utf8')).toContain(`crons = ["${SCHEDULE}"]`)
})
