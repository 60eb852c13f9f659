import type { Choices } from '../../../../events/event-choices'
import type { Messages } from '../../../../messages'
import { Button } from '../../../design/button'
import { DateField } from '../../../design/fields'
import { Icon } from '../../../design/icons'
import { fill } from '../../../islands/planner/fill'
import { NarrowingChips, NarrowingSelect, narrowingFields } from '../narrowing'
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
  const fields = narrowingFields(m, choices)
  const chosen = fields.filter(({ name }) => asked.filters[name])
  return (
    <>
      <div class="planner-chosen chips" data-swap="chosen">
        <NarrowingChips
          m={m}
          fields={fields}
          chosen={asked.filters}
          without={name => addressOf({ ...asked, filters: { ...asked.filters, [name]: undefined } })}
        />
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
          {fields.map(field => (
            <NarrowingSelect m={m} field={field} chosen={asked.filters} />
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
