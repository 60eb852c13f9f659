import type { Messages } from '../../../messages'
import { shortDate, wallDate, wallTime } from '../../../shared/dates'
import { Card, CardTitle } from '../../design/card'
import { CopyField } from '../../design/copy-field'
import { List, ListRow } from '../../design/list'
import { DataTable } from '../../design/table'
import { right } from './figures'
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

/** Events whose kept seats nobody with a right to them has taken. */
export function KeptSeats({ summary, m }: SummaryProps) {
  const words = m.reports
  return (
    <Card>
      <CardTitle note={words.keptNote}>{words.keptTitle}</CardTitle>
      {summary.keptSeats.length === 0 ? (
        <p>{words.keptNone}</p>
      ) : (
        <DataTable
          caption={words.keptTitle}
          hideCaption
          dense
          columns={[
            { key: 'event', label: words.keptEvent },
            right('seats', words.keptSeats),
            { key: 'until', label: words.keptUntil },
          ]}
          rows={summary.keptSeats.map(({ eventId, title, kept, unused, releasesAt }) => ({
            event: <a href={`/staff/registrations/${eventId}`}>{title}</a>,
            seats: words.keptOf(m.number(unused), m.number(kept)),
            until: releasesAt === null ? words.keptAlways : moment(releasesAt),
          }))}
        />
      )}
    </Card>
  )
}
