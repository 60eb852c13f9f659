import type { listToday } from '../../../events/list-today'
import type { Messages } from '../../../messages'
import { shortDate, wallDate, wallTime, weekdayOf } from '../../../shared/dates'
import { ButtonLink } from '../../design/button'
import { List, ListRow } from '../../design/list'
import { StatusTag } from '../../design/tag'

type Occurrence = Awaited<ReturnType<typeof listToday>>['today'][number]
type Props = { m: Messages; occurrences: Occurrence[]; attendance?: boolean; now?: number }

/** Occurrences by their time; with `attendance`, each leads to its roster, first of all the one that is on or next. */
export function Occurrences({ m, occurrences, attendance, now = 0 }: Props) {
  const t = m.accounts.today
  const next = occurrences.find(({ status, endsAt }) => status !== 'cancelled' && endsAt > now)
  return (
    <List label={attendance ? t.occurrences : t.upcoming}>
      {occurrences.map(occurrence => {
        const { id, title, category, venue, status } = occurrence
        return (
          <ListRow
            mark={category}
            muted={status === 'cancelled'}
            title={
              <>
                <span class="list-time">{attendance ? times(occurrence) : dayAndTimes(m, occurrence)}</span> {title}
              </>
            }
            detail={[venue, m.categories[category]].filter(Boolean).join(' · ')}
            aside={
              status === 'cancelled' ? (
                <StatusTag tone="danger" label={t.cancelled} />
              ) : attendance ? (
                <ButtonLink
                  href={`/staff/attendance/${id}`}
                  tone={occurrence === next ? 'primary' : 'secondary'}
                  small
                  aria-label={`${t.attendance}: ${title}`}
                >
                  {t.attendance}
                </ButtonLink>
              ) : null
            }
          />
        )
      })}
    </List>
  )
}

const times = ({ startsAt, endsAt }: Occurrence) => `${wallTime(startsAt)}–${wallTime(endsAt)}`

function dayAndTimes(m: Messages, occurrence: Occurrence): string {
  const date = wallDate(occurrence.startsAt)
  return `${m.weekdaysShort[weekdayOf(date) - 1]} ${shortDate(date)} · ${times(occurrence)}`
}
