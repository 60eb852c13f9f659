import { sql } from 'drizzle-orm'
import type { PersonalContext } from '../people/context'
import { openNames } from '../people/open-names'
import { hashSecret } from '../shared/ids'
import { compareNames } from '../shared/text'
import { doorNames } from './door-name'
import { type CountedSession, ofOwnGroup } from './session'
import { findSettledSession } from './settle-lapsed'

/** Columns of a sheet, so that it stays one page wide. */
export const MOST_MEETINGS = 8

export type PaperRow = {
  /** Its number on the sheet, from 1. */
  number: number
  childId: string
  /** The given name, with an initial only where two of a group share it. */
  name: string
  group: string
  present: boolean
  /** The family or teacher said beforehand that it cannot come to this session. */
  excused: boolean
  /** Gave its place back since the sheet was printed; it keeps its number. */
  gone: boolean
}

export type PaperRoster = {
  session: CountedSession
  /** What is printed on the sheet: says which children stand under which numbers. */
  sheet: string
  rows: PaperRow[]
  /** False where a sheet was asked for that can no longer be told: names have to be compared. */
  isAsPrinted: boolean
  /** The event's meetings from this one on. */
  meetings: { id: string; startsAt: number }[]
}

/**
 * The children with a place, by given name and numbered, for a sheet of paper: as of now, or as they stood on a sheet
 * printed before (`sheet`), so that its numbers still mean the same children. Recorded as an opening.
 * @throws Missing, Forbidden
 */
export async function openPaperRoster(
  context: PersonalContext,
  occurrenceId: string,
  sheet = '',
): Promise<PaperRoster> {
  const { now } = context
  // At the second that the sheet is of, or who just came in would not be on it.
  const session = await findSettledSession({ ...context, now: wholeSecond(now) }, occurrenceId)
  const printed = readSheet(sheet, now)
  const [listed, meetings] = await Promise.all([
    listPlaces(context, session, printed?.at ?? wholeSecond(now)),
    listMeetings(context, session),
  ])
  const names = await openNames(
    context,
    listed.map(({ childId }) => childId),
    occurrenceId,
  )
  const known = listed
    .flatMap(row => (names.has(row.childId) ? [{ ...row, fullName: names.get(row.childId)! }] : []))
    .sort((a, b) => compareNames(a.fullName, b.fullName) || (a.childId < b.childId ? -1 : 1))
  const called = doorNames(known.map(({ childId, fullName, groupId }) => ({ id: childId, fullName, group: groupId })))
  const rows = known.map(({ fullName: _, groupId: __, ...row }, index) => ({
    ...row,
    number: index + 1,
    name: called.get(row.childId)!,
  }))
  const own = await sheetOf(printed?.at ?? wholeSecond(now), rows)
  const isAsPrinted = !sheet.trim() || own === printed?.code
  return { session, sheet: own, rows, isAsPrinted, meetings }
}

type Listed = Omit<PaperRow, 'number' | 'name'> & { groupId: string }

/** Who had a place at an instant. */
const listPlaces = ({ db, actor }: PersonalContext, { id, eventId }: CountedSession, at: number): Promise<Listed[]> =>
  db
    .select({
      childId: sql<string>`c.id`,
      group: sql<string>`g.name`,
      groupId: sql<string>`g.id`,
      present: sql`exists(select 1 from attendance where occurrence_id = ${id} and child_id = c.id)`.mapWith(Boolean),
      excused: sql`exists(select 1 from excuse where occurrence_id = ${id} and child_id = c.id)`.mapWith(Boolean),
      gone: sql`r.status <> 'confirmed'`.mapWith(Boolean),
    })
    .from(sql`registration r join child c on c.id = r.child_id join residential_group g on g.id = c.group_id`)
    .where(
      sql`r.event_id = ${eventId} and c.ward_id = ${actor.wardId} and c.erased_at is null and ${ofOwnGroup(actor)}
        and coalesce(r.confirmed_at, r.created_at) <= ${at}
        and (r.status = 'confirmed' or (r.status = 'cancelled' and r.confirmed_at is not null and r.cancelled_at > ${at}))`,
    )

const listMeetings = ({ db }: PersonalContext, { eventId, startsAt }: CountedSession) =>
  db
    .select({ id: sql<string>`o.id`, startsAt: sql<number>`o.starts_at` })
    .from(sql`occurrence o`)
    .where(sql`o.event_id = ${eventId} and o.shown and o.status = 'scheduled' and o.starts_at >= ${startsAt}`)
    .orderBy(sql`o.starts_at`)
    .limit(MOST_MEETINGS)

const wholeSecond = (at: number) => Math.floor(at / 1000) * 1000

/** When it was printed, in seconds, and two characters of which children are on it, such as `TG4K-2S7F`. */
async function sheetOf(at: number, rows: { childId: string }[]): Promise<string> {
  const mixed = Number.parseInt((await hashSecret(rows.map(({ childId }) => childId).join())).slice(0, 8), 16)
  const code =
    `${(at / 1000).toString(36).padStart(6, '0')}${(mixed % 36 ** 2).toString(36).padStart(2, '0')}`.toUpperCase()
  return `${code.slice(0, 4)}-${code.slice(4)}`
}

/** What somebody typed of a sheet: null where it is none. */
function readSheet(text: string, now: number): { at: number; code: string } | null {
  const code = text.toUpperCase().replace(/[^0-9A-Z]/g, '')
  if (code.length !== 8) return null
  const at = Number.parseInt(code.slice(0, 6), 36) * 1000
  return at <= now ? { at, code: `${code.slice(0, 4)}-${code.slice(4)}` } : null
}
