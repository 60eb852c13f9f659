import type { AppContext } from '../../../http/env'
import type { Messages } from '../../../messages'
import type { Share } from '../../../reports/shares'
import type { WardSummary } from '../../../reports/ward-summary'
import { writtenDate } from '../../../shared/dates'
import { ButtonLink, PrintButton } from '../../design/button'
import { Card, CardTitle, Columns } from '../../design/card'
import { DefinitionList } from '../../design/definition-list'
import { EmptyState } from '../../design/empty-state'
import { Notice } from '../../design/notice'
import { StatRow, StatTile } from '../../design/stat'
import { publicAddress } from '../events/words'
import { staffPage } from '../frame'
import { Gap } from './gap'
import { Categories, Crowd } from './kinds'
import { KeptSeats, NotReached } from './left-behind'
import { PeriodPicker } from './period-picker'
import { Groups, Reach } from './reach'
import { ToDo } from './to-do'

/** Who took part and who was left out, in counts; `refused` when the address named no real period. */
export function summaryPage(c: AppContext, summary: WardSummary, refused = false) {
  const m = c.get('m')
  const words = m.reports
  const ward = c.get('ward')
  const span = words.span(writtenDate(summary.period.from), writtenDate(summary.period.to))
  const name = summary.period.kind === 'season' ? `${summary.season} · ${span}` : span
  const nothing = summary.cuts.all.attendances + summary.cuts.age16to17.attendances + summary.crowd.total === 0
  const shown = { summary, m, address: publicAddress(c, '') }
  return staffPage(
    c,
    {
      room: 'reports',
      title: words.title,
      subheading: ward ? words.about(`${m.wardKinds[ward.kind]} ${ward.name}`, name) : name,
      actions: (
        <>
          <ButtonLink href={`/staff/census/${summary.censusYear}`} tone="quiet">
            {words.mendCensus}
          </ButtonLink>
          <PrintButton>{m.print}</PrintButton>
          <ButtonLink href="/staff/reports/documents" tone="secondary">
            {words.documents}
          </ButtonLink>
        </>
      ),
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
        <div class="stack">
          <Reach {...shown} title={words.reach} cuts={['all', 'poor', 'nearPoor', 'special', 'ethnicMinority']} />
          <Gap {...shown} />
        </div>
        <div class="stack">
          <ToDo {...shown} />
          <KeptSeats {...shown} />
        </div>
      </Columns>
      <Columns>
        <div class="stack">
          <Groups {...shown} />
          {nothing ? null : <NotReached {...shown} />}
        </div>
        <div class="stack">
          <Reach
            {...shown}
            title={words.byAgeAndGender}
            cuts={['girls', 'boys', 'otherGender', 'age0to5', 'age6to10', 'age11to15', 'age16to17']}
          />
          {nothing ? null : <Categories {...shown} />}
          {nothing ? null : <Crowd {...shown} />}
        </div>
      </Columns>
      <Card>
        <CardTitle>{words.definitions}</CardTitle>
        <DefinitionList items={words.definitionOf.map(([term, value]) => ({ term, value }))} />
      </Card>
    </>,
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
        note={all.share === null ? words.nobody : words.shareOfAll(m.percent(all.share))}
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
function OutOf({ label, share: { came, of, gap }, m }: { label: string; share: Share; m: Messages }) {
  const words = m.reports
  const value = words.outOf(m.number(came), m.number(of))
  if (gap === null) return <StatTile label={label} value={value} note={words.nobody} />
  const note = gap === 0 ? words.even : gap < 0 ? words.below(-gap) : words.above(gap)
  return (
    <StatTile label={label} value={value} note={note} tone={gap < 0 ? 'danger' : gap > 0 ? 'success' : 'neutral'} />
  )
}
