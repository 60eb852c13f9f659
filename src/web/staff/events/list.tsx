import { lunarText, ruleText } from '../../../calendar/rule-text'
import { readEventChoices } from '../../../events/event-choices'
import { type EventSummary, listEvents } from '../../../events/list-events'
import { type AppContext, verbContext } from '../../../http/env'
import { explain, type Messages } from '../../../messages'
import { Invalid } from '../../../shared/errors'
import { ButtonLink } from '../../design/button'
import { ASSETS_VERSION } from '../../design/document'
import { EmptyState } from '../../design/empty-state'
import { ErrorSummary } from '../../design/error-summary'
import { Pagination } from '../../design/pagination'
import { DataTable } from '../../design/table'
import { CategoryTag, StatusTag } from '../../design/tag'
import { type Form, valuesOf } from '../../form'
import { filterNames } from '../../islands/planner/contract'
import { staffPage } from '../frame'
import { PlanMenu } from './exchange/menu'
import { ListFilters } from './list-filters'
import { outcomeNotices } from './outcome'
import { PickAll } from './pick'
import { readAsked } from './planner/view'
import { errorsOf, isUnsent, Named, SendingForm, SendTogether } from './send-ticked'
import { NewEvent, Views } from './views'
import { dayText, statusTag } from './words'

const filters = ['q', ...filterNames, 'campaignId', 'from', 'to']

/** What was ticked when sending it for approval was refused, and what the list was narrowed by. */
type Refused = { form: Form; query: Record<string, string> }

/** The events as a list, narrowed by the address; drafts are ticked there and sent for approval together. */
export async function listPage(c: AppContext, refused?: Refused) {
  const m = c.get('m')
  const { all, submitted: _, refused: _refused, ...query } = refused?.query ?? c.req.query()
  const [choices, found, outcomes] = await Promise.all([
    readEventChoices(verbContext(c)),
    search(c, query),
    outcomeNotices(c),
  ])
  const unsent = found.items.filter(isUnsent)
  const ticked = refused ? valuesOf(refused.form, 'events') : []
  const at = (more: Record<string, string>) =>
    `/staff/events?${new URLSearchParams({ ...query, view: 'list', ...more })}`
  const narrowed = filters.some(name => query[name])
  return staffPage(
    c,
    {
      room: 'events',
      title: m.events.title,
      actions: (
        <>
          <Views m={m} current="list" asked={readAsked(c)} />
          <PlanMenu c={c} filters={query} />
          <NewEvent m={m} />
        </>
      ),
      notice: (
        <>
          <ErrorSummary title={m.errorSummary} errors={refused ? errorsOf(refused.form) : found.errors} />
          {outcomes}
        </>
      ),
      head: unsent.length ? <script src={`/assets/pick-many.js?v=${ASSETS_VERSION}`} defer /> : undefined,
    },
    <>
      <ListFilters m={m} query={query} choices={choices} />
      {unsent.length ? (
        <>
          <SendingForm back={at({ page: String(found.page) })} />
          <PickAll
            label={m.events.sending.pickAll(unsent.length)}
            none={m.events.pickNone}
            all={all === '1'}
            href={at({ page: String(found.page), ...(all === '1' ? {} : { all: '1' }) })}
          />
        </>
      ) : null}
      {found.items.length ? (
        <Events m={m} items={found.items} isTicked={tick => all === '1' || ticked.includes(tick)} />
      ) : (
        <EmptyState
          title={narrowed ? m.events.noMatch : m.events.noEvents}
          actions={
            narrowed ? (
              <ButtonLink tone="secondary" href="/staff/events?view=list">
                {m.events.clearFilter}
              </ButtonLink>
            ) : undefined
          }
        >
          {narrowed ? m.events.noMatchWhat : m.events.noEventsWhat}
        </EmptyState>
      )}
      <Pages m={m} at={number => at({ page: String(number) })} page={found.page} more={found.more} />
      {unsent.length ? <SendTogether m={m} /> : null}
    </>,
  )
}

async function search(c: AppContext, query: Record<string, string>) {
  try {
    return { ...(await listEvents(verbContext(c), query)), errors: [] }
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    const m = c.get('m')
    const errors = Object.entries(error.fields).map(([field, reason]) => ({ field, message: explain(m, reason) }))
    return { items: [], page: 1, more: false, errors }
  }
}

type EventsProps = { m: Messages; items: EventSummary[]; isTicked: (tick: string) => boolean }

function Events({ m, items, isTicked }: EventsProps) {
  return (
    <DataTable
      caption={m.events.list}
      hideCaption
      columns={[
        { key: 'name', label: m.events.name },
        { key: 'when', label: m.events.when },
        { key: 'where', label: m.events.where },
        { key: 'category', label: m.events.category },
        { key: 'status', label: m.events.status },
      ]}
      rows={items.map(item => ({
        name: <Named m={m} item={item} isTicked={isTicked} />,
        when: (
          <>
            <strong>
              {item.startTime}
              {item.nextStartsAt === null ? null : ` · ${dayText(m, item.nextStartsAt)}`}
            </strong>
            {item.nextStartsAt === null ? <> {m.events.over}</> : null}
            <div class="soft">
              {[lunarDay(m, item), item.occurrences > 1 ? m.events.meetings(item.occurrences) : '']
                .filter(Boolean)
                .join(' · ')}
            </div>
          </>
        ),
        where: item.venueName ?? m.modes.online,
        category: <CategoryTag category={item.category} label={m.categories[item.category]} />,
        status: <StatusTag {...statusTag(m, item.status)} />,
      }))}
    />
  )
}

/** The next day of the lunar calendar; of what is over the one in every year. */
const lunarDay = (m: Messages, { rule, nextStartsAt }: EventSummary) =>
  rule?.freq !== 'lunar' ? '' : nextStartsAt === null ? ruleText(m, rule) : lunarText(m, nextStartsAt)

type PagesProps = { m: Messages; at: (page: number) => string; page: number; more: boolean }

function Pages({ m, at, page, more }: PagesProps) {
  if (page === 1 && !more) return null
  return (
    <Pagination
      label={m.events.list}
      previous={page > 1 ? { href: at(page - 1), label: m.events.newer } : undefined}
      next={more ? { href: at(page + 1), label: m.events.older } : undefined}
      status={m.events.page(page)}
    />
  )
}
