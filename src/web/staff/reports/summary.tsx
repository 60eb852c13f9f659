import type { AppContext } from '../../../http/env'
import type { Messages } from '../../../messages'
import { type Period, periodKinds } from '../../../reports/period'
import type { Share, WardSummary } from '../../../reports/ward-summary'
import { writtenDate } from '../../../shared/dates'
import { ButtonLink, PrintButton } from '../../design/button'
import { Card, CardTitle, Columns } from '../../design/card'
import { DefinitionList } from '../../design/definition-list'
import { EmptyState } from '../../design/empty-state'
import { Notice } from '../../design/notice'
import { Pagination } from '../../design/pagination'
import { StatRow, StatTile } from '../../design/stat'
import { Segments, Toolbar } from '../../design/toolbar'
import { staffPage } from '../frame'
import { Categories, Crowd, Groups, Reach, Weeks } from './figures'
import { ToDo } from './to-do'

/** Who took part and who was left out, in counts; `refused` when the address named no real period. */
export function summaryPage(c: AppContext, summary: WardSummary, refused = false) {
  const m = c.get('m')
  const words = m.reports
  const ward = c.get('ward')
  const span = words.span(writtenDate(summary.period.from), writtenDate(summary.period.to))
  const name = summary.period.kind === 'season' ? `${summary.season} · ${span}` : span
  const nothing = summary.cuts.all.attendances + summary.cuts.age16to17.attendances + summary.crowd.total === 0
  return staffPage(
    c,
    {
      room: 'reports',
      title: words.title,
      subheading: ward ? words.about(`${m.wardKinds[ward.kind]} ${ward.name}`, name) : name,
      actions: <PrintButton>{m.print}</PrintButton>,
      notice: refused ? <Notice tone="warning">{words.badPeriod}</Notice> : null,
    },
    <>
      <PeriodPicker period={summary.period} m={m} span={span} />
      <Tiles summary={summary} m={m} />
      {nothing ? (
        <EmptyState
          title={words.empty}
          actions={
            <ButtonLink href="/staff/attendance" tone="secondary">
              {words.emptyLink}
            </ButtonLink>
          }
        >
          {words.emptyHelp}
        </EmptyState>
      ) : null}
      <Columns wide>
        <Reach
          title={words.reach}
          cuts={['all', 'poor', 'nearPoor', 'special', 'ethnicMinority']}
          {...{ summary, m }}
        />
        <ToDo suggestions={summary.suggestions} m={m} />
      </Columns>
      <Columns>
        <div class="stack">
          <Reach
            title={words.byAgeAndGender}
            cuts={['girls', 'boys', 'otherGender', 'age0to5', 'age6to10', 'age11to15', 'age16to17']}
            {...{ summary, m }}
          />
          {nothing ? null : <Categories {...{ summary, m }} />}
          {nothing ? null : <Weeks {...{ summary, m }} />}
        </div>
        <div class="stack">
          <Groups {...{ summary, m }} />
          {nothing ? null : <Crowd {...{ summary, m }} />}
        </div>
      </Columns>
      <Card>
        <CardTitle>{words.definitions}</CardTitle>
        <DefinitionList items={words.definitionOf.map(([term, value]) => ({ term: `${term}:`, value }))} />
      </Card>
    </>,
  )
}

function PeriodPicker({ period, m, span }: { period: Period; m: Messages; span: string }) {
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
    </Toolbar>
  )
}

function Tiles({ summary: { cuts, attendancesPerChild }, m }: { summary: WardSummary; m: Messages }) {
  const words = m.reports
  const { all, poor, special } = cuts
  return (
    <StatRow>
      <StatTile
        label={words.children}
        value={m.number(all.children)}
        note={all.share === null ? words.nobodyRegistered : words.shareOfRegister(m.percent(all.share))}
      />
      <StatTile
        label={words.attendances}
        value={m.number(all.attendances)}
        note={
          attendancesPerChild === null
            ? words.noneYet
            : words.perChild(m.number(Math.round(attendancesPerChild * 10) / 10))
        }
      />
      <OutOf label={words.poorChildren} share={poor} m={m} />
      <OutOf label={words.specialChildren} share={special} m={m} />
    </StatRow>
  )
}

/** Reached of all, and how that is against everybody. */
function OutOf({ label, share: { reached, register, gap }, m }: { label: string; share: Share; m: Messages }) {
  const words = m.reports
  const value = words.outOf(m.number(reached), m.number(register))
  if (gap === null) return <StatTile label={label} value={value} note={words.nobodyRegistered} />
  const note = gap === 0 ? words.even : gap < 0 ? words.below(-gap) : words.above(gap)
  return (
    <StatTile label={label} value={value} note={note} tone={gap < 0 ? 'danger' : gap > 0 ? 'success' : 'neutral'} />
  )
}
