import type { Choices } from '../../../events/event-choices'
import type { Messages } from '../../../messages'
import { categories, eventStatuses } from '../../../shared/choices'
import { SelectField } from '../../design/fields'
import { optionsOf } from '../../form'
import type { FilterName } from '../../islands/planner/contract'
import { fill } from '../../islands/planner/fill'

type Field = { name: FilterName; label: string; options: { value: string; label: string }[] }
type Chosen = Partial<Record<FilterName, string>>

/** What both the calendar and the list are narrowed by. */
export function narrowingFields(m: Messages, choices: Choices): Field[] {
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

export const NarrowingSelect = ({ m, field, chosen }: { m: Messages; field: Field; chosen: Chosen }) => (
  <SelectField
    name={field.name}
    label={field.label}
    value={chosen[field.name]}
    emptyText={m.all}
    options={field.options}
  />
)

type ChipsProps = { m: Messages; fields: Field[]; chosen: Chosen; without: (name: FilterName) => string }

/** What is chosen, each with a way out: the address `without` it. What is not among the choices shows as `…`. */
export const NarrowingChips = ({ m, fields, chosen, without }: ChipsProps) => (
  <>
    {fields
      .filter(({ name }) => chosen[name])
      .map(({ name, options }) => {
        const label = options.find(({ value }) => value === chosen[name])?.label ?? '…'
        return (
          <a class="chip" href={without(name)} data-go={`drop-${name}`}>
            <span class="sr">{fill(m.planner.drop, { name: label })}</span>
            <span aria-hidden="true">{label} ×</span>
          </a>
        )
      })}
  </>
)
