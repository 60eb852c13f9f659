import type { Messages } from '../../../messages'
import { ButtonLink } from '../../design/button'
import { Segments } from '../../design/toolbar'

/** The two ways to look at the calendar. */
export const Views = ({ m, current }: { m: Messages; current: 'week' | 'list' }) => (
  <Segments
    label={m.events.view}
    items={[
      { href: '/staff/events', label: m.events.week, current: current === 'week' },
      { href: '/staff/events?view=list', label: m.events.list, current: current === 'list' },
    ]}
  />
)

export const NewEvent = ({ m }: { m: Messages }) => (
  <ButtonLink href="/staff/events/new" icon="plus">
    {m.events.newEvent}
  </ButtonLink>
)
