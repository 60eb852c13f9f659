import type { Messages } from '../../../../messages'
import { ALMANAC_YEARS, defaultHolidays, lunarHolidays } from '../../../../places/usual-almanac'
import { shortDate, weekdayOf } from '../../../../shared/dates'
import { lunarOf } from '../../../../shared/lunar'
import { Button, ButtonRow } from '../../../design/button'
import { Card, CardTitle } from '../../../design/card'
import { EmptyState } from '../../../design/empty-state'
import { List, ListRow } from '../../../design/list'
import { Segments } from '../../../design/toolbar'

const ALMANAC = '/staff/places/almanac'

type Props = {
  m: Messages
  year: number
  today: string
  holidays: { date: string; name: string }[]
  /** How many meetings are still to come on a date. */
  counts: Map<string, number>
  isAdmin: boolean
}

/** The holidays of a year, with the lunar day of those that move with the moon. */
export function HolidaysCard({ m, year, today, holidays, counts, isAdmin }: Props) {
  const t = m.almanac.holiday
  const lunar = new Set(lunarHolidays(year).map(({ date }) => date))
  const isMissing = defaultHolidays([year]).some(({ date }) => !holidays.some(holiday => holiday.date === date))
  const addUsual = isAdmin && isMissing ? <AddUsual m={m} year={year} /> : null
  const note = addUsual ? t.addUsualNote : null
  return (
    <Card id="holidays">
      <CardTitle note={t.note}>{`${t.title} ${year}`}</CardTitle>
      <Segments
        label={t.years}
        items={yearsAround(year, today).map(each => ({
          href: `${ALMANAC}?year=${each}`,
          label: String(each),
          current: each === year,
        }))}
      />
      {holidays.length ? (
        <>
          <List label={`${t.title} ${year}`}>
            {holidays.map(({ date, name }) => (
              <ListRow
                title={`${shortDate(date)} · ${name}`}
                href={isAdmin ? `${ALMANAC}/holidays/${date}` : undefined}
                detail={[m.weekdays[weekdayOf(date) - 1], lunar.has(date) ? lunarText(m, date) : null]
                  .filter(Boolean)
                  .join(' · ')}
                muted={date < today}
                aside={
                  counts.has(date) ? (
                    <a href={`${ALMANAC}?year=${year}&on=${date}`}>
                      {t.meetings(m.number(counts.get(date)!))}{' '}
                      <span class="sr">{t.meetingsThere(shortDate(date))}</span>
                    </a>
                  ) : null
                }
              />
            ))}
          </List>
          {addUsual ? (
            <>
              <p class="soft almanac-note">{note}</p>
              <ButtonRow>{addUsual}</ButtonRow>
            </>
          ) : null}
        </>
      ) : (
        <EmptyState title={t.empty(year)} level={3} actions={addUsual}>
          {note}
        </EmptyState>
      )}
    </Card>
  )
}

function AddUsual({ m, year }: { m: Messages; year: number }) {
  const t = m.almanac.holiday
  return (
    <form method="post" action={`${ALMANAC}/usual-holidays?year=${year}`}>
      <input type="hidden" name="year" value={String(year)} />
      <Button tone="secondary">{t.addUsual(year)}</Button>
    </form>
  )
}

/** This year and the next two, and the one that is shown with its neighbours. */
function yearsAround(year: number, today: string): number[] {
  const now = Number(today.slice(0, 4))
  const years = new Set([now, now + 1, now + 2, year - 1, year, year + 1])
  return [...years]
    .filter(each => each >= ALMANAC_YEARS.first && each <= ALMANAC_YEARS.last)
    .filter(each => Math.abs(each - year) < 2 || each >= now)
    .sort((a, b) => a - b)
}

function lunarText(m: Messages, date: string): string | null {
  const lunar = lunarOf(date)
  return lunar && m.almanac.holiday.lunar(lunar.day, lunar.month)
}
