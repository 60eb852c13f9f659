import { type SQL, sql } from 'drizzle-orm'
import type { Context } from '../shared/context'
import { newId } from '../shared/ids'
import { attendanceMarks, attendances, registrations } from './tables'

/** A word on whether a child came to an occurrence. */
export type Mark = {
  occurrenceId: string
  childId: string
  present: boolean
  stamp: string
  method: (typeof attendances.$inferSelect)['method']
  /** When, UTC milliseconds. */
  at: number
}

/** Of the things with one key the one with the greatest stamp. */
export function latestByKey<T extends { stamp: string }>(things: T[], keyOf: (thing: T) => string): T[] {
  const latest = new Map<string, T>()
  for (const thing of things) {
    const held = latest.get(keyOf(thing))
    if (!held || thing.stamp > held.stamp) latest.set(keyOf(thing), thing)
  }
  return [...latest.values()]
}

/** While a session may be ticked at all. `o` is its id. */
const takesTicks = (o: SQL) =>
  sql`exists(select 1 from occurrence where occurrence.id = ${o} and occurrence.status = 'scheduled' and occurrence.shown)`

type Conditions = {
  /** For all of it. */
  only: SQL
  /** On a child, table `c`, that may be marked. */
  children?: SQL
  /** The phone they come from. Without one the page was looked at: what it then says is later than what it showed. */
  deviceId?: string
}

/**
 * Statements, for one batch, that note marks and let attendance follow: of two marks of a child the later stands. Who is
 * marked present has taken the place that was to be claimed; who has none is a walk-in. At most 500 marks.
 * @returns noting, removing (returning ids), adding (returning ids), claiming
 */
export function markStatements(
  { db, actor }: Context,
  marks: Mark[],
  { only, children = sql`true`, deviceId }: Conditions,
) {
  const latest = latestByKey(marks, mark => `${mark.occurrenceId} ${mark.childId}`)
  const rows = JSON.stringify(
    latest.map(mark => [
      ...[mark.occurrenceId, mark.childId, mark.present ? 1 : 0, mark.stamp],
      ...[newId(), mark.method, mark.at],
    ]),
  )
  // `cross` keeps the order: few marks, each found by its key, never a ward's children one by one.
  const column = (index: number) => sql.raw(`json_extract(value, '$[${index}]')`)
  const marked = sql`json_each(${rows}) cross join attendance_mark m on m.occurrence_id = ${column(0)} and m.child_id = ${column(1)}`
  const place = sql`exists(select 1 from registration r join occurrence o on o.event_id = r.event_id
    where o.id = m.occurrence_id and r.child_id = m.child_id and r.status = 'confirmed')`
  return [
    db
      .insert(attendanceMarks)
      .select(
        sql`select ${actor.wardId}, ${column(0)}, c.id, ${column(2)}, ${column(3)}
          from json_each(${rows}) cross join child c on c.id = ${column(1)}
          where c.ward_id = ${actor.wardId} and c.erased_at is null and ${children}
          and ${takesTicks(column(0))} and ${only}`,
      )
      .onConflictDoUpdate({
        target: [attendanceMarks.occurrenceId, attendanceMarks.childId],
        set: { present: sql`excluded.present`, stamp: deviceId ? sql`excluded.stamp` : laterThanShown },
        setWhere: deviceId ? sql`excluded.stamp > ${attendanceMarks.stamp}` : undefined,
      }),
    db
      .delete(attendances)
      .where(
        sql`(${attendances.occurrenceId}, ${attendances.childId}) in
          (select m.occurrence_id, m.child_id from ${marked} where m.present = 0) and ${only}`,
      )
      .returning({ id: attendances.id }),
    db
      .insert(attendances)
      .select(
        sql`select ${column(4)}, ${actor.wardId}, m.occurrence_id, m.child_id,
          case when ${place} then ${column(5)} else 'walk_in' end, ${deviceId ?? null}, ${actor.id}, ${column(6)}
          from ${marked} where m.present = 1 and ${only}`,
      )
      .onConflictDoNothing()
      .returning({ id: attendances.id }),
    db
      .update(registrations)
      .set({ claimBy: null })
      .where(
        sql`${registrations.claimBy} is not null and ${registrations.status} = 'confirmed' and ${only}
          and (${registrations.eventId}, ${registrations.childId}) in (select o.event_id, m.child_id
            from ${marked} join occurrence o on o.id = m.occurrence_id where m.present = 1)`,
      ),
  ] as const
}

// The clock of a phone may be a little ahead.
const laterThanShown = sql`max(excluded.stamp,
  printf('%015d.', substr(${attendanceMarks.stamp}, 1, 15) + 1) || substr(excluded.stamp, 17))`
