import { eq } from 'drizzle-orm'
import { attendances, children, publications, wards } from '../../src/database/schema'
import { createEvent } from '../../src/events/create-event'
import { getEvent } from '../../src/events/get-event'
import { publishEvent } from '../../src/events/publish-event'
import { submitEvent } from '../../src/events/submit-event'
import { newId } from '../../src/shared/ids'
import { eventOf } from './event-input'
import type { Scenario } from './scenario'

export const publicationOf = async (s: Scenario, id: string) =>
  (await s.db.select().from(publications).where(eq(publications.id, id)))[0]
export const revisionOf = async (s: Scenario) =>
  (await s.db.select().from(wards).where(eq(wards.id, s.wardId)))[0]!.revision
export const meetingsOf = async (s: Scenario, id: string) => (await getEvent(s.editor, id)).occurrences
export const publish = async (s: Scenario, id: string) => {
  await submitEvent(s.editor, id)
  await publishEvent(s.approver, id)
}
export const published = async (s: Scenario, input: Record<string, unknown> = eventOf(s)) => {
  const { id } = await createEvent(s.editor, input)
  await publish(s, id)
  return id
}
export const attend = async (s: Scenario, occurrenceId: string) => {
  const childId = newId()
  const made = { wardId: s.wardId, createdAt: 0, updatedAt: 0, createdBy: 'x' }
  await s.db.batch([
    s.db
      .insert(children)
      .values({ ...made, id: childId, groupId: s.group.id, keyId: 'k', birthYear: 2015, gender: 'girl' }),
    s.db
      .insert(attendances)
      .values({ id: newId(), wardId: s.wardId, occurrenceId, childId, method: 'tick', recordedBy: 'x', recordedAt: 0 }),
  ])
}
