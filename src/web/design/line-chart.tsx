import { shareScale } from './scale'

export type LineTone = 'info' | 'danger' | 'warning' | 'success'

export type Line = {
  label: string
  /** Said beside the label, such as where it stands now. */
  text: string
  /** From 0 to 1 and above; null leaves a gap. One for each of `points`. */
  values: (number | null)[]
  tone: LineTone
}

export type LineChartProps = {
  /** What stands below the axis, in order of time. */
  points: string[]
  /** At most four: each tone has a mark and a dash of its own, so that they are told apart without colour. */
  lines: Line[]
  /** Fills what lies between the first two lines. */
  band?: boolean
  percent: (share: number) => string
}

const HEIGHT = 240
const TOP = 14
const FLOOR = 212
/** Of a hundred: room for the words of the axis, and for the last mark to stand whole. */
const LEFT = 13
const RIGHT = 3
const MOST_LABELS = 5

/**
 * Shares over time. Places across are percentages, so that lines stretch with the page while words and marks do not.
 * The figures are said in the legend and in the table that stands below it.
 * @example <LineChart points={mondays} lines={[all, poor]} band percent={m.percent} />
 */
export function LineChart({ points, lines, band, percent }: LineChartProps) {
  const { top, ticks } = shareScale(lines.flatMap(line => line.values.flatMap(value => value ?? [])))
  const across = (index: number) =>
    points.length < 2 ? 50 : LEFT + (index / (points.length - 1)) * (100 - LEFT - RIGHT)
  const down = (share: number) => FLOOR - (share / top) * (FLOOR - TOP)
  const step = Math.ceil(points.length / MOST_LABELS)
  return (
    <figure class="chart">
      <svg class="chart-lines" width="100%" height={HEIGHT} aria-hidden="true" focusable="false">
        {ticks.map(tick => (
          <>
            <line class={tick ? 'chart-grid' : 'chart-floor'} x1="0" x2="100%" y1={down(tick)} y2={down(tick)} />
            <text class="chart-words" x="0" y={down(tick) - 4}>
              {percent(tick)}
            </text>
          </>
        ))}
        <svg
          aria-hidden="true"
          x="0"
          y="0"
          width="100%"
          height={HEIGHT}
          viewBox={`0 0 100 ${HEIGHT}`}
          preserveAspectRatio="none"
        >
          {band && lines[0] && lines[1] ? (
            <polygon class="chart-band" points={bandOf(lines[0].values, lines[1].values, across, down)} />
          ) : null}
          {lines.map(({ values, tone }) => (
            <polyline class={`chart-line line-${tone}`} points={pathOf(values, across, down)} />
          ))}
        </svg>
        {lines.map(({ values, tone }) =>
          values.map((value, index) =>
            value === null ? null : (
              <svg x={`${across(index)}%`} y={down(value)} overflow="visible" aria-hidden="true">
                <Mark tone={tone} />
              </svg>
            ),
          ),
        )}
        {points.map((label, index) =>
          index % step === 0 ? (
            <text class="chart-words" x={`${across(index)}%`} y={HEIGHT - 6} text-anchor={index ? 'middle' : 'start'}>
              {label}
            </text>
          ) : null,
        )}
      </svg>
      <figcaption>
        <ul class="chart-legend">
          {lines.map(({ label, text, tone }) => (
            <li>
              <svg width="44" height="16" aria-hidden="true" focusable="false">
                <line class={`chart-line line-${tone}`} x1="0" x2="44" y1="8" y2="8" />
                <svg x="22" y="8" overflow="visible" aria-hidden="true">
                  <Mark tone={tone} />
                </svg>
              </svg>
              <span>
                {label} <strong>{text}</strong>
              </span>
            </li>
          ))}
        </ul>
      </figcaption>
    </figure>
  )
}

/** A shape for each tone, around the point it stands at. */
function Mark({ tone }: { tone: LineTone }) {
  const look = `chart-mark mark-${tone}`
  if (tone === 'info') return <circle class={look} r="4.5" />
  if (tone === 'danger') return <rect class={look} x="-4.5" y="-4.5" width="9" height="9" />
  return <path class={look} d={tone === 'warning' ? 'M0-6 6 5H-6Z' : 'M0-6 6 0 0 6-6 0Z'} />
}

type Place = (value: number) => number

const placesOf = (values: (number | null)[], across: Place, down: Place) =>
  values.flatMap((value, index) => (value === null ? [] : [`${across(index).toFixed(2)},${down(value).toFixed(1)}`]))

const pathOf = (values: (number | null)[], across: Place, down: Place) => placesOf(values, across, down).join(' ')

const bandOf = (upper: (number | null)[], lower: (number | null)[], across: Place, down: Place) =>
  [...placesOf(upper, across, down), ...placesOf(lower, across, down).reverse()].join(' ')
