import ICAL from 'ical.js'
import { messages } from '../messages'
import type { Reason } from '../shared/errors'
import { cleanLine, cleanText, fold } from '../shared/text'
import { detailsOf } from './calendar-details'
import { type Repeating, repeatingOf } from './calendar-rule'
import { type Moment, minutesFrom, momentOf, Unreadable } from './calendar-time'
import { MOST_ROWS, tooManyRows } from './limits'
import type { PlanInput, PlanRow } from './plan-row'

type Block = { line: number; component: ICAL.Component | null }
type Read = PlanRow & { uid: string; dates: string[] }

/**
 * The events of a calendar (RFC 5545). Time zones go by their names: what a file says of them itself is not believed.
 * A meeting that was moved becomes an event of its own, one that was called off a date left out.
 * @throws Invalid with the field `file` for more events than a plan has
 */
export function readCalendar(text: string): PlanRow[] {
  const blocks = blocksOf(text)
  const masters: Read[] = []
  const changes: { block: Block; uid: string }[] = []
  for (const block of blocks) {
    const uid = textOf(block.component, 'uid')
    if (block.component?.hasProperty('recurrence-id')) changes.push({ block, uid })
    else masters.push(readEvent(block, uid))
  }
  const own = changes.flatMap(({ block, uid }) =>
    readChange(
      block,
      masters.find(one => one.uid === uid && uid !== ''),
    ),
  )
  return [...masters, ...own]
    .sort((a, b) => a.line - b.line)
    .map(({ line, key, raw, input, errors }) => ({ line, key, raw, input, errors }))
}

/** Each event parsed by itself, so that a broken one spoils no other. */
function blocksOf(text: string): Block[] {
  const lines = text.split(/\r\n|\n|\r/)
  const blocks: Block[] = []
  let start = -1
  lines.forEach((line, index) => {
    if (/^BEGIN:VEVENT\s*$/i.test(line)) start = index
    if (!/^END:VEVENT\s*$/i.test(line) || start < 0) return
    if (blocks.length >= MOST_ROWS * 2) throw tooManyRows()
    blocks.push({ line: start + 1, component: parse(lines.slice(start, index + 1)) })
    start = -1
  })
  return blocks
}

/** An event is a few thousand letters long; the parser takes a minute over a megabyte of parameters. */
const LONGEST_EVENT = 200_000

function parse(lines: string[]): ICAL.Component | null {
  const text = lines.join('\r\n')
  if (text.length > LONGEST_EVENT) return null
  try {
    return new ICAL.Component(ICAL.parse(text))
  } catch {
    return null
  }
}

function textOf(component: ICAL.Component | null, name: string): string {
  const property = component?.getFirstProperty(name)
  if (!property) return ''
  try {
    return String(property.getFirstValue() ?? '')
  } catch {
    // A day such as "tomorrow" is read only when it is asked for.
    return String(property.toJSON()[3] ?? '')
  }
}

function readEvent({ line, component }: Block, uid: string): Read {
  const errors: Record<string, Reason> = {}
  const input: PlanInput = {}
  const row: Read = { line, key: uid, raw: rawOf(component), input, errors, uid, dates: [] }
  try {
    if (!component) throw new Unreadable('form', { code: 'ics_unreadable' })
    Object.assign(input, detailsOf(component))
    if (!input.title) errors.title = { code: 'required' }
    // Holidays are the ward's own; a calendar names its dates one by one.
    input.skipsHolidays = false
    const start = readTimes(component, input)
    row.key ||= [start.date, start.time, fold(input.title ?? '')].join('|')
    if (isOff(component)) throw new Unreadable('form', { code: 'ics_cancelled' })
    row.dates = readRule(component, input, start)
  } catch (error) {
    if (!(error instanceof Unreadable)) errors.form = { code: 'ics_unreadable' }
    else errors[error.field] = error.reason
    row.key ||= `${line}`
  }
  return row
}

/** Called off; our own calendars mark what is put off without a new date in its title. */
const isOff = (component: ICAL.Component): boolean =>
  textOf(component, 'status').toUpperCase() === 'CANCELLED' ||
  ['vi' as const, 'en' as const].some(language =>
    Object.values(messages(language).public.marks).some(mark => textOf(component, 'summary').startsWith(mark)),
  )

