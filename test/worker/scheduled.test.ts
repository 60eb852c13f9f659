import { createExecutionContext, createScheduledController, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { asc, eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { children, wards } from '../../src/database/schema'
import { MINUTE } from '../../src/shared/dates'
import worker from '../../src/worker'
import { plant } from '../support/registration-steps'
import { scenario } from '../support/scenario'

test('the Worker’s timer erases what a ward has kept long enough', async () => {
  const s = await scenario()
  await plant(s)
  await s.db.update(wards).set({ retentionDays: 0 }).where(eq(wards.id, s.wardId))
  const all = await s.db.select({ id: wards.id }).from(wards).orderBy(asc(wards.id))
  const slot = all.findIndex(({ id }) => id === s.wardId) % 96
  // A day after the season of every test's ward, and long before any other ward's days are over.
  const at = Date.parse('2026-09-02T00:01:00Z') + slot * 15 * MINUTE
  const bindings = { ...env, DEMO: '1', DEMO_NOW: new Date(at).toISOString() } as unknown as Parameters<
    typeof worker.scheduled
  >[1]
  const execution = createExecutionContext()
  await worker.scheduled(createScheduledController({ cron: '*/15 * * * *' }), bindings)
  await waitOnExecutionContext(execution)
  expect(await s.db.$count(children, sql`ward_id = ${s.wardId} and name is not null`)).toBe(0)
  expect(await s.db.$count(children, eq(children.wardId, s.wardId))).toBe(1)
})
