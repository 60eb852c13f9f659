import type { Stretch, Week, WeekRow } from '../../../led/plan-week'
import type { Messages } from '../../../messages'
import { addDays, DAY, instantOf, MINUTE, shortDate, wallDate, weekdayOf } from '../../../shared/dates'
import { Card } from '../../design/card'
import { EmptyState } from '../../design/empty-state'
import { Icon } from '../../design/icons'
import type { askedFor } from './asked'
import { dayWords, markOf, stretchWords } from './words'

type Props = { m: Messages; monday: string; week: Week; asked: ReturnType<typeof askedFor>; now: number }

const DAY_MINUTES = DAY / MINUTE

/** A board's week: a row for each thing that plays, a column for each day, drawn to the hour; on phones day by day. */
export function WeekPlan({ m, monday, week, asked, now }: Props) {
  const to = (days: number) => `?on=${addDays(asked.on, days)}&at=${asked.at}#week`
  return (
    <Card id="week">
      <div class="card-title">
        <h2>
          {m.led.week} {shortDate(monday)}–{shortDate(addDays(monday, 6))}
        </h2>
        <nav class="led-weeks" aria-label={m.led.week}>
          <a href={to(-7)}>
            <Icon name="left" /> {m.led.weekBefore}
          </a>
          <a href={to(7)}>
            {m.led.weekAfter} <Icon name="right" />
          </a>
        </nav>
        <p class="soft led-week-hint">{m.led.weekHint}</p>
      </div>
      {week.rows.length ? (
        <>
          <WeekTable m={m} week={week} asked={asked} now={now} />
          <WeekDays m={m} week={week} asked={asked} />
        </>
      ) : (
        <EmptyState title={m.led.emptyWeek} level={3}>
          {m.led.emptyDayNext}
        </EmptyState>
      )}
    </Card>
  )
}

function WeekTable({ m, week, asked, now }: Omit<Props, 'monday'>) {
  // A box that scrolls must be reachable from the keyboard, and so needs a name.
  const scroll = { role: 'region', tabindex: 0, 'aria-label': m.led.week }
  return (
    <div class="led-week-box" {...scroll}>
      <table class="led-week">
        <caption class="sr">{m.led.week}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span class="sr">{m.led.inLoop}</span>
            </th>
            {week.days.map(day => (
              <th scope="col" aria-current={day === wallDate(now) ? 'date' : undefined}>
                <a href={`?on=${day}&at=${asked.at}`}>
                  {m.weekdaysShort[weekdayOf(day) - 1]} {shortDate(day)}
                </a>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {week.rows.map(row => (
            <tr>
              <th scope="row">{row.title}</th>
              {week.days.map((day, index) => (
                <td>
                  <DayBar row={row} lit={week.lit[index]!} stretches={row.days[index]!} now={minuteWithin(day, now)} />
                  <span class="sr">{stretchWords(m, row.days[index]!) || m.led.notThatDay}</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

type DayBarProps = { row: WeekRow; lit: Stretch[]; stretches: Stretch[]; now: number | null }

function DayBar({ row, lit, stretches, now }: DayBarProps) {
  return (
    <svg viewBox={`0 0 ${DAY_MINUTES} 24`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect class="led-night" width={DAY_MINUTES} height="24" />
      {lit.map(({ from, to }) => (
        <rect class="led-lit" x={from} width={to - from} height="24" />
      ))}
      {stretches.map(({ from, to }) => (
        <rect class={`led-bar fill-${markOf(row.kind)}`} x={from} width={to - from} y="6" height="12" />
      ))}
      {now === null ? null : <rect class="led-now" x={now - 5} width="10" height="24" />}
    </svg>
  )
}

const minuteWithin = (day: string, now: number): number | null =>
  wallDate(now) === day ? (now - instantOf(day)) / MINUTE : null

/** The same for phones: each day opens to what plays and when. */
function WeekDays({ m, week, asked }: Omit<Props, 'monday' | 'now'>) {
  return (
    <div class="led-week-days">
      {week.days.map((day, index) => (
        <details open={day === asked.on}>
          <summary>
            {dayWords(m, day)} <span class="soft">{stretchWords(m, week.lit[index]!) || m.led.notLit}</span>
          </summary>
          <ul>
            {week.rows
              .filter(row => row.days[index]!.length)
              .map(row => (
                <li>
                  <span class={`led-dot mark-${markOf(row.kind)}`} aria-hidden="true" />
                  <span>
                    <strong>{stretchWords(m, row.days[index]!)}</strong> {row.title}
                  </span>
                </li>
              ))}
          </ul>
        </details>
      ))}
    </div>
  )
}
