import { type AppContext, verbContext } from '../../http/env'
import type { Messages } from '../../messages'
import { type EventPlaces, listRegistrationEvents } from '../../participation/list-registration-events'
import { shortDate, wallDate, wallTime, weekdayOf } from '../../shared/dates'
import { Card, CardTitle } from '../design/card'
import { EmptyState } from '../design/empty-state'
import { DataTable } from '../design/table'
import { staffPage } from './frame'

const nextOf = ({ publication }: EventPlaces, now: number) => {
  const meetings = publication.payload.occurrences.filter(one => one.status === 'scheduled')
  return meetings.find(one => one.endsAt > now) ?? meetings.at(-1)
}

/** When an event meets next, or met last. */
export function nextMeeting(m: Messages, event: EventPlaces, now: number): string {
  const next = nextOf(event, now)
  if (!next) return ''
  const date = wallDate(next.startsAt)
  return `${m.weekdaysShort[weekdayOf(date) - 1]} ${shortDate(date)}, ${wallTime(next.startsAt)}`
}

/** When kept seats are opened to all; empty where they are not. */
function openedWhen(m: Messages, { publication: { payload } }: EventPlaces, now: number): string {
  const r = m.registration
  const opens = payload.priorityReleasesAt ?? null
  if (opens === null) return ''
  return opens <= now ? r.keptOpen : r.keptUntil(`${wallTime(opens)} ${shortDate(wallDate(opens))}`)
}

/** Whether kept seats are still unused, and until when they are kept. */
export function keptNote(m: Messages, event: EventPlaces, now: number) {
  const r = m.registration
  const unused = event.publication.payload.prioritySeats - (event.priority ?? 0)
  const when = openedWhen(m, event, now)
  if (when === r.keptOpen) return { note: when }
  const left = unused > 0 ? r.keptLeft(unused) : ''
  return {
    note: [left, when].filter(Boolean).join(', ') || undefined,
    tone: unused > 0 ? ('warning' as const) : undefined,
  }
}

/** Every event that children are registered for, with how full it is. */
export async function registrationsListPage(c: AppContext) {
  const m = c.get('m')
  const t = m.people
  const starts = (event: EventPlaces) => nextOf(event, c.get('now'))?.startsAt ?? 0
  const events = (await listRegistrationEvents(verbContext(c))).sort((one, other) => starts(one) - starts(other))
  const open = events.filter(event => event.open)
  const closed = events.filter(event => !event.open)
  return staffPage(
    c,
    { room: 'registrations', title: m.nav.registrations },
    events.length ? (
      <>
        <Events c={c} title={t.openEvents} events={open} />
        {closed.length ? <Events c={c} title={t.closedEvents} events={closed} /> : null}
      </>
    ) : (
      <EmptyState title={t.noEvents}>{t.noEventsHint}</EmptyState>
    ),
  )
}

function Events({ c, title, events }: { c: AppContext; title: string; events: EventPlaces[] }) {
  const m = c.get('m')
  const t = m.people
  const claims = events.some(({ toClaim }) => toClaim > 0)
  const office = events.some(event => event.priority !== null)
  return (
    <Card>
      <CardTitle aside={m.number(events.length)}>{title}</CardTitle>
      {events.length ? (
        <DataTable
          caption={title}
          hideCaption
          columns={[
            { key: 'event', label: t.event },
            { key: 'when', label: t.when },
            { key: 'confirmed', label: t.confirmed, align: 'right' },
            { key: 'waiting', label: t.waiting, align: 'right' },
            ...(claims ? [{ key: 'toClaim', label: m.registration.toClaimTitle, align: 'right' as const }] : []),
            ...(office ? [{ key: 'priority', label: t.priority, align: 'right' as const }] : []),
          ]}
          rows={events.map(event => {
            const { id, payload } = event.publication
            return {
              cells: {
                event: <a href={`/staff/registrations/${id}`}>{payload.title}</a>,
                when: nextMeeting(m, event, c.get('now')),
                confirmed: t.ofCapacity(event.confirmed, payload.capacity),
                waiting: event.waiting,
                toClaim: event.toClaim || '',
                priority: payload.prioritySeats ? (
                  <>
                    {t.ofCapacity(event.priority ?? 0, payload.prioritySeats)}{' '}
                    <small>{openedWhen(m, event, c.get('now'))}</small>
                  </>
                ) : (
                  ''
                ),
              },
            }
          })}
        />
      ) : (
        <EmptyState level={3} title={t.noEvents}>
          {t.noEventsHint}
        </EmptyState>
      )}
    </Card>
  )
}
