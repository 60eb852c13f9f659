import type { Messages } from '../../../messages'
import type { WardSummary } from '../../../reports/ward-summary'
import { shortDate, wallDate, wallTime } from '../../../shared/dates'
import { Card, CardTitle } from '../../design/card'
import { CopyField } from '../../design/copy-field'
import { List, ListRow } from '../../design/list'
import type { SummaryProps } from './reach'

/** `18:00 09/06`, as people say a near instant. */
export const moment = (instant: number) => `${wallTime(instant)} ${shortDate(wallDate(instant))}`

type Told = { id: string; name: string; came: number; of: number }
type TellProps = { group: Told; overall: number | null; address: string; m: Messages }

/** A message for a group's head to take to Zalo; it says counts of all the group's children and no circumstance. */
export function Tell({ group, overall, address, m }: TellProps) {
  const words = m.reports
  return (
    <details class="figures no-print">
      <summary>{words.tell}</summary>
      <CopyField
        name={`tell-${group.id}`}
        label={words.tellLabel}
        rows={6}
        value={words.tellText({
          group: group.name,
          came: m.number(group.came),
          of: m.number(group.of),
          overall: overall === null ? '–' : m.percent(overall),
          address,
        })}
        copyText={words.copy}
        copiedText={words.copied}
      />
    </details>
  )
}

/** The groups of which nobody took part yet, each with a message to its head. */
export function NotReached({ summary, m, address }: SummaryProps & { address: string }) {
  const words = m.reports
  return (
    <Card id="not-reached">
      <CardTitle>{words.notReachedTitle}</CardTitle>
      {summary.notReached.length === 0 ? <p>{words.notReachedNone}</p> : null}
      <List>
        {summary.notReached.map(group => (
          <ListRow
            mark="danger"
            title={group.name}
            detail={
              <>
                {words.waiting(m.number(group.of))}
                <Tell group={group} overall={summary.cuts.all.share} address={address} m={m} />
              </>
            }
          />
        ))}
      </List>
    </Card>
  )
}

/** Events that are shown at once. */
const EVENTS = 5

/** Events whose kept seats nobody with a right to them has taken. */
export function KeptSeats({ summary, m }: SummaryProps) {
  const words = m.reports
  const rest = summary.keptSeats.slice(EVENTS)
  return (
    <Card>
      <CardTitle note={words.keptNote}>{words.keptTitle}</CardTitle>
      {summary.keptSeats.length === 0 ? <p>{words.keptNone}</p> : null}
      <KeptList events={summary.keptSeats.slice(0, EVENTS)} m={m} />
      {rest.length ? (
        <details class="figures">
          <summary>{words.keptMore(m.number(rest.length))}</summary>
          <KeptList events={rest} m={m} />
        </details>
      ) : null}
    </Card>
  )
}

function KeptList({ events, m }: { events: WardSummary['keptSeats']; m: Messages }) {
  const words = m.reports
  if (events.length === 0) return null
  return (
    <List>
      {events.map(({ eventId, title, kept, unused, releasesAt }) => (
        <ListRow
          title={title}
          href={`/staff/registrations/${eventId}`}
          detail={releasesAt === null ? words.keptAlways : words.keptUntil(moment(releasesAt))}
          aside={<strong>{words.keptOf(m.number(unused), m.number(kept))}</strong>}
        />
      ))}
    </List>
  )
}
