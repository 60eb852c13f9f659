import { eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { attendances } from '../../src/database/schema'
import { plantChild, plantRegistration, plantSession } from './attendance'
import { type Scenario, scenario } from './scenario'

export async function session(options?: Parameters<typeof plantSession>[1]) {
  const s = await scenario()
  const planted = await plantSession(s, options)
  const childId = await plantChild(s)
  await plantRegistration(s, planted.eventId, childId)
  return { s, ...planted, childId }
}

export const rowsOf = (s: Scenario, occurrenceId: string) =>
  s.db.select().from(attendances).where(eq(attendances.occurrenceId, occurrenceId))

export const because = (code: string) => expect.objectContaining({ reason: expect.objectContaining({ code }) })

export const newChild = (s: Scenario, own = {}) => ({
  name: 'Trần Văn Bình',
  groupId: s.group.id,
  birthYear: '2017',
  gender: 'boy',
  assent: 'yes',
  consent: 'yes',
  ...own,
})
