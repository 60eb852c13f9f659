import type { Child } from 'hono/jsx'
import { isElsewhere, type MeetingChanges } from '../../../../events/changed-meetings'
import type { Messages } from '../../../../messages'
import type { PublicOccurrence, PublicVenue } from '../../../../publications/publication'
import { shortDate, wallDate, wallTime, weekdayOf, writtenDate } from '../../../../shared/dates'
import { timesText } from '../words'
import { Turn } from './turn'

/** A label and what is said under it. */
export type Line = { label: string; said: Child[] }

type Pair = MeetingChanges['changed'][number]
type Told = { m: Messages; year: string }

const MOST_DATES = 10

/**
 * What becomes of the meetings, in words a leader reads at once: taken out, added, moved, elsewhere, on or off, with
 * another note. Meetings of which the same is true share a line.
 * @param year the current one, which dates leave out
 */
export function meetingLines(
  m: Messages,
  { removed, added, changed }: MeetingChanges,
  venues: Record<'before' | 'after', PublicVenue | null>,
  year: string,
): Line[] {
  const told = { m, year }
  const words = m.events.meetingChanges
  const differ = (is: (one: PublicOccurrence) => unknown) => changed.filter(pair => is(pair.before) !== is(pair.after))
  const place = (venue: PublicVenue | null) => venue?.name ?? m.events.noVenue
  const note = (text: string) => (text ? `“${text}”` : words.noNote)
  const lines: Line[] = [
    { label: words.removed(removed.length), said: listed(told, removed).map(text => <del>{text}</del>) },
    { label: words.added(added.length), said: listed(told, added).map(text => <ins>{text}</ins>) },
    moves(
      told,
      differ(one => `${one.startsAt}-${one.endsAt}`),
    ),
    {
      label: words.elsewhere,
      said: turned(
        told,
        changed.filter(pair => isElsewhere(pair, venues)),
        ({ before, after }) => [place(before.venue ?? venues.before), place(after.venue ?? venues.after)],
      ),
    },
    {
      label: words.state,
      said: turned(
        told,
        differ(one => one.status),
        ({ before, after }) => [words.states[before.status], words.states[after.status]],
      ),
    },
    {
      label: words.note,
      said: turned(
        told,
        differ(one => one.note),
        ({ before, after }) => [note(before.note), note(after.note)],
      ),
    },
  ]
  return lines.filter(({ said }) => said.length > 0)
}

const dateOf = ({ year }: Told, instant: number) => {
  const date = wallDate(instant)
  return date.startsWith(year) ? shortDate(date) : writtenDate(date)
}
const weekday = ({ m }: Told, instant: number) => m.weekdays[weekdayOf(wallDate(instant)) - 1]!
const day = (told: Told, instant: number) => `${weekday(told, instant)} ${dateOf(told, instant)}`

function dates(told: Told, instants: number[]): string {
  const said = instants.slice(0, MOST_DATES).map(instant => dateOf(told, instant))
  const more = instants.length - said.length
  return said.join(', ') + (more > 0 ? ` ${told.m.events.meetingChanges.more(more)}` : '')
}

/** Those of one key together, in the order of the first of each. */
function together<T>(list: T[], keyOf: (one: T) => string): T[][] {
  const groups = new Map<string, T[]>()
  for (const one of list) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one])
  return [...groups.values()]
}

/** `Thứ Ba 16/06, 14:00–16:00`, and several of a weekday and time as `Thứ Ba, 14:00–16:00: 16/06, 23/06`. */
function listed(told: Told, meetings: PublicOccurrence[]): string[] {
  const hours = ({ startsAt, endsAt }: PublicOccurrence) => timesText(startsAt, endsAt)
  return together(meetings, one => `${weekday(told, one.startsAt)}, ${hours(one)}`).map(group =>
    group.length === 1
      ? `${day(told, group[0]!.startsAt)}, ${hours(group[0]!)}`
      : `${weekday(told, group[0]!.startsAt)}, ${hours(group[0]!)}: ${dates(
          told,
          group.map(one => one.startsAt),
        )}`,
  )
}

/** `Thứ Năm 11/06, 14:00–16:00 → Thứ Sáu 12/06, 09:00–11:00`; as one line where many move alike. */
function moves(told: Told, pairs: Pair[]): Line {
  const when = ({ startsAt, endsAt }: PublicOccurrence) => `${weekday(told, startsAt)}, ${timesText(startsAt, endsAt)}`
  const said = together(pairs, ({ before, after }) => when(before) + when(after)).map(group => {
    const [{ before, after }] = group as [Pair]
    const sameDay = wallDate(before.startsAt) === wallDate(after.startsAt)
    const hours = (one: PublicOccurrence) =>
      !sameDay && before.endsAt - before.startsAt === after.endsAt - after.startsAt
        ? wallTime(one.startsAt)
        : timesText(one.startsAt, one.endsAt)
    if (group.length === 1)
      return sameDay ? (
        <>
          {day(told, before.startsAt)}: <Turn m={told.m} before={hours(before)} after={hours(after)} />
        </>
      ) : (
        <Turn
          m={told.m}
          before={`${day(told, before.startsAt)}, ${hours(before)}`}
          after={`${day(told, after.startsAt)}, ${hours(after)}`}
        />
      )
    return (
      <>
        <Turn m={told.m} before={when(before)} after={when(after)} />
        <span class="soft">
          {' '}
          · {group.length < pairs.length ? `${told.m.events.meetings(group.length)}: ` : ''}
          {dates(
            told,
            group.map(one => one.after.startsAt),
          )}
        </span>
      </>
    )
  })
  return { label: told.m.events.meetingChanges.moved(pairs.length), said }
}

/** What changed of the meetings on some days, before and after. */
function turned(told: Told, pairs: Pair[], words: (pair: Pair) => [string, string]): Child[] {
  return together(pairs, pair => words(pair).join('\n')).map(group => {
    const [before, after] = words(group[0]!)
    const days =
      group.length === 1
        ? day(told, group[0]!.after.startsAt)
        : dates(
            told,
            group.map(one => one.after.startsAt),
          )
    return (
      <>
        {days}: <Turn m={told.m} before={before} after={after} />
      </>
    )
  })
}
