import type { Child } from 'hono/jsx'
import { type AppContext, personalContext } from '../../http/env'
import type { Messages } from '../../messages'
import { type EndedEntry, followPlaces, getRoster, type RosterEntry } from '../../participation/get-roster'
import type { EventPlaces } from '../../participation/list-registration-events'
import { registrars } from '../../shared/actor'
import { hasRole } from '../../shared/context'
import { shortDate, wallDate } from '../../shared/dates'
import { ButtonLink, PrintButton } from '../design/button'
import { Card, CardTitle, Columns } from '../design/card'
import { EmptyState } from '../design/empty-state'
import { ErrorSummary } from '../design/error-summary'
import { List, ListRow } from '../design/list'
import { StatRow, StatTile } from '../design/stat'
import { errorList, type Form } from '../form'
import { staffPage } from './frame'
import { AddForm, ConsentForms } from './registrations-add'
import { Entries } from './registrations-entries'
import { keptNote, nextMeeting } from './registrations-list'
import { type Outcome, OutcomeNotice } from './registrations-outcome'
import { ToTell } from './registrations-tell'

/** The meeting that comes next; undefined when there is none. */
export const nextOf = ({ publication }: EventPlaces, now: number) =>
  publication.payload.occurrences.find(one => one.startsAt > now && one.status === 'scheduled')

/** Who has a place in an event and who waits; whoever may register does so beside it. */
export async function registrationsRosterPage(c: AppContext, eventId: string, form: Form, outcome?: Outcome) {
  const m = c.get('m')
  const t = m.people
  const roster = await getRoster(personalContext(c), eventId)
  const followed = await followPlaces(personalContext(c), eventId)
  const { payload } = roster.publication
  const acts = hasRole(c.get('actor'), ...registrars)
  const confirmed = roster.entries.filter(entry => entry.status === 'confirmed')
  const waiting = roster.entries.filter(entry => entry.status === 'waiting')
  const shown = { c, eventId, acts, followed, next: nextOf(roster, c.get('now')) !== undefined }
  return staffPage(
    c,
    {
      room: 'registrations',
      title: payload.title,
      subheading: [nextMeeting(m, roster, c.get('now')), payload.venue?.name, payload.host.name]
        .filter(Boolean)
        .join(' · '),
      actions: <Actions c={c} event={roster} acts={acts} />,
      notice: (
        <>
          {outcome ? <OutcomeNotice c={c} outcome={outcome} /> : null}
          <ErrorSummary title={m.errorSummary} errors={errorList(form)} />
        </>
      ),
    },
    <>
      <Figures c={c} event={roster} entries={roster.entries} />
      {acts && outcome?.needConsent.length
        ? await ConsentForms({ c, eventId, homes: outcome.needConsent, form })
        : null}
      <Columns wide>
        <Card>
          <CardTitle
            note={c.get('actor').role === 'group_head' ? t.ownGroupOnly : undefined}
            aside={m.number(confirmed.length)}
          >
            {t.roster}
          </CardTitle>
          {confirmed.length ? (
            <Entries {...shown} caption={t.roster} entries={confirmed} />
          ) : (
            <EmptyState level={3} title={t.rosterEmpty}>
              {acts ? t.rosterEmptyHint : null}
            </EmptyState>
          )}
          <CardTitle aside={m.number(waiting.length)}>{t.waitingList}</CardTitle>
          {waiting.length ? (
            <Entries {...shown} caption={t.waitingList} entries={waiting} />
          ) : (
            <p class="soft">{t.waitingEmpty}</p>
          )}
          {followed.ended.length ? <Ended m={m} entries={followed.ended} /> : null}
        </Card>
        {acts ? (
          <div class="stack">
            {
              await ToTell({
                c,
                event: roster,
                entries: confirmed.filter(one => followed.toTell.has(one.registrationId)),
              })
            }
            <Card class="no-print">
              <CardTitle>{t.addToEvent}</CardTitle>
              {roster.open ? await AddForm({ c, roster, form }) : <p class="soft">{t.closedFor}</p>}
            </Card>
          </div>
        ) : null}
      </Columns>
    </>,
  )
}

/** What can be printed, handed out and sent. */
function Actions({ c, event, acts }: { c: AppContext; event: EventPlaces; acts: boolean }): Child {
  const m = c.get('m')
  const r = m.registration
  const { id, payload } = event.publication
  const at = `/staff/registrations/${id}`
  return (
    <>
      {event.open ? (
        <ButtonLink href={`${at}/poster`} tone="secondary" icon="qr">
          {r.poster}
        </ButtonLink>
      ) : null}
      {acts ? (
        <ButtonLink href={`${at}/slips`} tone="secondary">
          {r.slips}
        </ButtonLink>
      ) : null}
      {acts && event.open && payload.prioritySeats ? (
        <ButtonLink href={`${at}/codes`} tone="secondary">
          {r.codes}
        </ButtonLink>
      ) : null}
      {event.open && c.get('actor').role !== 'group_head' ? (
        <ButtonLink href={`${at}/list`} tone="secondary" icon="upload">
          {r.list}
        </ButtonLink>
      ) : null}
      <PrintButton>{m.print}</PrintButton>
      {c.get('actor').role === 'group_head' ? null : (
        <ButtonLink href={`/staff/events/${id}`} tone="quiet">
          {r.toEvent}
        </ButtonLink>
      )}
    </>
  )
}

function Figures({ c, event, entries }: { c: AppContext; event: EventPlaces; entries: RosterEntry[] }) {
  const m = c.get('m')
  const t = m.people
  const { payload } = event.publication
  const toClaim = entries.filter(({ claimBy }) => claimBy !== null).length
  return (
    <StatRow>
      <StatTile label={t.confirmed} value={t.ofCapacity(event.confirmed, payload.capacity)} />
      {toClaim ? <StatTile label={m.registration.toClaimTitle} value={toClaim} tone="warning" /> : null}
      <StatTile label={t.waiting} value={event.waiting} />
      {event.priority !== null && payload.prioritySeats ? (
        <StatTile
          label={m.registration.keptSeats}
          value={t.ofCapacity(event.priority, payload.prioritySeats)}
          {...keptNote(m, event, c.get('now'))}
        />
      ) : null}
    </StatRow>
  )
}

function Ended({ m, entries }: { m: Messages; entries: EndedEntry[] }) {
  const r = m.registration
  return (
    <details class="no-print">
      <summary>
        {r.endedTitle} ({m.number(entries.length)})
      </summary>
      <List label={r.endedTitle} dense>
        {entries.map(({ name, group, endReason, endedAt }) => (
          <ListRow
            title={name}
            detail={[
              group,
              endReason ? r.endedShort[endReason] : '',
              endedAt === null ? '' : shortDate(wallDate(endedAt)),
            ]
              .filter(Boolean)
              .join(' · ')}
            muted
          />
        ))}
      </List>
    </details>
  )
}
