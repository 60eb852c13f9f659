import { type AppContext, verbContext } from '../../../http/env'
import { countRegister } from '../../../people/count-register'
import { Card, CardTitle } from '../../design/card'
import { DataTable } from '../../design/table'

/** Groups with how far the register of each has come beside the last survey; their names open their lists. */
export async function RegisterProgress({ c, groups }: { c: AppContext; groups: { id: string; name: string }[] }) {
  const m = c.get('m')
  const t = m.register
  const counted = new Map((await countRegister(verbContext(c))).map(row => [row.groupId, row]))
  const rows = groups.map(group => ({ group, row: counted.get(group.id) }))
  const sum = (key: 'children' | 'noConsent' | 'noPhone') => rows.reduce((all, { row }) => all + (row?.[key] ?? 0), 0)
  const surveyed = (under16: number, of: number | null | undefined) =>
    of ? `${m.number(of)} (${t.share(m.number(Math.round((under16 / of) * 100)))})` : t.notSurveyed
  return (
    <Card>
      <CardTitle note={t.progressNote}>{t.progress}</CardTitle>
      <DataTable
        caption={t.progress}
        hideCaption
        dense
        columns={[
          { key: 'group', label: t.columns.group },
          { key: 'children', label: t.columns.children, align: 'right' },
          { key: 'surveyed', label: t.columns.surveyed, align: 'right' },
          { key: 'noConsent', label: t.columns.noConsent, align: 'right' },
          { key: 'noPhone', label: t.columns.noPhone, align: 'right' },
        ]}
        rows={[
          ...rows.map(({ group, row }) => ({
            group: <a href={`/staff/children?group=${group.id}`}>{group.name}</a>,
            children: m.number(row?.children ?? 0),
            surveyed: surveyed(row?.under16 ?? 0, row?.surveyed),
            noConsent: m.number(row?.noConsent ?? 0),
            noPhone: m.number(row?.noPhone ?? 0),
          })),
          {
            strong: true,
            cells: {
              group: t.whole,
              children: m.number(sum('children')),
              surveyed: '',
              noConsent: m.number(sum('noConsent')),
              noPhone: m.number(sum('noPhone')),
            },
          },
        ]}
      />
    </Card>
  )
}
