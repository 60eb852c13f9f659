import type { Messages } from '../../../messages'
import type { Cut } from '../../../participation/count-participation'
import type { Share } from '../../../reports/shares'
import type { WardSummary } from '../../../reports/ward-summary'
import { type BarTone, ShareBars } from '../../design/bars'
import { Card, CardTitle } from '../../design/card'
import { Notice } from '../../design/notice'
import { Figures, right } from './figures'

export type SummaryProps = { summary: WardSummary; m: Messages }

const tones: Partial<Record<Cut, BarTone>> = {
  poor: 'danger',
  nearPoor: 'warning',
  special: 'success',
  ethnicMinority: 'plum',
  girls: 'plum',
  boys: 'success',
}

/** Shares of some cuts against all children's, with their table. Nobody of a kind at all: the row is left out. */
export function Reach({ title, cuts, summary, m }: SummaryProps & { title: string; cuts: Cut[] }) {
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
export function Groups({ summary, m }: SummaryProps) {
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

type BarsProps = SummaryProps & { title: string; head: string; rows: { label: string; share: Share; tone?: BarTone }[] }

function Bars({ title, head, rows, summary, m }: BarsProps) {
  const words = m.reports
  const { share: overall, basis } = summary.cuts.all
  const reference = overall === null ? undefined : { share: overall, label: words.reference(m.percent(overall)) }
  return (
    <Card>
      <CardTitle note={reference ? words.basis[basis](summary.censusYear) : words.noReference}>{title}</CardTitle>
      <ShareBars
        reference={reference}
        rows={rows.map(({ label, share, tone }) => ({
          label: share.basis === basis ? label : words.ownBasis(label, words.basisWord[share.basis]),
          share: share.share,
          text: share.share === null ? words.noShare : words.figure(m.percent(share.share), m.number(share.came)),
          tone,
        }))}
      />
      {rows.some(({ share }) => (share.share ?? 0) > 1) ? (
        <Notice tone="warning" level={3}>
          {words.tooLow} <a href={`/staff/census/${summary.censusYear}`}>{words.censusLink}</a>
        </Notice>
      ) : null}
      <Figures
        title={title}
        m={m}
        columns={[
          { key: 'who', label: head },
          right('children', words.children),
          right('attendances', words.attendances),
          right('of', words.of),
          right('share', words.share),
          right('gap', words.gap),
        ]}
        rows={rows.map(({ label, share }) => ({
          who: label,
          children: m.number(share.children),
          attendances: m.number(share.attendances),
          of: words.ofBasis(m.number(share.of), words.basisWord[share.basis]),
          share: share.share === null ? '–' : m.percent(share.share),
          gap: share.gap === null ? '–' : words.points(share.gap),
        }))}
      />
    </Card>
  )
}
