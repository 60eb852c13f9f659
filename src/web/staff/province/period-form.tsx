import type { Messages } from '../../../messages'
import type { ProvinceSummary } from '../../../reports/province-summary'
import { Segments, Toolbar } from '../../design/toolbar'

const SHOWN = 6

/** The periods of which there are signed reports, the latest first. */
export function PeriodForm({ m, summary: { periods, period } }: { m: Messages; summary: ProvinceSummary }) {
  const words = m.reportDocuments
  if (periods.length === 0) return null
  return (
    <Toolbar label={words.province.choose}>
      <Segments
        label={words.province.periodsThere}
        items={periods.slice(0, SHOWN).map(one => ({
          href: `?from=${one.from}&to=${one.to}`,
          label: `${words.period(one.period, one.from, one.to)} · ${m.number(one.wards)}`,
          current: one.from === period?.from && one.to === period?.to,
        }))}
      />
    </Toolbar>
  )
}
