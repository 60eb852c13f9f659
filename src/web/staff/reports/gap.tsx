import type { WeekShares } from '../../../reports/shares'
import { shortDate, writtenDate } from '../../../shared/dates'
import { Card, CardTitle } from '../../design/card'
import { LineChart, type LineTone } from '../../design/line-chart'
import { Figures, right } from './figures'
import type { SummaryProps } from './reach'

const lines = [
  ['all', 'info'],
  ['poor', 'danger'],
  ['nearPoor', 'warning'],
  ['special', 'success'],
] as const satisfies [keyof WeekShares['shares'], LineTone][]

/** In points of a hundred, above nought where poor children are behind. */
const gapOf = ({ shares: { all, poor } }: WeekShares) =>
  all === null || poor === null ? null : Math.round((all - poor) * 100)

/** How the reach of poor children follows that of all children, week by week. */
export function Gap({ summary, m }: SummaryProps) {
  const { weeks, cuts } = summary
  const words = m.reports
  const shown = lines.filter(([cut]) => cuts[cut].of > 0)
  if (weeks.length === 0 || shown.length === 0) return null
  const gaps = weeks.map(gapOf)
  const now = gaps.at(-1) ?? null
  const closed = now === null ? 0 : Math.max(...gaps.map(gap => gap ?? 0)) - now
  const percent = (share: number | null) => (share === null ? '–' : m.percent(share))
  const said = [
    now === null ? '' : now > 0 ? words.gapNow(now) : words.gapNone,
    closed > 0 ? words.gapCloses(closed) : '',
  ]
  return (
    <Card>
      <CardTitle note={words.gapNote}>{words.gapTitle}</CardTitle>
      <p class={now !== null && now > 0 ? 'say say-danger' : 'say say-success'}>{said.filter(Boolean).join(' ')}</p>
      <LineChart
        points={weeks.map(week => shortDate(week.monday))}
        lines={shown.map(([cut, tone]) => ({
          label: words.cuts[cut],
          text: percent(weeks.at(-1)!.shares[cut]),
          values: weeks.map(week => week.shares[cut]),
          tone,
        }))}
        band={cuts.poor.of > 0}
        percent={m.percent}
      />
      <Figures
        title={words.gapTitle}
        m={m}
        columns={[
          { key: 'week', label: words.week },
          ...shown.map(([cut]) => right(cut, words.cuts[cut])),
          right('gap', words.gapColumn),
          right('children', words.children),
          right('attendances', words.attendances),
        ]}
        rows={weeks.map((week, index) => ({
          week: writtenDate(week.monday),
          ...Object.fromEntries(shown.map(([cut]) => [cut, percent(week.shares[cut])])),
          gap: gaps[index] == null ? '–' : words.points(-gaps[index]),
          children: m.number(week.children),
          attendances: m.number(week.attendances),
        }))}
      />
    </Card>
  )
}
