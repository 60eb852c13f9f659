import { type SQL, sql } from 'drizzle-orm'
import { auditIf } from '../audit/record'
import type { Statement } from '../database/database'
import { insertRows } from '../database/insert-rows'
import { eventGroups, events } from '../database/schema'
import { readAlmanac } from '../places/read-almanac'
import { planners } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'
import { Conflict, DomainError } from '../shared/errors'
import { newId } from '../shared/ids'
import { parse } from '../shared/parse'
import { targetsOf } from './arrange-meetings'
import { bookingsOf } from './bookings'
import { columnsOf } from './event-columns'
import { eventInput } from './event-input'
import type { Series } from './expand-occurrences'
import { readKnownChoices } from './known-choices'
import { refuseOwnOverlap, wantedOf } from './save-working-copy'
import { findFirstTaken, takenBy, venuesFree } from './venue-conflict'
import { insertMeetings } from './write-meetings'

export type NewEvent = {
  input: unknown
  /** What an import knows it by. */
  importKey?: string | null
}

/** For each wanted event, in order: what it became, with the number of its meetings, or why it was not made. */
export type Outcome =
  | { id: string; series: Series; meetings: number; refused?: undefined }
  | { id?: undefined; refused: DomainError }

const EVENTS_A_STATEMENT = 100
const MEETINGS_A_STATEMENT = 1000
const TRIES = 3

type Prepared = Awaited<ReturnType<typeof prepare>>[number]

/**
 * Makes many drafts at once: all that can be made in one batch, the others refused one by one, the earlier before the
 * later where two of them ask for the same venue. The number of statements does not grow with the number of events but
 * for the size of what one statement may carry.
 * @param dryRun says what would become of them and writes nothing; ids are then not kept
 * @throws Forbidden, Conflict `changed_meanwhile` when others keep taking the venues, or brought in the same keys
 */
export async function createEvents(context: Context, wanted: NewEvent[], { dryRun = false } = {}): Promise<Outcome[]> {
  requireRole(context.actor, ...planners)
  const prepared = await prepare(context, wanted)
  for (let tries = 0; tries < TRIES; tries++) {
    const outcomes = await refuseTaken(context, prepared)
    const made = prepared.filter((_, index) => outcomes[index]!.id !== undefined)
    if (dryRun || made.length === 0 || (await write(context, made.filter(isReady)))) return outcomes
  }
  throw new Conflict('changed_meanwhile')
}

const isReady = (one: Prepared): one is Extract<Prepared, { row: object }> => 'row' in one

async function prepare(context: Context, wanted: NewEvent[]) {
  const { actor, now } = context
  const [almanac, choices] = await Promise.all([readAlmanac(context), readKnownChoices(context)])
  return wanted.map(({ input, importKey }) => {
    try {
      const { overlapReason: _, ...given } = parse(eventInput, input)
      choices.check(given)
      const { columns, slots } = columnsOf(given, almanac)
      const id = newId()
      const targets = targetsOf(slots, columns.venueId, []).map(one => ({ ...one, id: newId(), eventId: id }))
      refuseOwnOverlap(targets)
      const row = {
        ...columns,
        id,
        wardId: actor.wardId,
        importKey: importKey ?? null,
        saveToken: id,
        createdBy: actor.id,
        createdAt: now,
        updatedAt: now,
      }
      return { row, targets, groupIds: [...new Set(given.groupIds)] }
    } catch (error) {
      if (error instanceof DomainError) return { refused: error }
      throw error
    }
  })
}

/** Against what is booked in one statement, and among themselves in the order they came. */
async function refuseTaken(context: Context, prepared: Prepared[]): Promise<Outcome[]> {
  const wanted = prepared.map(one => (isReady(one) ? wantedOf(one.row.id, one.targets) : []))
  const taken = await findFirstTaken(context, wanted.flat())
  const bookings = bookingsOf()
  let index = 0
  return prepared.map((one, position) => {
    const from = index
    index += wanted[position]!.length
    if (!isReady(one)) return one
    const other = taken.find(found => found.index >= from && found.index < index) ?? bookings.find(wanted[position]!)
    if (other) return { refused: takenBy(other) }
    bookings.add(wanted[position]!, one.row.title)
    return { id: one.row.id, series: one.row, meetings: one.targets.length }
  })
}

/** One batch: its first statement holds while all the venues are free, and the rest follow it. */
async function write(context: Context, made: Extract<Prepared, { row: object }>[]): Promise<boolean> {
  const { db, actor } = context
  const token = newId()
  const wanted = made.flatMap(one => wantedOf(one.row.id, one.targets))
  const keys = made.flatMap(one => one.row.importKey ?? [])
  const begun: SQL = sql`exists (select 1 from audit_entry where audit_entry.subject_id = ${token}
    and audit_entry.ward_id = ${actor.wardId})`
  const statements: Statement[] = [
    auditIf(
      context,
      sql`${venuesFree(actor.wardId, wanted)} and not exists (select 1 from event where event.ward_id = ${actor.wardId}
        and event.import_key in (select value from json_each(${JSON.stringify(keys)})))`,
      'events.created',
      token,
      { count: made.length },
    ),
    ...chunks(made, EVENTS_A_STATEMENT).map(some =>
      insertRows(
        db,
        events,
        some.map(one => one.row),
        begun,
      ),
    ),
    ...chunks(
      made.flatMap(one => one.targets),
      MEETINGS_A_STATEMENT,
    ).map(some => insertMeetings(context, some, begun)),
    ...chunks(
      made.flatMap(one => one.groupIds.map(groupId => ({ eventId: one.row.id, groupId, wardId: actor.wardId }))),
      MEETINGS_A_STATEMENT,
    ).map(some => insertRows(db, eventGroups, some, begun)),
  ]
  const [first, ...rest] = statements
  await db.batch([first!, ...rest])
  const [written] = await db.select({ id: events.id }).from(events).where(sql`event.id = ${made[0]!.row.id}`)
  return written !== undefined
}

const chunks = <T>(all: T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, index) => all.slice(index * size, (index + 1) * size))
