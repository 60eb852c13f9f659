import { readEventChoices } from '../../../../events/event-choices'
import { listMeetings } from '../../../../events/list-meetings'
import { type AppContext, verbContext } from '../../../../http/env'
import type { Messages } from '../../../../messages'
import { approvers } from '../../../../shared/actor'
import { hasRole } from '../../../../shared/context'
import { wallDate } from '../../../../shared/dates'
import { ButtonLink, PrintButton } from '../../../design/button'
import { ASSETS_VERSION } from '../../../design/document'
import { EmptyState } from '../../../design/empty-state'
import type { PlannerPage } from '../../../islands/planner/contract'
import { staffPage } from '../../frame'
import { PlanMenu } from '../exchange/menu'
import { NewEvent, Views } from '../views'
import { Filters, Steps } from './bar'
import { Plan } from './plan'
import { heading, readAsked } from './view'

/**
 * The planning calendar: month, week, venues by days, one day by venue. The server draws the days asked for as a plain
 * table and agenda; where scripts run, the calendar of `islands/planner` takes their place on screens wide enough.
 * Parts with `data-swap` are renewed by it from the same page at another address.
 */
export async function plannerPage(c: AppContext) {
  const m = c.get('m')
  const asked = readAsked(c)
  const [choices, { meetings, holidays }] = await Promise.all([
    readEventChoices(verbContext(c)),
    listMeetings(verbContext(c), { from: asked.from, to: asked.to, ...asked.filters }),
  ])
  const today = wallDate(c.get('now'))
  const filtered = Object.keys(asked.filters).length > 0
  return staffPage(
    c,
    {
      room: 'events',
      title: m.events.title,
      subheading: (
        <span data-swap="heading" role="status">
          {heading(m, asked)}
        </span>
      ),
      actions: (
        <>
          <Views m={m} current={asked.view} asked={asked} />
          <div data-swap="menu">
            <PlanMenu c={c} filters={asked.filters} />
          </div>
          <div data-swap="new">
            <NewEvent m={m} date={asked.date < today ? undefined : asked.date} venueId={asked.filters.venueId} />
          </div>
        </>
      ),
      printLandscape: true,
      head: (
        <>
          <link rel="stylesheet" href={`/assets/planner.css?v=${ASSETS_VERSION}`} />
          <script src={`/assets/planner.js?v=${ASSETS_VERSION}`} defer />
        </>
      ),
    },
    choices.venues.length === 0 ? (
      <EmptyState title={m.events.noVenues} actions={<ButtonLink href="/staff/places">{m.events.addVenue}</ButtonLink>}>
        {m.events.noVenuesWhat}
      </EmptyState>
    ) : (
      <>
        <div class="planner-bar">
          <div data-swap="steps">
            <Steps m={m} asked={asked} today={today} />
          </div>
          <Filters m={m} asked={asked} choices={choices} />
        </div>
        <div data-swap="none">
          {filtered && meetings.length === 0 ? <p class="notice notice-info">{m.planner.nothingHere}</p> : null}
        </div>
        <div class="planner" data-planner>
          <div class="planner-plan" data-swap="plan">
            <Plan m={m} asked={asked} today={today} venues={choices.venues} meetings={meetings} holidays={holidays} />
          </div>
        </div>
        <div class="week-foot">
          <Legend m={m} />
          <PrintButton small>{m.print}</PrintButton>
        </div>
        <DataBlock
          page={{
            now: c.get('now'),
            venues: choices.venues,
            mayOverride: hasRole(c.get('actor'), ...approvers),
            words: m.planner,
            statuses: m.events.statuses,
            categories: m.categories,
            weekdays: m.weekdays,
            weekdaysShort: m.weekdaysShort,
            language: c.get('language'),
          }}
        />
      </>
    ),
  )
}

function Legend({ m }: { m: Messages }) {
  return (
    <p class="planner-legend soft">
      <span>
        <i class="cat-digital_skills" /> {m.planner.legendPublished}
      </span>
      <span>
        <i class="entry-draft" /> {m.planner.legendDraft}
      </span>
      <span>
        <i class="legend-clash" /> {m.planner.legendClash}
      </span>
      <span>
        <i class="legend-off" /> {m.planner.legendOff}
      </span>
      <span>
        <i class="legend-holiday" /> {m.planner.legendHoliday}
      </span>
      <span class="planner-how">{m.planner.how}</span>
    </p>
  )
}

/** JSON that no text within can end: `<` is written as an escape. */
const DataBlock = ({ page }: { page: PlannerPage }) => (
  <script
    type="application/json"
    id="planner-page"
    dangerouslySetInnerHTML={{ __html: JSON.stringify(page).replaceAll('<', '\\u003c') }}
  />
)
