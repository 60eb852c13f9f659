import type { Category } from './tag'

export type WeekDay = { key: string; label: string; today?: boolean }

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
  /** Words for `clash`, read by screen readers. */
  clashText?: string
}

export type VenueRow = { name: string; note?: string; href?: string; entries: WeekEntry[] }

export type VenueWeekProps = {
  caption: string
  /** Head of the first column, for screen readers. */
  venueText: string
  days: WeekDay[]
  venues: VenueRow[]
  /** Said on phones under a venue without entries. */
  emptyText: string
}

/**
 * A week of venues by days, readable from across a desk; an agenda per venue on a phone.
 * @example <VenueWeek caption={m.week} venueText={m.venue} days={days} venues={venues} emptyText={m.free} />
 */
export function VenueWeek({ caption, venueText, days, venues, emptyText }: VenueWeekProps) {
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
              <th scope="col" class={day.today ? 'today' : undefined} aria-current={day.today ? 'date' : undefined}>
                {day.label}
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
                {venue.entries.length === 0 ? <small class="week-empty">{emptyText}</small> : null}
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

function VenueDay({ day, entries }: { day: WeekDay; entries: WeekEntry[] }) {
  const kind = [day.today ? 'today' : '', entries.length === 0 ? 'free' : ''].filter(Boolean).join(' ')
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
export function EntryLink({ href, time, title, note, category, draft, clash, clashText }: WeekEntry) {
  const kind = ['entry', `cat-${category}`, draft ? 'entry-draft' : '', clash ? 'entry-clash' : ''].filter(Boolean)
  return (
    <a href={href} class={kind.join(' ')}>
      <strong>{time}</strong> {title}
      {note ? <small> {note}</small> : null}
      {clash && clashText ? <span class="sr"> {clashText}</span> : null}
    </a>
  )
}
