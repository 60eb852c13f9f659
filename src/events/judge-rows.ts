import type { PlanRow } from '../exchange/plan-row'
import { readAlmanac } from '../places/read-almanac'
import type { Context } from '../shared/context'
import { type DomainError, Invalid, type Reason } from '../shared/errors'
import { parse } from '../shared/parse'
import { createEvents } from './create-events'
import { columnsOf, type EventColumns } from './event-columns'
import { type EventInput, eventInput } from './event-input'
import type { Slot } from './expand-occurrences'
import { type KnownEvent, readKnownEvents } from './known-events'
import { newlyWanted, readHeld } from './newly-wanted'
import { readPlanNames } from './plan-names'
import { columnOfField, type Defaults, resolveNames } from './resolve-names'
import type { Almanac } from './series-of'
import { unsaidInCalendar, unsaidInPlans } from './unsaid-in-calendar'
import { findFirstTaken, takenBy } from './venue-conflict'

/** Why a row cannot be taken over; `field` is a column of the plan, `key` or `form`. */
export type RowReason = { field: string; reason: Reason }

export type JudgedRow = {
  row: PlanRow
  /** `unchanged` and `changed` are said of events that are there already. */
  status: 'new' | 'changed' | 'unchanged' | 'error' | 'conflict'
  reasons: RowReason[]
  /** The event as it would be saved, and its meetings; null where the row cannot be read. */
  plan: { input: EventInput; columns: EventColumns; slots: Slot[] } | null
  known: KnownEvent | null
  /** The name of the venue that was understood. */
  venueName: string | null
  /** The columns in which a changed row differs from its event. */
  differs: string[]
}

/** The rows of a file; `calendar` where it was no table. */
export type RowsToJudge = { rows: PlanRow[]; calendar: boolean; defaults: Defaults }

/**
 * What would become of each row if it were brought in now. The number of statements does not grow with the rows.
 * @throws Forbidden
 */
export async function judgeRows(context: Context, { rows, calendar, defaults }: RowsToJudge): Promise<JudgedRow[]> {
  const [names, known, almanac] = await Promise.all([
    readPlanNames(context),
    readKnownEvents(
      context,
      rows.flatMap(row => [row.key, idIn(row.key)]),
    ),
    readAlmanac(context),
  ])
  const byId = new Map(known.map(one => [one.event.id, one]))
  const byKey = new Map(known.map(one => [one.event.importKey, one]))
  const met = new Map<string, number>()
  const judged = rows.map((row): JudgedRow => {
    const event = byId.get(row.key) ?? byKey.get(row.key) ?? byId.get(idIn(row.key)) ?? null
    const present = event ? { ...event.event, groupIds: event.groupIds } : undefined
    const said = resolveNames(row.input, names, { actor: context.actor, defaults, present })
    const { errors } = said
    const unsaid = event && (calendar ? unsaidInCalendar(row.input, event) : unsaidInPlans(event))
    const input = { ...said.input, ...unsaid }
    const reasons = { ...row.errors, ...errors, ...refusalOf(context, event, row, met) }
    const venueName = names.venues.find(one => one.id === input.venueId)?.name ?? null
    return { row, known: event, venueName, differs: [], ...planned(input, almanac, reasons) }
  })
  await refuseConflicts(context, judged)
  return judged
}

/** The UID of an event in our own calendars begins with its id. */
const idIn = (key: string): string => key.split('@')[0]!

/** Not the own organization's, or spoken of by an earlier row. */
function refusalOf(
  { actor }: Context,
  known: KnownEvent | null,
  { line }: PlanRow,
  met: Map<string, number>,
): Record<string, Reason> {
  if (!known) return {}
  if (actor.role === 'coordinator' && known.event.organizationId !== actor.organizationId)
    return { key: { code: 'row_of_others' } }
  const before = met.get(known.event.id)
  if (before !== undefined) return { key: { code: 'row_twice', values: { line: before } } }
  met.set(known.event.id, line)
  return {}
}

