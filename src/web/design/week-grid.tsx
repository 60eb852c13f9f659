import type { Category } from '../../shared/choices'

export type WeekDay = {
  key: string
  label: string
  /** Small, below the label: the lunar day, a holiday's name. */
  note?: string
  today?: boolean
  holiday?: boolean
}

export type WeekEntry = {
  href: string
  /** Day key of the column it stands in. */
  day: string
  time: string
  title: string
  note?: string
  category: Category
  /** Hatched: not yet public. */
  draft?: boolean
  /** Outlined in vermilion: shares its venue and time with another. */
  clash?: boolean
  /** Cancelled or postponed: struck through. */
  off?: boolean
  /** Id of the meeting, for the planning calendar's script. */
  meeting?: string
}

export type VenueRow = { name: string; note?: string; href?: string; entries: WeekEntry[] }

export type VenueWeekProps = {
  caption: string
  /** Head of the first column, for screen readers. */
  venueText: string
  days: WeekDay[]
  venues: VenueRow[]
}

/**
 * A week of venues by days, readable from across a desk; beside a `DayAgenda`, it is for desks and paper only.
 * @example <VenueWeek caption={m.week} venueText={m.venue} days={days} venues={venues} />
 */
export function VenueWeek({ caption, venueText, days, venues }: VenueWeekProps) {
  return (
    <div class="week-box">
      <table class="week">
        <caption class="sr">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span class="sr">{venueText}</span>
            </th>
            {days.map(day => (
              <th scope="col" class={kindOf(day)} aria-current={day.today ? 'date' : undefined}>
                {day.label}
                {day.note ? <small>{day.note}</small> : null}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {venues.map(venue => (
            <tr>
              <th scope="row">
                {venue.href ? <a href={venue.href}>{venue.name}</a> : venue.name}
                {venue.note ? <small>{venue.note}</small> : null}
              </th>
              {days.map(day => (
                <VenueDay day={day} entries={venue.entries.filter(entry => entry.day === day.key)} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

type DayAgendaProps = Pick<VenueWeekProps, 'days' | 'venues'> & {
  emptyText: string
  /** Days gone by, folded above the others under a text of their own. */
  before?: { text: string; days: WeekDay[] }
}

/**
 * The same week by days, each with its place: what a phone shows instead of the grid.
 * @example <DayAgenda days={days} venues={venues} emptyText={m.nothing} />
 */
export function DayAgenda({ days, venues, emptyText, before }: DayAgendaProps) {
  const all = venues.flatMap(({ name, entries }) => entries.map(entry => ({ ...entry, place: name })))
  const drawn = (day: WeekDay) => (
    <AgendaDay day={day} entries={all.filter(entry => entry.day === day.key)} emptyText={emptyText} />
  )
  return (
    <div class="agenda">
      {before?.days.length ? (
        <details class="agenda-before">
          <summary>{before.text}</summary>
          {before.days.map(drawn)}
        </details>
      ) : null}
      {days.map(drawn)}
    </div>
  )
}

type AgendaDayProps = { day: WeekDay; entries: (WeekEntry & { place: string })[]; emptyText: string }

function AgendaDay({ day, entries, emptyText }: AgendaDayProps) {
  return (
    <section class={['agenda-day', kindOf(day)].filter(Boolean).join(' ')}>
      <h2>
        {day.label}
        {day.note ? <small> {day.note}</small> : null}
      </h2>
      {entries.length ? (
        entries
          .toSorted((a, b) => (a.time < b.time ? -1 : 1))
          .map(({ place, note, ...entry }) => <EntryLink {...entry} note={[place, note].filter(Boolean).join(' · ')} />)
      ) : (
        <p class="soft">{emptyText}</p>
      )}
    </section>
  )
}

const kindOf = (day: WeekDay) =>
  [day.today ? 'today' : '', day.holiday ? 'holiday' : ''].filter(Boolean).join(' ') || undefined

function VenueDay({ day, entries }: { day: WeekDay; entries: WeekEntry[] }) {
  const kind = [kindOf(day), entries.length === 0 ? 'free' : ''].filter(Boolean).join(' ')
  return (
    <td class={kind || undefined} data-label={day.label}>
      {entries.length > 0 ? (
        <div>
          {entries.map(entry => (
            <EntryLink {...entry} />
          ))}
        </div>
      ) : null}
    </td>
  )
}

/**
 * One entry of a calendar: solid when public, hatched when a draft, outlined when it clashes.
 * @example <EntryLink href="/…" day="2026-06-09" time="14:00" title="Internet an toàn" category="digital_skills" />
 */
export function EntryLink({ href, time, title, note, category, draft, clash, off, meeting }: WeekEntry) {
  const kind = [
    'entry',
    `cat-${category}`,
    draft ? 'entry-draft' : '',
    clash ? 'entry-clash' : '',
    off ? 'entry-off' : '',
  ]
  return (
    <a href={href} class={kind.filter(Boolean).join(' ')} data-meeting={meeting}>
      <strong>{time}</strong> {title}
      {note ? <small> {note}</small> : null}
    </a>
  )
}
