import { EntryLink, type WeekEntry } from './week-grid'

export type MonthDay = { key: string; number: string; label: string; outside?: boolean; today?: boolean; note?: string }

export type MonthGridProps = {
  caption: string
  weekdays: string[]
  /** Whole weeks of seven days. */
  weeks: MonthDay[][]
  entries: WeekEntry[]
}

/**
 * A month by weeks; on a phone only the days with entries remain, one below the other.
 * @example <MonthGrid caption="Tháng 6" weekdays={['T2', …]} weeks={weeks} entries={entries} />
 */
export function MonthGrid({ caption, weekdays, weeks, entries }: MonthGridProps) {
  return (
    <div class="week-box">
      <table class="week month">
        <caption class="sr">{caption}</caption>
        <thead>
          <tr>
            {weekdays.map(weekday => (
              <th scope="col">{weekday}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map(week => (
            <tr>
              {week.map(day => (
                <MonthCell day={day} entries={entries.filter(entry => entry.day === day.key)} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function MonthCell({ day, entries }: { day: MonthDay; entries: WeekEntry[] }) {
  const kind = [day.outside ? 'outside' : '', day.today ? 'today' : '', entries.length === 0 ? 'free' : '']
  return (
    <td class={kind.filter(Boolean).join(' ') || undefined} data-label={day.label}>
      <div>
        <p class="month-day" aria-current={day.today ? 'date' : undefined}>
          <b>{day.number}</b> {day.note ? <small>{day.note}</small> : null}
        </p>
        {entries.map(entry => (
          <EntryLink {...entry} />
        ))}
      </div>
    </td>
  )
}
