import type { PlannedMeeting } from '../../../../events/list-meetings'
import { listSeason } from '../../../../events/list-season'
import { type AppContext, verbContext } from '../../../../http/env'
import { explain, type Messages } from '../../../../messages'
import { isDate, mondayOf, readDate, wallDate, writtenDate } from '../../../../shared/dates'
import { Invalid } from '../../../../shared/errors'
import { Button, PrintButton } from '../../../design/button'
import { EmptyState } from '../../../design/empty-state'
import { ErrorSummary } from '../../../design/error-summary'
import { DateField } from '../../../design/fields'
import { filterNames } from '../../../islands/planner/contract'
import { staffPage } from '../../frame'
import { PlanWeek } from './plan-week'
import { seasonOf } from './season'

type Found = Awaited<ReturnType<typeof listSeason>> & { errors: { field: string; message: string }[] }

/** A season on A4 paper, a table for each week; on a screen the same with a button to print it. */
export async function seasonPlanPage(c: AppContext) {
  const m = c.get('m')
  const t = m.plans
  const { wardName, seasonName, from, to } = await seasonOf(c)
  const { meetings, holidays, errors } = await search(c, from, to)
  const weeks = weeksOf(meetings)
  const days = { from: dateText(from), to: dateText(to) }
  return staffPage(
    c,
    { room: 'events', title: t.planTitle, subheading: t.planWhat, printLandscape: true },
    <>
      <div class="no-print">
        <ErrorSummary title={m.errorSummary} errors={errors} />
        <Days m={m} from={from} to={to} kept={keptFilters(c)} />
      </div>
      <div class="plan-paper">
        <header class="plan-head">
          <p class="plan-ward">{wardName}</p>
          <h2>{t.planOf(seasonName, days.from, days.to)}</h2>
          <p class="soft">
            {t.countIn(m.number(meetings.length))} · {t.printedOn(writtenDate(wallDate(c.get('now'))))}
            <span class="plan-key">
              <i class="entry-draft" /> {t.draftKey}
            </span>
          </p>
        </header>
        {weeks.length ? (
          <>
            {weeks.map(([monday, of]) => (
              <PlanWeek m={m} monday={monday} meetings={of} holidays={holidays} />
            ))}
            <div class="plan-signs">
              <p>{t.signature}</p>
              <p>{t.approval}</p>
            </div>
          </>
        ) : errors.length ? null : (
          <EmptyState title={t.emptyPlan}>{t.emptyPlanWhat}</EmptyState>
        )}
      </div>
    </>,
  )
}

const dateText = (date: string) => (isDate(readDate(date)) ? writtenDate(readDate(date)) : date)

const keptFilters = (c: AppContext) =>
  filterNames.flatMap(name => {
    const value = c.req.query(name)
    return value ? [[name, value] as [string, string]] : []
  })

async function search(c: AppContext, from: string, to: string): Promise<Found> {
  const m = c.get('m')
  try {
    const found = await listSeason(verbContext(c), { ...Object.fromEntries(keptFilters(c)), from, to })
    return { ...found, errors: [] }
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    const errors = Object.entries(error.fields).map(([field, reason]) => ({ field, message: explain(m, reason) }))
    return { meetings: [], holidays: [], errors }
  }
}

function weeksOf(meetings: PlannedMeeting[]): [string, PlannedMeeting[]][] {
  const weeks = new Map<string, PlannedMeeting[]>()
  for (const meeting of meetings) {
    const monday = mondayOf(wallDate(meeting.startsAt))
    weeks.set(monday, [...(weeks.get(monday) ?? []), meeting])
  }
  return [...weeks]
}

function Days({ m, from, to, kept }: { m: Messages; from: string; to: string; kept: [string, string][] }) {
  const t = m.plans
  return (
    <form method="get" action="/staff/events/plan" aria-label={m.events.filter}>
      {kept.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <div class="filters">
        <DateField name="from" label={m.events.from} value={from} />
        <DateField name="to" label={m.events.to} value={to} />
        <Button tone="secondary">{t.show}</Button>
        <PrintButton tone="primary">{t.printPlan}</PrintButton>
      </div>
    </form>
  )
}