/** Fills in the first day, the hour and the length. */
function readTimes(component: ICAL.Component, input: PlanInput): Moment {
  const property = component.getFirstProperty('dtstart')
  if (!property) throw new Unreadable('startsOn', { code: 'required' })
  const start = momentOf(property, property.getFirstValue() as ICAL.Time, 'startsOn')
  Object.assign(input, { startsOn: start.date, startTime: start.time, repeats: 'once' })
  const end = component.getFirstProperty('dtend')
  const duration = component.getFirstPropertyValue('duration') as ICAL.Duration | null
  const minutes = end
    ? minutesFrom(start, momentOf(end, end.getFirstValue() as ICAL.Time, 'endTime'))
    : duration
      ? duration.toSeconds() / 60
      : 0
  if (!end && !duration) throw new Unreadable('endTime', { code: 'required' })
  if (!(minutes > 0)) throw new Unreadable('endTime', { code: 'end_before_start' })
  input.durationMinutes = Math.round(minutes)
  return start
}

/** Fills in how it repeats, and says which dates the rule names. */
function readRule(component: ICAL.Component, input: PlanInput, start: Moment): string[] {
  if (component.hasProperty('rdate')) throw new Unreadable('repeats', { code: 'ics_rdate' })
  const rules = component.getAllProperties('rrule')
  if (rules.length === 0) return [start.date]
  if (rules.length > 1 || component.hasProperty('exrule'))
    throw new Unreadable('repeats', { code: 'ics_rule', values: { rule: 'EXRULE, RRULE' } })
  const first = component.getFirstPropertyValue('dtstart') as ICAL.Time
  const repeating: Repeating = repeatingOf(rules[0]!.getFirstValue() as ICAL.Recur, first, start)
  Object.assign(input, repeating.input)
  const named = new Set(repeating.dates)
  const skipped = component
    .getAllProperties('exdate')
    .flatMap(property => property.getValues().map(value => skippedDate(property, value as ICAL.Time)))
    .filter(date => named.has(date))
  if (skipped.length) input.skippedDates = [...new Set(skipped)].sort()
  if (repeating.dates.length === input.skippedDates?.length)
    throw new Unreadable('skippedDates', { code: 'no_occurrence' })
  return repeating.dates
}

const skippedDate = (property: ICAL.Property, value: ICAL.Time): string =>
  value.isDate ? value.toString() : momentOf(property, value, 'skippedDates').date

/** One meeting of a series that differs: it leaves the series, and stands alone unless it was called off. */
function readChange(block: Block, master: Read | undefined): Read[] {
  const { component, line } = block
  const uid = textOf(component, 'uid')
  try {
    const property = component!.getFirstProperty('recurrence-id')!
    if (property.getFirstParameter('range')) throw new Unreadable('repeats', { code: 'ics_range' })
    const { date } = momentOf(property, property.getFirstValue() as ICAL.Time, 'startsOn')
    if (master?.dates.includes(date))
      master.input.skippedDates = [...new Set([...(master.input.skippedDates ?? []), date])].sort()
    if (isOff(component!) && master) return []
    return [{ ...readEvent(block, uid), key: `${uid}/${date}` }]
  } catch (error) {
    const errors: Record<string, Reason> =
      error instanceof Unreadable ? { [error.field]: error.reason } : { form: { code: 'ics_unreadable' } }
    return [{ line, key: `${uid}/${line}`, raw: rawOf(component), input: {}, errors, uid, dates: [] }]
  }
}

/** What was written, for showing beside a reason. */
function rawOf(component: ICAL.Component | null): Record<string, string> {
  const raw: Record<string, string> = {}
  const names = { title: 'summary', startsOn: 'dtstart', endTime: 'dtend', repeats: 'rrule', venueName: 'location' }
  for (const [field, name] of Object.entries(names)) {
    const text = textOf(component, name)
    if (text) raw[field] = name === 'location' ? cleanText(text) : cleanLine(text)
  }
  return raw
}