function planned(
  input: object,
  almanac: Almanac,
  errors: Record<string, Reason>,
): Pick<JudgedRow, 'plan' | 'status' | 'reasons'> {
  try {
    const given = parse(eventInput, input)
    const plan = { input: given, ...columnsOf(given, almanac) }
    if (Object.keys(errors).length === 0) return { plan, status: 'new', reasons: [] }
    return { plan, status: 'error', reasons: reasonsIn(errors) }
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    return { plan: null, status: 'error', reasons: reasonsIn(error.fields, errors) }
  }
}

/** One reason for each column: what the row itself says goes before what follows from it. */
function reasonsIn(...all: Record<string, Reason>[]): RowReason[] {
  const byColumn = Object.assign(
    {},
    ...all.map(fields =>
      Object.fromEntries(Object.entries(fields).map(([field, reason]) => [columnOfField(field), reason])),
    ),
  ) as Record<string, Reason>
  return Object.entries(byColumn).map(([field, reason]) => ({ field, reason }))
}

async function refuseConflicts(context: Context, judged: JudgedRow[]): Promise<void> {
  for (const one of judged) if (one.known && one.status === 'new') Object.assign(one, compared(one.known, one))
  const fresh = judged.filter(one => one.status === 'new')
  const outcomes = await createEvents(
    context,
    fresh.map(one => ({ input: one.plan!.input, importKey: one.row.key })),
    { dryRun: true },
  )
  fresh.forEach((one, index) => {
    const refused = outcomes[index]!.refused
    if (refused) Object.assign(one, told(refused))
  })
  await refuseTaken(context, judged)
}

/** A refusal of a verb as what is said of a row. */
export function told(error: DomainError): Pick<JudgedRow, 'status' | 'reasons'> {
  if (error instanceof Invalid) return { status: 'error', reasons: reasonsIn(error.fields) }
  const { code } = error.reason
  const field = code === 'venue_taken' ? 'venueName' : code === 'own_organization_only' ? 'organizationName' : 'form'
  return {
    status: code === 'own_organization_only' ? 'error' : 'conflict',
    reasons: [{ field, reason: error.reason }],
  }
}

function compared(
  { event, groupIds }: KnownEvent,
  { plan }: JudgedRow,
): Pick<JudgedRow, 'status' | 'reasons' | 'differs'> {
  const { columns, input } = plan!
  const fields = (Object.keys(columns) as (keyof EventColumns)[]).filter(
    name => name !== 'searchTitle' && canonical(columns[name]) !== canonical(event[name]),
  )
  const groups = (ids: string[]) => canonical([...new Set(ids)].sort())
  const named: string[] = groups(input.groupIds) === groups(groupIds) ? fields : [...fields, 'groupIds']
  const differs = [...new Set(named.map(columnOfField))]
  if (differs.length === 0) return { status: 'unchanged', reasons: [], differs }
  if (event.status === 'cancelled')
    return { status: 'conflict', reasons: [{ field: 'form', reason: { code: 'cancelled_already' } }], differs }
  return { status: 'changed', reasons: [], differs }
}

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )

/** Changed events hold times of their own already: only others are in their way. Two statements for all of them. */
async function refuseTaken(context: Context, judged: JudgedRow[]): Promise<void> {
  const changed = judged.filter(one => one.status === 'changed')
  const held = await readHeld(
    context,
    changed.map(one => one.known!.event.id),
  )
  const wanted = changed.map(one => newlyWanted(context, one, held))
  const taken = await findFirstTaken(context, wanted.flat())
  let from = 0
  changed.forEach((one, index) => {
    const until = from + wanted[index]!.length
    const other = taken.find(found => found.index >= from && found.index < until)
    if (other) Object.assign(one, told(takenBy(other)))
    from = until
  })
}
