import type { Messages } from '../../../messages'
import { ButtonLink } from '../../design/button'
import { Segments } from '../../design/toolbar'
import { calendarViews } from '../../islands/planner/contract'
import { type Asked, addressOf } from './planner/view'

type ViewsProps = { m: Messages; current: string; asked: Pick<Asked, 'date' | 'filters'> }

/** The ways to look at the calendar; the date and what it is narrowed by go along. */
export const Views = ({ m, current, asked }: ViewsProps) => (
  <div class="views" data-swap="views">
    <Segments
      label={m.planner.view}
      items={[...calendarViews, 'list' as const].map(view => ({
        href: addressOf({ ...asked, view }),
        label: m.planner.views[view],
        current: view === current,
      }))}
    />
  </div>
)

/** To the form of a new event, on a day and at a venue already chosen. */
export function NewEvent({ m, date, venueId }: { m: Messages; date?: string; venueId?: string }) {
  const parts = new URLSearchParams({ ...(date ? { startsOn: date } : {}), ...(venueId ? { venueId } : {}) })
  return (
    <ButtonLink href={parts.size ? `/staff/events/new?${parts}` : '/staff/events/new'} icon="plus">
      {m.events.newEvent}
    </ButtonLink>
  )
}
