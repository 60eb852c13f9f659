import { type FreeDay, listFreeSlots } from '../../../events/list-free-slots'
import { type AppContext, verbContext } from '../../../http/env'
import { explain, type Messages } from '../../../messages'
import { listVenues } from '../../../places/list-venues'
import { readAlmanac } from '../../../places/read-almanac'
import { addDays, instantOf, isDate, MINUTE, readDate, wallDate, wallTime, weekdayOf } from '../../../shared/dates'
import { Invalid } from '../../../shared/errors'
import { Button, ButtonLink } from '../../design/button'
import { Card, CardTitle } from '../../design/card'
import { EmptyState } from '../../design/empty-state'
import { DateField, NumberField, SelectField } from '../../design/fields'
import { List, ListRow } from '../../design/list'
import { type Form, fieldsOf, freshForm, optionsOf, typed } from '../../form'
import { staffPage } from '../frame'
import { dayText } from './words'

const AT = '/staff/events/free'
const DAYS = 7

/** When a venue is free for so long, in the seven days from one on; each time leads to the form of a new event. */
export async function freePage(c: AppContext) {
  const m = c.get('m')
  const venues = await listVenues(verbContext(c))
  const { venueId, durationMinutes, from } = c.req.query()
  const form = freshForm({
    venueId,
    durationMinutes: durationMinutes || '120',
    from: from || wallDate(c.get('now')),
  })
  const venue = venues.find(({ id }) => id === venueId)
  const days = venue ? await slotsOf(c, venue.id, form) : null
  return staffPage(
    c,
    { room: 'events', title: m.freeSlots.title },
    <>
      <Card>
        <form method="get" action={AT} class="free-form">
          <SelectField
            {...fieldsOf(form)('venueId')}
            label={m.freeSlots.venue}
            emptyText={m.freeSlots.choose}
            options={optionsOf(venues)}
          />
          <NumberField {...fieldsOf(form)('durationMinutes')} label={m.freeSlots.duration} min={5} max={1440} />
          <DateField {...fieldsOf(form)('from')} label={m.freeSlots.from} />
          <Button>{m.freeSlots.show}</Button>
        </form>
      </Card>
      {venue && days ? (
        <Card>
          <CardTitle note={m.freeSlots.how}>{m.freeSlots.result(venue.name)}</CardTitle>
          <Days c={c} form={form} days={days} />
          <Weeks c={c} form={form} />
        </Card>
      ) : (
        <EmptyState title={m.freeSlots.askTitle}>{m.freeSlots.ask}</EmptyState>
      )}
    </>,
  )
}

/** The days, or null with the reasons in the form. */
async function slotsOf(c: AppContext, venueId: string, form: Form): Promise<ShownDay[] | null> {
  const asked = { from: typed(form, 'from'), durationMinutes: typed(form, 'durationMinutes'), days: DAYS }
  try {
    const [days, { holidays }] = await Promise.all([
      listFreeSlots(verbContext(c), venueId, asked),
      readAlmanac(verbContext(c)),
    ])
    return days.map(day => ({ ...day, holiday: holidays.get(day.date) }))
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    c.status(422)
    for (const [field, reason] of Object.entries(error.fields)) form.errors[field] = explain(c.get('m'), reason)
    return null
  }
}

type ShownDay = FreeDay & { holiday?: string }
type Part = { c: AppContext; form: Form }

function Days({ c, form, days }: Part & { days: ShownDay[] }) {
  const m = c.get('m')
  const today = wallDate(c.get('now'))
  return (
    <div class="free-days">
      <List label={m.freeSlots.title}>
        {days.map(({ date, closed, free, holiday }) => (
          <ListRow
            title={dayText(m, instantOf(date))}
            muted={free.length === 0}
            detail={
              <>
                {holiday ? <p>{m.freeSlots.holiday(holiday)}</p> : null}
                {free.length ? (
                  <div class="free-times">
                    {free.map(slot => (
                      <Slot m={m} form={form} date={date} slot={slot} />
                    ))}
                  </div>
                ) : (
                  <p>{date < today ? m.freeSlots.over : closed ? m.freeSlots.closed : m.freeSlots.full}</p>
                )}
              </>
            }
          />
        ))}
      </List>
    </div>
  )
}

type SlotProps = { m: Messages; form: Form; date: string; slot: FreeDay['free'][number] }

function Slot({ m, form, date, slot: { startTime, endTime } }: SlotProps) {
  const ends = instantOf(date, startTime) + Number(typed(form, 'durationMinutes')) * MINUTE
  const chosen = { startsOn: date, startTime, endTime: wallTime(ends), venueId: typed(form, 'venueId') }
  const day = `${m.weekdays[weekdayOf(date) - 1]} ${date.slice(8)}/${date.slice(5, 7)}`
  return (
    <a class="button button-secondary" href={`/staff/events/new?${new URLSearchParams(chosen)}`}>
      <span class="sr">{m.freeSlots.plan(day, `${startTime}–${endTime}`)}</span>
      <span aria-hidden="true">
        {startTime}–{endTime}
      </span>
    </a>
  )
}

function Weeks({ c, form }: Part) {
  const { freeSlots } = c.get('m')
  const from = readDate(typed(form, 'from'))
  if (!isDate(from)) return null
  const at = (days: number) =>
    `${AT}?${new URLSearchParams({ venueId: typed(form, 'venueId'), durationMinutes: typed(form, 'durationMinutes'), from: addDays(from, days) })}`
  return (
    <div class="actions">
      {from > wallDate(c.get('now')) ? (
        <ButtonLink tone="quiet" href={at(-DAYS)}>
          {freeSlots.earlier}
        </ButtonLink>
      ) : null}
      <ButtonLink tone="secondary" href={at(DAYS)}>
        {freeSlots.later}
      </ButtonLink>
    </div>
  )
}
