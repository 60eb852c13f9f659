import type { DayPlays } from '../../../led/count-plays-by-day'
import type { Messages } from '../../../messages'
import { shortDate } from '../../../shared/dates'

const HEIGHT = 60
const STEP = 12

/** Plays day by day as columns; the figures are said in one sentence beside it. */
export function DayChart({ m, days }: { m: Messages; days: DayPlays[] }) {
  const most = Math.max(1, ...days.map(({ times }) => times))
  const total = days.reduce((sum, { times }) => sum + times, 0)
  const busiest = days.find(({ times }) => times === most)
  const [first, last] = [days[0], days.at(-1)]
  if (!first || !last) return null
  return (
    <figure class="led-chart">
      <svg
        viewBox={`0 0 ${days.length * STEP} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={m.led.chartWords(
          m.number(total),
          busiest ? shortDate(busiest.day) : '',
          m.number(busiest?.times ?? 0),
        )}
      >
        {days.map(({ day, times }, index) => {
          const height = Math.max(times ? 2 : 1, (times / most) * HEIGHT)
          return (
            <rect
              class={times ? 'bar-fill bar-success' : 'bar-track'}
              x={index * STEP + 1}
              y={HEIGHT - height}
              width={STEP - 2}
              height={height}
            >
              <title>{`${shortDate(day)}: ${m.number(times)}`}</title>
            </rect>
          )
        })}
      </svg>
      <figcaption class="soft">
        <span>{shortDate(first.day)}</span>
        {busiest?.times ? <span>{m.led.mostOn(shortDate(busiest.day), m.number(busiest.times))}</span> : null}
        <span>{shortDate(last.day)}</span>
      </figcaption>
    </figure>
  )
}
