import type { Choices } from '../../../events/event-choices'
import type { Messages } from '../../../messages'
import { Button } from '../../design/button'
import { DateField, SelectField, TextField } from '../../design/fields'
import { optionsOf } from '../../form'
import type { FilterName } from '../../islands/planner/contract'
import { NarrowingChips, NarrowingSelect, narrowingFields } from './narrowing'

const inSight: FilterName[] = ['status', 'category', 'venueId']
const folded: FilterName[] = ['officerId', 'organizationId', 'groupId']

type ListFiltersProps = { m: Messages; query: Record<string, string>; choices: Choices }

/** A form that works by address; what is chosen in the fold shows below it, each with a way out. */
export function ListFilters({ m, query, choices }: ListFiltersProps) {
  const fields = narrowingFields(m, choices)
  const those = (names: FilterName[]) => names.flatMap(name => fields.filter(field => field.name === name))
  const without = (name: FilterName) => {
    const { [name]: _, page: __, ...rest } = query
    return `/staff/events?${new URLSearchParams({ ...rest, view: 'list' })}`
  }
  return (
    <>
      <form method="get" action="/staff/events" aria-label={m.events.filter}>
        <input type="hidden" name="view" value="list" />
        {query.date ? <input type="hidden" name="date" value={query.date} /> : null}
        <div class="filters">
          <TextField name="q" label={m.events.searchTitle} value={query.q} />
          {those(inSight).map(field => (
            <NarrowingSelect m={m} field={field} chosen={query} />
          ))}
          <Button tone="secondary" icon="search">
            {m.events.apply}
          </Button>
        </div>
        <details class="more filters-more" open={Boolean(query.campaignId || query.from || query.to)}>
          <summary>{m.events.filterMore}</summary>
          <div class="filters">
            {those(folded).map(field => (
              <NarrowingSelect m={m} field={field} chosen={query} />
            ))}
            <SelectField
              name="campaignId"
              label={m.events.campaign}
              value={query.campaignId}
              emptyText={m.all}
              options={optionsOf(choices.campaigns)}
            />
            <DateField name="from" label={m.events.from} value={query.from} />
            <DateField name="to" label={m.events.to} value={query.to} />
          </div>
        </details>
      </form>
      {folded.some(name => query[name]) ? (
        <div class="chips list-chosen">
          <NarrowingChips m={m} fields={those(folded)} chosen={query} without={without} />
        </div>
      ) : null}
    </>
  )
}
