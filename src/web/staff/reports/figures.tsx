import type { Child } from 'hono/jsx'
import type { Messages } from '../../../messages'
import type { Cut } from '../../../participation/count-participation'
import type { Share, WardSummary } from '../../../reports/ward-summary'
import { categories, crowdAges, crowdGenders } from '../../../shared/choices'
import { writtenDate } from '../../../shared/dates'
import { type BarTone, ShareBars } from '../../design/bars'
import { Card, CardTitle } from '../../design/card'
import { type Column, DataTable } from '../../design/table'

type Props = { summary: WardSummary; m: Messages }

const tones: Partial<Record<Cut, BarTone>> = {
  poor: 'danger',
  nearPoor: 'warning',
  special: 'success',
  ethnicMinority: 'plum',
  girls: 'plum',
  boys: 'success',
}

/** Shares of some cuts against all children's, with their table. Nobody of a kind at all: the row is left out. */
export function Reach({ title, cuts, summary, m }: Props & { title: string; cuts: Cut[] }) {
  const shown = cuts.filter(cut => cut !== 'otherGender' || summary.cuts[cut].register + summary.cuts[cut].children > 0)
  return (
    <Bars
      {...{ title, summary, m }}
      rows={shown.map(cut => ({ label: m.reports.cuts[cut], share: summary.cuts[cut], tone: tones[cut] }))}
      head={m.reports.who}
    />
  )
}

/** The residential groups, the least reached first. */
export function Groups({ summary, m }: Props) {
  const groups = [...summary.groups].sort((a, b) => (a.share ?? 1) - (b.share ?? 1))
  return (
    <Bars
      title={m.reports.byGroup}
      {...{ summary, m }}
      rows={groups.map(group => ({
        label: group.name,
        share: group,
        tone: (group.gap ?? 0) < 0 ? 'danger' : 'success',
      }))}
      head={m.reports.group}
    />
  )
}

type BarsProps = Props & { title: string; head: string; rows: { label: string; share: Share; tone?: BarTone }[] }

function Bars({ title, head, rows, summary, m }: BarsProps) {
  const words = m.reports
  const overall = summary.cuts.all.share
  const reference = overall === null ? undefined : { share: overall, label: words.reference(m.percent(overall)) }
  return (
    <Card>
      <CardTitle note={reference ? undefined : words.noReference}>{title}</CardTitle>
      <ShareBars
        reference={reference}
        rows={rows.map(({ label, share, tone }) => ({
          label,
          share: share.share,
          text: share.share === null ? words.noShare : words.figure(m.percent(share.share), m.number(share.children)),
          tone,
        }))}
      />
      <Figures
        title={title}
        m={m}
        columns={[
          { key: 'who', label: head },
          right('children', words.children),
          right('attendances', words.attendances),
          right('register', words.register),
          right('share', words.share),
          right('gap', words.gap),
        ]}
        rows={rows.map(({ label, share }) => ({
          who: label,
          children: m.number(share.children),
          attendances: m.number(share.attendances),
          register: m.number(share.register),
          share: share.share === null ? '–' : m.percent(share.share),
          gap: share.gap === null ? '–' : words.points(share.gap),
        }))}
      />
    </Card>
  )
}

const right = (key: string, label: string): Column => ({ key, label, align: 'right' })

type FiguresProps = { title: string; m: Messages; columns: Column[]; rows: Record<string, Child>[] }

/** The table of a chart: folded away on the screen, and always on paper, where nothing unfolds. */
function Figures({ title, m, columns, rows }: FiguresProps) {
  const caption = m.reports.tableOf(title)
  const table = <DataTable {...{ caption, columns, rows }} hideCaption wide dense />
  return (
    <>
      <details class="figures no-print">
        <summary>{caption}</summary>
        {table}
      </details>
      <div class="print-only">{table}</div>
    </>
  )
}

/** Số em and lượt by kind of activity: a child at two kinds counts in both, so they are not added up. */
export function Categories({ summary, m }: Props) {
  return (
    <Card>
      <CardTitle>{m.reports.byCategory}</CardTitle>
      <CountTable
        caption={m.reports.byCategory}
        head={m.reports.category}
        m={m}
        rows={categories.map(category => ({ label: m.categories[category], ...summary.categories[category] }))}
      />
    </Card>
  )
}

/** Số em and lượt by week: a child of two weeks counts in both. */
export function Weeks({ summary, m }: Props) {
  if (summary.weeks.length === 0) return null
  return (
    <Card>
      <CardTitle>{m.reports.byWeek}</CardTitle>
      <CountTable
        caption={m.reports.byWeek}
        head={m.reports.week}
        m={m}
        rows={summary.weeks.map(({ monday, ...count }) => ({ label: writtenDate(monday), ...count }))}
      />
    </Card>
  )
}

type CountRow = { label: string; children: number; attendances: number }

function CountTable({ caption, head, m, rows }: { caption: string; head: string; m: Messages; rows: CountRow[] }) {
  return (
    <DataTable
      caption={caption}
      hideCaption
      wide
      dense
      columns={[
        { key: 'label', label: head },
        right('children', m.reports.children),
        right('attendances', m.reports.attendances),
      ]}
      rows={rows.map(row => ({
        label: row.label,
        children: m.number(row.children),
        attendances: m.number(row.attendances),
      }))}
    />
  )
}

/** Crowds counted by head: lượt only, apart from everything above. */
export function Crowd({ summary: { crowd }, m }: Props) {
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
