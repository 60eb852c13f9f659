import type { Messages } from '../../../messages'
import { type Period, periodKinds } from '../../../reports/period'
import { Button } from '../../design/button'
import { DateField } from '../../design/fields'
import { Fold } from '../../design/fold'
import { Pagination } from '../../design/pagination'
import { Segments, Toolbar } from '../../design/toolbar'

/** Week, month, quarter, season, or any days. */
export function PeriodPicker({ period, m, span }: { period: Period; m: Messages; span: string }) {
  const words = m.reports
  const at = (on: string) => `?period=${period.kind}&on=${on}`
  const { previous, next } = period
  return (
    <Toolbar label={words.choosePeriod}>
      <Segments
        label={words.choosePeriod}
        items={periodKinds.map(kind => ({
          href: `?period=${kind}`,
          label: words.periods[kind],
          current: kind === period.kind,
        }))}
      />
      {previous && next ? (
        <Pagination
          label={words.choosePeriod}
          previous={{ href: at(previous), label: words.earlier }}
          status={span}
          next={{ href: at(next), label: words.later }}
        />
      ) : null}
      <Fold summary={words.ownSpan} small open={period.kind === 'custom'}>
        <form method="get" class="own-span">
          <DateField name="from" label={words.from} value={period.from} required />
          <DateField name="to" label={words.to} value={period.to} required />
          <Button tone="secondary">{words.show}</Button>
        </form>
      </Fold>
    </Toolbar>
  )
}
