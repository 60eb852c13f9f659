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

/**
 * Statements, for one batch, that note marks and let attendance follow: of two marks of a child the later stands. Who is
 * marked present has taken the place that was to be claimed. At most 500 marks.
 * @param only a condition for all of it
 * @param deviceId the phone they come from
 */
export function markStatements(
  { db, actor }: Context,
  marks: Mark[],
  { only, deviceId = null }: { only: SQL; deviceId?: string | null },
) {
  const latest = latestByKey(marks, mark => `${mark.occurrenceId} ${mark.childId}`)
  const rows = JSON.stringify(
    latest.map(mark => [
      ...[mark.occurrenceId, mark.childId, mark.present ? 1 : 0, mark.stamp],
      ...[newId(), mark.method, mark.at],
    ]),
  )
  const column = (index: number) => sql.raw(`json_extract(value, '$[${index}]')`)
  const marked = sql`json_each(${rows}) join attendance_mark m on m.occurrence_id = ${column(0)} and m.child_id = ${column(1)}`
  return [
    db
      .insert(attendanceMarks)
      .select(
        sql`select ${actor.wardId}, ${column(0)}, c.id, ${column(2)}, ${column(3)}
          from json_each(${rows}) join child c on c.id = ${column(1)}
          where c.ward_id = ${actor.wardId} and c.erased_at is null and ${takesTicks(column(0))} and ${only}`,
      )
      .onConflictDoUpdate({
        target: [attendanceMarks.occurrenceId, attendanceMarks.childId],
        set: { present: sql`excluded.present`, stamp: sql`excluded.stamp` },
        setWhere: sql`excluded.stamp > ${attendanceMarks.stamp}`,
      }),
    db.delete(attendances).where(
      sql`(${attendances.occurrenceId}, ${attendances.childId}) in
          (select m.occurrence_id, m.child_id from ${marked} where m.present = 0) and ${only}`,
    ),
    db
      .insert(attendances)
      .select(
        sql`select ${column(4)}, ${actor.wardId}, m.occurrence_id, m.child_id, ${column(5)}, ${deviceId}, ${actor.id}, ${column(6)}
          from ${marked} where m.present = 1 and ${only}`,
      )
      .onConflictDoNothing(),
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
