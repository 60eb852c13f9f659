import { eq } from 'drizzle-orm'
import type { Database } from '../../src/database/database'
import { registrations } from '../../src/database/schema'
import { createEvent } from '../../src/events/create-event'
import { publishEvent } from '../../src/events/publish-event'
import { submitEvent } from '../../src/events/submit-event'
import type { FieldCrypto } from '../../src/people/field-crypto'
import { createWard } from '../../src/places/create-ward'
import { createGroup } from '../../src/places/save-group'
import { createOrganization } from '../../src/places/save-organization'
import { createVenue } from '../../src/places/save-venue'
import { guardianOf, systemOf } from '../../src/shared/actor'
import { addDays, instantOf, wallDate } from '../../src/shared/dates'

export const GUARDIANS = 2_000
export const SEATS = 300
const WARD = '00002'

export type Place = { eventId: string; groupId: string }

/** Nine in the morning of a day in May, when registration opens. */
export const OPENING = instantOf('2026-05-20', '09:00')

/** A ward with one event of eight meetings and 300 seats, and nobody registered. */
export async function openRegistration(db: Database, now = OPENING): Promise<Place> {
  const context = { db, actor: systemOf(WARD), now }
  await createWard(context, {
    ...{ id: WARD, slug: 'dong-dang-ky', kind: 'phuong', name: 'Đo', provinceCode: '19', provinceName: 'Thái Nguyên' },
    ...{ seasonName: 'Hè', seasonFrom: wallDate(now), seasonTo: addDays(wallDate(now), 90) },
  })
  const { id: organizationId } = await createOrganization(context, { name: 'Nhà thiếu nhi', kind: 'office' })
  const { id: groupId } = await createGroup(context, { name: 'Tổ 1' })
  const { id: venueId } = await createVenue(context, { name: 'Bể bơi' })
  const { id: eventId } = await createEvent(context, {
    ...{ title: 'Học bơi an toàn', category: 'sports', organizationId, venueId, registration: 'open', capacity: SEATS },
    ...{ startsOn: addDays(wallDate(now), 14), startTime: '08:00', endTime: '10:00', repeats: 'weekly', count: 8 },
  })
  await submitEvent(context, eventId)
  await publishEvent(context, eventId)
  return { eventId, groupId }
}

/** What the guardian with this number types: each of another phone, with another child. */
export const formOf = ({ groupId }: Place, number: number) => ({
  family: {
    guardianName: `Trần Thị ${number}`,
    relation: 'mother',
    phone: `09${String(10_000_000 + number)}`,
    consent: 'on',
  },
  child: { name: `Nguyễn Bảo ${number}`, groupId, birthYear: '2016', gender: 'girl', assent: 'on' },
})

export const guardianContext = (db: Database, crypto: FieldCrypto, now = OPENING) => ({
  ...{ db, crypto, now, actor: guardianOf(WARD) },
})

/** Who got in, and the order of the others. @throws Error when it is not as promised */
export async function judge(db: Database, { eventId }: Place, answered?: string[]): Promise<void> {
  const rows = await db.select().from(registrations).where(eq(registrations.eventId, eventId))
  const inOrder = rows.sort((a, b) => a.position - b.position)
  const say = (problem: string) => {
    throw new Error(`The burst left ${problem}`)
  }
  if (rows.length !== GUARDIANS) say(`${rows.length} registrations`)
  if (inOrder.some((row, index) => row.position !== index + 1)) say('gaps in the line')
  if (inOrder.some((row, index) => (row.status === 'confirmed') !== index < SEATS)) say('seats given out of turn')
  if (answered && inOrder.some((row, index) => row.id !== answered[index]))
    say('a line in another order than it was answered in')
}
