import type { Choices } from '../../../../events/event-choices'
import type { Messages } from '../../../../messages'
import { categories, eventStatuses } from '../../../../shared/choices'
import { Button } from '../../../design/button'
import { DateField, SelectField } from '../../../design/fields'
import { Icon } from '../../../design/icons'
import { optionsOf } from '../../../form'
import type { FilterName } from '../../../islands/planner/contract'
import { fill } from '../../../islands/planner/fill'
import { type Asked, addressOf, stepped } from './view'

/** Earlier, today, later. */
export function Steps({ m, asked, today }: { m: Messages; asked: Asked; today: string }) {
  const at = (date: string) => addressOf({ ...asked, date })
  const { earlier, later } = m.planner
  return (
    <nav class="planner-steps" aria-label={m.planner.moving}>
      <a class="button button-secondary" href={at(stepped(asked, -1))} rel="prev" data-go="earlier">
        <Icon name="left" />
        <span class="sr">{earlier[asked.view]}</span>
      </a>
      <a class="button button-secondary" href={at(today)} data-go="today">
        {m.planner.today}
      </a>
      <a class="button button-secondary" href={at(stepped(asked, 1))} rel="next" data-go="later">
        <Icon name="right" />
        <span class="sr">{later[asked.view]}</span>
      </a>
    </nav>
  )
}

/** A form that works by address; what is chosen shows beside it, each with a way out. */
export function Filters({ m, asked, choices }: { m: Messages; asked: Asked; choices: Choices }) {
  const fields = fieldsOf(m, choices)
  const chosen = fields.filter(({ name }) => asked.filters[name])
  return (
    <>
      <div class="planner-chosen chips" data-swap="chosen">
        {chosen.map(({ name, options }) => {
          const label = options.find(({ value }) => value === asked.filters[name])?.label ?? '…'
          const without = { ...asked, filters: { ...asked.filters, [name]: undefined } }
          return (
            <a class="chip" href={addressOf(without)} data-go={`drop-${name}`}>
              <span class="sr">{fill(m.planner.drop, { name: label })}</span>
              <span aria-hidden="true">{label} ×</span>
            </a>
          )
        })}
      </div>
      <details class="planner-filter" data-menu>
        <summary class="button button-secondary">
          <Icon name="search" />
          <span data-swap="count">
            {chosen.length ? fill(m.planner.filterCount, { count: String(chosen.length) }) : m.planner.filter}
          </span>
        </summary>
        <form method="get" action="/staff/events" aria-label={m.planner.filterTitle} data-planner-filter>
          <input type="hidden" name="view" value={asked.view} />
          <DateField name="date" label={m.planner.goTo} value={asked.date} />
          {fields.map(({ name, label, options }) => (
            <SelectField name={name} label={label} value={asked.filters[name]} emptyText={m.all} options={options} />
          ))}
          <div class="actions">
            <Button small>{m.planner.go}</Button>
            <span data-swap="clear">
              <a class="button button-quiet button-small" href={addressOf({ ...asked, filters: {} })} data-go="clear">
                {m.planner.clear}
              </a>
            </span>
          </div>
        </form>
      </details>
    </>
  )
}

type FilterField = { name: FilterName; label: string; options: { value: string; label: string }[] }

function fieldsOf(m: Messages, choices: Choices): FilterField[] {
  return [
    { name: 'venueId', label: m.events.venue, options: optionsOf(choices.venues) },
    { name: 'officerId', label: m.planner.officer, options: optionsOf(choices.officers) },
    { name: 'organizationId', label: m.planner.organization, options: optionsOf(choices.organizations) },
    { name: 'groupId', label: m.planner.group, options: optionsOf(choices.groups) },
    {
      name: 'category',
      label: m.events.category,
      options: categories.map(value => ({ value, label: m.categories[value] })),
    },
    {
      name: 'status',
      label: m.events.status,
      options: eventStatuses.map(value => ({ value, label: m.events.statuses[value] })),
    },
  ]
}
