import { type Choices, readEventChoices } from '../../../events/event-choices'
import { type EventSummary, listEvents } from '../../../events/list-events'
import { type AppContext, verbContext } from '../../../http/env'
import { explain, type Messages } from '../../../messages'
import { categories, eventStatuses } from '../../../shared/choices'
import { Invalid } from '../../../shared/errors'
import { Button, ButtonLink } from '../../design/button'
import { EmptyState } from '../../design/empty-state'
import { ErrorSummary } from '../../design/error-summary'
import { DateField, SelectField, TextField } from '../../design/fields'
import { Pagination } from '../../design/pagination'
import { DataTable } from '../../design/table'
import { CategoryTag, StatusTag } from '../../design/tag'
import { optionsOf } from '../../form'
import { staffPage } from '../frame'
import { PlanMenu } from './exchange/menu'
import { readAsked } from './planner/view'
import { NewEvent, Views } from './views'
import { dayText, statusTag } from './words'

const filters = ['q', 'status', 'category', 'venueId', 'campaignId', 'from', 'to'] as const

/** The events as a list, narrowed by the address. */
export async function listPage(c: AppContext) {
  const m = c.get('m')
  const query = c.req.query()
  const [choices, found] = await Promise.all([readEventChoices(verbContext(c)), search(c, query)])
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
    },
    <>
      <ErrorSummary title={m.errorSummary} errors={found.errors} />
      <Filters m={m} query={query} choices={choices} />
      {found.items.length ? (
        <Events m={m} items={found.items} />
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
      <Pages m={m} query={query} page={found.page} more={found.more} />
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

function Filters({ m, query, choices }: { m: Messages; query: Record<string, string>; choices: Choices }) {
  return (
    <form method="get" action="/staff/events" aria-label={m.events.filter}>
      <input type="hidden" name="view" value="list" />
      <div class="filters">
        <TextField name="q" label={m.events.searchTitle} value={query.q} />
        <SelectField
          name="status"
          label={m.events.status}
          value={query.status}
          emptyText={m.all}
          options={eventStatuses.map(value => ({ value, label: m.events.statuses[value] }))}
        />
        <SelectField
          name="category"
          label={m.events.category}
          value={query.category}
          emptyText={m.all}
          options={categories.map(value => ({ value, label: m.categories[value] }))}
        />
        <SelectField
          name="venueId"
          label={m.events.venue}
          value={query.venueId}
          emptyText={m.all}
          options={optionsOf(choices.venues)}
        />
        <SelectField
          name="campaignId"
          label={m.events.campaign}
          value={query.campaignId}
          emptyText={m.all}
          options={optionsOf(choices.campaigns)}
        />
        <DateField name="from" label={m.events.from} value={query.from} />
        <DateField name="to" label={m.events.to} value={query.to} />
        <Button tone="secondary" icon="search">
          {m.events.apply}
        </Button>
      </div>
    </form>
  )
}

function Events({ m, items }: { m: Messages; items: EventSummary[] }) {
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
        name: <a href={`/staff/events/${item.id}`}>{item.title}</a>,
        when: (
          <>
            {item.nextStartsAt === null ? m.events.over : dayText(m, item.nextStartsAt)}, {item.startTime}
            {item.occurrences > 1 ? <span class="soft"> · {m.events.meetings(item.occurrences)}</span> : null}
          </>
        ),
        where: item.venueName ?? m.modes.online,
        category: <CategoryTag category={item.category} label={m.categories[item.category]} />,
        status: <StatusTag {...statusTag(m, item.status)} />,
      }))}
    />
  )
}

function Pages({ m, query, page, more }: { m: Messages; query: Record<string, string>; page: number; more: boolean }) {
  if (page === 1 && !more) return null
  const at = (number: number) =>
    `/staff/events?${new URLSearchParams({ ...query, view: 'list', page: String(number) })}`
  return (
    <Pagination
      label={m.events.list}
      previous={page > 1 ? { href: at(page - 1), label: m.events.newer } : undefined}
      next={more ? { href: at(page + 1), label: m.events.older } : undefined}
      status={m.events.page(page)}
    />
  )
}
