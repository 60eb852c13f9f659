import { instantOf } from '../../../shared/dates'
import { Button } from '../../design/button'
import { CardTitle } from '../../design/card'
import { List, ListRow } from '../../design/list'
import type { Shown } from './show'
import { dayText, timesText } from './words'

export type RestingDate = { date: string; holiday: string | null }

/** The dates that the series passes over, each with a button that puts it back. */
export function Resting({ c, event, resting }: Shown & { resting: RestingDate[] }) {
  const m = c.get('m')
  if (resting.length === 0) return null
  return (
    <>
      <CardTitle level={3} note={m.events.restingHint}>
        {m.events.resting}
      </CardTitle>
      <List label={m.events.resting} dense>
        {resting.map(({ date, holiday }) => (
          <ListRow
            title={dayText(m, instantOf(date))}
            detail={holiday ?? m.events.restsSkipped}
            aside={
              event.status === 'cancelled' ? null : (
                <form method="post" action={`/staff/events/${event.id}/skips/${date}/restoration`}>
                  <input type="hidden" name="version" value={String(event.version)} />
                  <Button tone="quiet" small aria-label={m.events.putBackFull(dayText(m, instantOf(date)))}>
                    {m.events.putBack}
                  </Button>
                </form>
              )
            }
          />
        ))}
      </List>
    </>
  )
}

/** Meetings that only the public still sees, where nothing is planned in their place. */
export function Leaving({ c, event }: Shown) {
  const m = c.get('m')
  const planned = new Set(event.occurrences.map(({ ruleDate }) => ruleDate))
  const gone = event.leaving.filter(({ ruleDate, endsAt }) => !planned.has(ruleDate) && endsAt > c.get('now'))
  if (gone.length === 0) return null
  return (
    <>
      <CardTitle level={3} note={m.events.leavingHint}>
        {m.events.leaving}
      </CardTitle>
      <List label={m.events.leaving} dense>
        {gone.map(({ startsAt, endsAt }) => (
          <ListRow title={`${dayText(m, startsAt)}, ${timesText(startsAt, endsAt)}`} muted />
        ))}
      </List>
    </>
  )
}
