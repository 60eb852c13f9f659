import type { Messages } from '../../../messages'
import type { ProvinceSummary } from '../../../reports/province-summary'
import { Card, CardTitle } from '../../design/card'
import { DataTable } from '../../design/table'
import { StatusTag } from '../../design/tag'
import { whenOf } from '../reports/documents/paper'

type Ward = ProvinceSummary['wards'][number]['ward']

export const wardLabel = (m: Messages, { kind, name }: Ward) => `${m.wardKinds[kind]} ${name}`

/** Every ward of the province: its report of the period, or that there is none yet. */
export function Wards({ m, summary: { wards } }: { m: Messages; summary: ProvinceSummary }) {
  const words = m.reportDocuments.province
  const missing = wards.filter(({ report }) => !report).length
  const right = (key: string, label: string) => ({ key, label, align: 'right' as const })
  return (
    <Card>
      <CardTitle note={missing ? words.noneYet(m.number(missing)) : undefined}>{words.wards}</CardTitle>
      <DataTable
        caption={words.wards}
        hideCaption
        columns={[
          { key: 'ward', label: words.columns.ward },
          right('children', words.columns.children),
          right('share', words.columns.share),
          right('poor', words.poor),
          right('attendances', words.columns.attendances),
          { key: 'signed', label: words.columns.signedAt },
        ]}
        rows={wards.map(({ ward, report, figures }) => ({
          muted: !report,
          cells: {
            ward: report ? (
              <a href={`/staff/province/reports/${report.id}`}>{wardLabel(m, ward)}</a>
            ) : (
              wardLabel(m, ward)
            ),
            children: figures ? m.number(figures.all.children) : null,
            share: figures?.all.share == null ? null : `${m.number(figures.all.share)}%`,
            poor: figures ? `${m.number(figures.poor.children)} / ${m.number(figures.poor.base)}` : null,
            attendances: figures ? m.number(figures.attendances) : null,
            signed: report ? whenOf(report.signedAt) : <StatusTag tone="warning" label={words.none} />,
          },
        }))}
      />
    </Card>
  )
}
