import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { eventGroups, events } from '../database/schema'
import { readAlmanac } from '../places/read-almanac'
import { office } from '../shared/actor'
import { type Context, requireRole } from '../shared/context'
import { addDays, DAY, instantOf, mondayOf } from '../shared/dates'
import { type DomainError, Invalid } from '../shared/errors'
import { date, parse } from '../shared/parse'
import { datesOf, firstDateOf, type Rule } from '../shared/recurrence'
import { createEvents } from './create-events'
import type { EventInput } from './event-input'
import { inputOf } from './input-of'
import { isDated, startOn } from './start-on'
import { type Fewer, whyFewer } from './why-fewer'

/** The days whose events are copied (inclusive), and the first day of the season they are copied into. */
export const copySeasonInput = z.strictObject({ from: date(), to: date(), startsOn: date() })

export type CopiedEvent = {
  /** The event it is a copy of. */
  from: string
  title: string
  /** The first day of the copy. */
  startsOn: string
  /** How many meetings the original has: of a lunar day of several years, from the season on. */
  before: number
  /** How many the copy has; null where none is made. */
  meetings: number | null
  /** Why those are fewer; null where they are not. */
  fewer: Fewer | null
} & (
  | { outcome: 'made'; id: string; meetings: number }
  /** Copied before, or it already repeats into the new season by itself. */
  | { outcome: 'already' }
  | { outcome: 'refused'; refused: DomainError }
)

/**
 * Copies a season as drafts: weekdays stay, holidays of the new year are skipped, lunar days and weeks of school are
 * looked up anew, dates skipped by hand and changes of single meetings stay behind. A second run makes nothing twice.
 * @param dryRun reports what would become of each, and writes nothing
 * @throws Invalid, Forbidden, Conflict `changed_meanwhile`
 */
export async function copySeason(context: Context, input: unknown, { dryRun = false } = {}): Promise<CopiedEvent[]> {
  requireRole(context.actor, ...office)
  const { from, to, startsOn } = parse(copySeasonInput, input)
  if (to < from) throw new Invalid({ to: { code: 'end_before_start' } })
  const days = (instantOf(mondayOf(startsOn)) - instantOf(mondayOf(from))) / DAY
  if (days <= 0 || startsOn <= to) throw new Invalid({ startsOn: { code: 'season_not_later' } })
  const season = await readSeason(context, from, to)
  const copies = season.map(one => {
    const key = copyKey(one.event.id, mondayOf(startsOn))
    return { one, key, input: shifted(inSeason(inputOf(one), one.event.rule, from), one.event.rule, days) }
  })
  const done = new Set(
    await knownKeys(
      context,
      copies.map(copy => copy.key),
    ),
  )
  const isAlready = ({ one, key, input: copy }: (typeof copies)[number]) =>
    done.has(key) || (one.event.rule?.freq === 'lunar' && one.lastDate >= copy.startsOn)
  const fresh = copies.filter(copy => !isAlready(copy))
  const outcomes = await createEvents(
    context,
    fresh.map(copy => ({ input: copy.input, importKey: copy.key })),
    { dryRun },
  )
  const almanac = await readAlmanac(context)
  return copies.map(({ one, input: copy }, index) => {
    const { id: from, title } = one.event
    const told = { from, title, startsOn: copy.startsOn, before: one.before, meetings: null, fewer: null }
    const outcome = outcomes[fresh.indexOf(copies[index]!)]
    if (!outcome) return { ...told, outcome: 'already' }
    if (outcome.refused) return { ...told, outcome: 'refused', refused: outcome.refused }
    const { id, meetings, series } = outcome
    const between: [string, string] = [addDays(one.event.startsOn, days), addDays(one.lastDate, days)]
    const fewer = meetings < one.before ? whyFewer(series, almanac, between) : null
    return { ...told, outcome: 'made', id, meetings, fewer }
  })
}

/** By which a copy is known: the event it is of, and the Monday that the new season begins in the week of. */
export const copyKey = (eventId: string, monday: string) => `copy:${eventId}:${monday}`

/** The events that meet in those days, cancelled ones left out. Two statements. */
async function readSeason({ db, actor }: Context, from: string, to: string) {
  const ofSeason = sql`event.ward_id = ${actor.wardId} and event.status <> 'cancelled' and exists (select 1 from occurrence
    where occurrence.event_id = event.id and occurrence.planned and occurrence.status <> 'cancelled'
      and occurrence.starts_at >= ${instantOf(from)} and occurrence.starts_at < ${instantOf(addDays(to, 1))})`
  const [found, groups] = await db.batch([
    db
      .select({
        event: events,
        lastDate: sql<string>`(select max(rule_date) from occurrence where occurrence.event_id = event.id
          and occurrence.planned)`.as('last_date'),
        before: sql<number>`(select count(*) from occurrence where occurrence.event_id = event.id
          and occurrence.planned and (event.rule ->> 'freq' is not 'lunar' or occurrence.rule_date >= ${from}))`.as(
          'before',
        ),
      })
      .from(events)
      .where(ofSeason)
      .orderBy(sql`event.starts_on`, sql`event.start_time`, sql`event.id`),
    db
      .select({ eventId: eventGroups.eventId, groupId: eventGroups.groupId })
      .from(eventGroups)
      .where(sql`event_group.ward_id = ${actor.wardId}`),
  ])
  return found.map(one => ({
    ...one,
    groupIds: groups.filter(group => group.eventId === one.event.id).map(group => group.groupId),
  }))
}

async function knownKeys({ db, actor }: Context, keys: string[]): Promise<string[]> {
  const rows = await db
    .select({ key: events.importKey })
    .from(events)
    .where(
      sql`event.ward_id = ${actor.wardId} and event.import_key in (select value from json_each(${JSON.stringify(keys)}))`,
    )
  return rows.flatMap(row => row.key ?? [])
}

/** A lunar day comes up to eleven days earlier in the next year, or some twenty later; that far around it is looked for. */
const LUNAR_DRIFT = 25
const HALF_A_MONTH = 15

/** A lunar day of several years is copied from the season's year on, not from its first. */
function inSeason(input: EventInput, rule: Rule | null, from: string): EventInput {
  if (rule?.freq !== 'lunar') return input
  const [startsOn = input.startsOn, ...later] = datesOf(rule, input.startsOn, []).filter(date => date >= from)
  return { ...input, startsOn, until: null, count: later.length + 1 }
}

function shifted(input: EventInput, rule: Rule | null, days: number): EventInput {
  const later = addDays(input.startsOn, days)
  return startOn(input, rule, isDated(rule) ? nearest(rule, later) : later)
}

/** The date of such a rule around a day: the 15th stays the 15th, the first Tuesday the first. Without one the day itself, which is then refused. */
function nearest(rule: Rule, day: string): string {
  const around = rule.freq === 'lunar' ? LUNAR_DRIFT : HALF_A_MONTH
  const found = firstDateOf({ ...rule, until: null }, addDays(day, -around), [])
  return rule.freq === 'lunar' && found > addDays(day, around) ? addDays(day, -around) : found
}
