import { categories, crowdAges, crowdGenders } from '../../../shared/choices'
import { ShareBars } from '../../design/bars'
import { Card, CardTitle } from '../../design/card'
import { DataTable } from '../../design/table'
import { Figures, right } from './figures'
import type { SummaryProps } from './reach'

const tones = { culture: 'danger', sports: 'success', digital_skills: 'info', online_safety: 'plum' } as const

/** Số em and lượt by kind of activity, the bars as long as the attendances are many. */
export function Categories({ summary, m }: SummaryProps) {
  const words = m.reports
  const rows = categories.map(category => ({ category, ...summary.categories[category] }))
  const most = Math.max(1, ...rows.map(row => row.attendances))
  return (
    <Card>
      <CardTitle note={words.kindNote}>{words.byCategory}</CardTitle>
      <ShareBars
        longText
        rows={rows.map(({ category, children, attendances }) => ({
          label: m.categories[category],
          share: attendances / most,
          text: words.kindFigure(m.number(attendances), m.number(children)),
          tone: tones[category],
        }))}
      />
      <Figures
        title={words.byCategory}
        m={m}
        columns={[
          { key: 'label', label: words.category },
          right('children', words.children),
          right('attendances', words.attendances),
        ]}
        rows={rows.map(({ category, children, attendances }) => ({
          label: m.categories[category],
          children: m.number(children),
          attendances: m.number(attendances),
        }))}
      />
    </Card>
  )
}

/** Crowds counted by head: lượt only, apart from everything else. */
export function Crowd({ summary: { crowd }, m }: SummaryProps) {
  if (crowd.total === 0) return null
  const words = m.reports
  const { ages, crowdGenders: genders, adults } = m.attendance
  const rows = [
    ...crowdGenders.flatMap(gender =>
      crowdAges.map(age => [`${gender}_${age}`, words.crowdCategory(genders[gender], ages[age])] as const),
    ),
    ['adults', adults] as const,
  ].filter(([category]) => crowd.byCategory[category])
  return (
    <Card>
      <CardTitle note={words.crowdNote(m.number(crowd.total))}>{words.crowd}</CardTitle>
      <DataTable
        caption={words.crowd}
        hideCaption
        wide
        dense
        columns={[{ key: 'who', label: words.crowdWho }, right('heads', words.crowdHeads)]}
        rows={rows.map(([category, who]) => ({ who, heads: m.number(crowd.byCategory[category] ?? 0) }))}
      />
    </Card>
  )
}
