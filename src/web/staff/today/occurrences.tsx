import type { listToday } from '../../../events/list-today'
import type { Messages } from '../../../messages'
import { shortDate, wallDate, wallTime, weekdayOf } from '../../../shared/dates'
import { ButtonLink } from '../../design/button'
import { List, ListRow } from '../../design/list'
import { StatusTag } from '../../design/tag'

type Props = { m: Messages; occurrences: Awaited<ReturnType<typeof listToday>>['today']; attendance?: boolean }

/** Occurrences by their time; with `attendance`, each leads to its roster. */
export function Occurrences({ m, occurrences, attendance }: Props) {
  const t = m.accounts.today
  const day = (instant: number) => {
    const date = wallDate(instant)
    return `${m.weekdaysShort[weekdayOf(date) - 1]} ${shortDate(date)} · `
  }
  return (
    <List label={attendance ? t.occurrences : t.upcoming}>
      {occurrences.map(({ id, title, category, venue, startsAt, endsAt, status }) => (
        <ListRow
          mark={category}
          muted={status === 'cancelled'}
          title={`${attendance ? '' : day(startsAt)}${wallTime(startsAt)}–${wallTime(endsAt)} · ${title}`}
          detail={[venue, m.categories[category]].filter(Boolean).join(' · ')}
          aside={
            status === 'cancelled' ? (
              <StatusTag tone="danger" label={t.cancelled} />
            ) : attendance ? (
              <ButtonLink
                href={`/staff/attendance/${id}`}
                tone="secondary"
                small
                aria-label={`${t.attendance}: ${title}`}
              >
                {t.attendance}
              </ButtonLink>
            ) : null
          }
        />
      ))}
    </List>
  )
}
