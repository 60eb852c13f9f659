import type { Database } from '../../src/database/database'
import { createEvents } from '../../src/events/create-events'
import { createWard } from '../../src/places/create-ward'
import { createGroup } from '../../src/places/save-group'
import { createOrganization } from '../../src/places/save-organization'
import { createVenue } from '../../src/places/save-venue'
import { systemOf } from '../../src/shared/actor'
import type { Context } from '../../src/shared/context'
import { addDays, instantOf } from '../../src/shared/dates'

const WARD = '00001'
const VENUES = 24
const MONDAY = '2026-06-01'

/** Verbs act as the system on the morning the plan is made. */
export const benchContext = (db: Database): Context => ({
  db,
  actor: systemOf(WARD),
  now: instantOf('2026-05-20', '08:00'),
})

const clock = (minutes: number) => new Date(minutes * 60_000).toISOString().slice(11, 16)

export type Places = { organizationId: string; groupId: string; venueIds: string[]; freeVenueIds: string[] }

/** A weekly event of ten meetings; each `index` has a time at a venue of its own. */
const weekly = ({ organizationId, groupId }: Places, venueIds: string[], index: number, monday: string) => {
  const starts = 360 + Math.floor(index / (7 * venueIds.length)) * 45
  return {
    title: `Hoạt động hè ${index}`,
    category: 'sports',
    organizationId,
    groupIds: index % 10 ? [] : [groupId],
    venueId: venueIds[Math.floor(index / 7) % venueIds.length],
    // Over the year, as the plans of a ward are.
    startsOn: addDays(monday, (index % 7) + 7 * ((index * 13) % 40)),
    startTime: clock(starts),
    endTime: clock(starts + 45),
    repeats: 'weekly',
    skipsHolidays: false,
    count: 10,
  }
}

/** Five hundred rows as an import brings them, at venues that are still free from that year on. */
export const importRows = (places: Places, year: number) =>
  Array.from({ length: 500 }, (_, index) => ({ input: weekly(places, places.freeVenueIds, index, `${year}-06-01`) }))

/** A ward with that many weekly events of ten meetings each, made by the verbs. */
export async function fillWard(db: Database, events: number): Promise<Places> {
  const context = benchContext(db)
  await createWard(context, {
    ...{ id: WARD, slug: 'bench', kind: 'phuong', name: 'Đo', provinceCode: '19', provinceName: 'Thái Nguyên' },
    ...{ seasonName: 'Hè', seasonFrom: MONDAY, seasonTo: '2026-08-31' },
  })
  const { id: organizationId } = await createOrganization(context, { name: 'Phòng Văn hóa', kind: 'office' })
  const { id: groupId } = await createGroup(context, { name: 'Tổ 1' })
  const ids: string[] = []
  for (let index = 0; index < VENUES * 2; index++)
    ids.push((await createVenue(context, { name: `Nhà văn hóa ${index}` })).id)
  const places = { organizationId, groupId, venueIds: ids.slice(0, VENUES), freeVenueIds: ids.slice(VENUES) }
  for (let from = 0; from < events; from += 500) {
    const rows = Array.from({ length: Math.min(500, events - from) }, (_, index) => ({
      input: weekly(places, places.venueIds, from + index, MONDAY),
    }))
    const refused = (await createEvents(context, rows)).find(outcome => outcome.refused)
    if (refused) throw new Error(`The bench's own plan was refused: ${refused.refused?.reason.code}`)
  }
  return places
}
