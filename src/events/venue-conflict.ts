import { and, asc, eq, type SQL, sql } from 'drizzle-orm'
import { events, occurrences, publications } from '../database/schema'
import type { Context } from '../shared/context'
import { DAY, wallDate, wallTime, writtenDate } from '../shared/dates'
import { Conflict } from '../shared/errors'
import type { Slot } from './expand-occurrences'

/** The venue and the times an event asks for. `eventId` is never in its own way. */
export type Wanted = { wardId: string; venueId: string | null; eventId: string; slots: Slot[] }

const listed = (slots: Slot[]) => JSON.stringify(slots.map(slot => [slot.startsAt, slot.endsAt]))

// No meeting is longer than a day, so whoever overlaps starts within a day of the wanted times.
const reach = (slots: Slot[]) => ({ from: slots[0]!.startsAt - DAY, to: slots.at(-1)!.endsAt })

const overlapsWanted = (slots: Slot[], startsAt: SQL, endsAt: SQL) =>
  sql`exists (select 1 from json_each(${listed(slots)}) as wanted
    where ${startsAt} < json_extract(wanted.value, '$[1]') and ${endsAt} > json_extract(wanted.value, '$[0]'))`

/** A meeting of another event's working copy that stands in the way, whatever the state of that event. */
const booked = ({ wardId, venueId, eventId, slots }: Wanted) =>
  sql`occurrence.venue_id = ${venueId} and occurrence.ward_id = ${wardId} and occurrence.event_id <> ${eventId}
    and occurrence.status = 'scheduled'
    and occurrence.starts_at between ${reach(slots).from} and ${reach(slots).to}
    and ${overlapsWanted(slots, sql`occurrence.starts_at`, sql`occurrence.ends_at`)}`

/** The same in what the public still sees of an event whose working copy has moved away. */
const announced = ({ wardId, venueId, eventId, slots }: Wanted) =>
  sql`publication.venue_id = ${venueId} and publication.ward_id = ${wardId} and publication.id <> ${eventId}
    and publication.status = 'published'
    and publication.last_ends_at > ${reach(slots).from} and publication.first_starts_at < ${reach(slots).to}
    and exists (select 1 from json_each(publication.payload, '$.occurrences') as meeting
      where json_extract(meeting.value, '$.status') = 'scheduled' and ${overlapsWanted(
        slots,
        sql`json_extract(meeting.value, '$.startsAt')`,
        sql`json_extract(meeting.value, '$.endsAt')`,
      )})`

/** For the statement that saves: holds while nobody else has the venue at any of the wanted times. */
export const venueFree = (wanted: Wanted): SQL =>
  wanted.venueId === null || wanted.slots.length === 0
    ? sql`1`
    : sql`not exists (select 1 from occurrence where ${booked(wanted)})
        and not exists (select 1 from publication where ${announced(wanted)})`

/**
 * Says who has the venue, once a save found it taken.
 * @throws Conflict `venue_taken` naming the other event, its date and time
 */
export async function refuseTakenVenue({ db }: Context, wanted: Wanted): Promise<void> {
  if (wanted.venueId === null || wanted.slots.length === 0) return
  const [other] = await db
    .select({ title: events.title, startsAt: occurrences.startsAt, endsAt: occurrences.endsAt })
    .from(occurrences)
    .innerJoin(events, eq(events.id, occurrences.eventId))
    .where(booked(wanted))
    .orderBy(asc(occurrences.startsAt))
    .limit(1)
  if (other) throw taken(other.title, other)
  const [shown] = await db
    .select({ payload: publications.payload })
    .from(publications)
    .where(and(announced(wanted)))
    .limit(1)
  const meeting = shown?.payload.occurrences.find(({ startsAt, endsAt, status }) =>
    wanted.slots.some(slot => status === 'scheduled' && startsAt < slot.endsAt && endsAt > slot.startsAt),
  )
  if (shown && meeting) throw taken(shown.payload.title, meeting)
}

const taken = (title: string, { startsAt, endsAt }: Slot) =>
  new Conflict('venue_taken', {
    title,
    date: writtenDate(wallDate(startsAt)),
    from: wallTime(startsAt),
    to: wallTime(endsAt),
  })
