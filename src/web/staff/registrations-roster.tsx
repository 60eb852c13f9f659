import type { Child } from 'hono/jsx'
import { type AppContext, personalContext } from '../../http/env'
import { getRoster, listCandidates, type RosterEntry, type RosterOfEvent } from '../../participation/get-roster'
import { ageOf } from '../../people/ages'
import { fold } from '../../shared/text'
import { Button, ButtonLink, ButtonRow, PrintButton } from '../design/button'
import { Card, CardTitle, Columns } from '../design/card'
import { EmptyState } from '../design/empty-state'
import { ErrorSummary } from '../design/error-summary'
import { CheckboxGroup, SelectField } from '../design/fields'
import { List, ListRow } from '../design/list'
import { Notice } from '../design/notice'
import { StatRow, StatTile } from '../design/stat'
import { SearchForm } from '../design/toolbar'
import { errorList, type Form, optionsOf, typed, valuesOf } from '../form'
import { groupsInReach } from './children-groups'
import { staffPage } from './frame'
import { nextMeeting } from './registrations-list'

/** From this many children on a search stands above them. */
const MANY = 12

/** What came of registering several children. */
export type Outcome = { confirmed: number; waiting: number; refused: { id: string; why: string }[] }

/** Who has a place in an event and who waits; whoever may register does so beside it. */
export async function registrationsRosterPage(c: AppContext, eventId: string, form: Form, outcome?: Outcome) {
  const m = c.get('m')
  const t = m.people
  const roster = await getRoster(personalContext(c), eventId)
  const { payload } = roster.publication
  const { role } = c.get('actor')
  const acts = role !== 'coordinator'
  const confirmed = roster.entries.filter(entry => entry.status === 'confirmed')
  const waiting = roster.entries.filter(entry => entry.status === 'waiting')
  return staffPage(
    c,
    {
      room: 'registrations',
      title: payload.title,
      subheading: [nextMeeting(m, roster, c.get('now')), payload.venue?.name, payload.host.name]
        .filter(Boolean)
        .join(' · '),
      actions: roster.entries.length ? <PrintButton>{m.print}</PrintButton> : undefined,
      notice: (
        <>
          {outcome ? <OutcomeNotice c={c} outcome={outcome} /> : null}
          <ErrorSummary title={m.errorSummary} errors={errorList(form)} />
        </>
      ),
    },
    <>
      <StatRow>
        <StatTile label={t.confirmed} value={t.ofCapacity(roster.confirmed, payload.capacity)} />
        <StatTile label={t.waiting} value={roster.waiting} />
        {roster.priority !== null && payload.prioritySeats ? (
          <StatTile label={t.priority} value={t.ofCapacity(roster.priority, payload.prioritySeats)} />
        ) : null}
      </StatRow>
      <Columns wide>
        <Card>
          <CardTitle note={role === 'group_head' ? t.ownGroupOnly : undefined} aside={m.number(confirmed.length)}>
            {t.roster}
          </CardTitle>
          {confirmed.length ? (
            <Entries c={c} caption={t.roster} entries={confirmed} eventId={eventId} acts={acts} />
          ) : (
            <EmptyState level={3} title={t.rosterEmpty}>
              {acts ? t.rosterEmptyHint : null}
            </EmptyState>
          )}
          <CardTitle aside={m.number(waiting.length)}>{t.waitingList}</CardTitle>
          {waiting.length ? (
            <Entries c={c} caption={t.waitingList} entries={waiting} eventId={eventId} acts={acts} />
          ) : (
            <p class="soft">{t.waitingEmpty}</p>
          )}
        </Card>
        {acts ? (
          <Card>
            <CardTitle>{t.addToEvent}</CardTitle>
            {roster.open ? await addForm(c, roster, form) : <p class="soft">{t.closedFor}</p>}
          </Card>
        ) : null}
      </Columns>
    </>,
  )
}

function OutcomeNotice({ c, outcome }: { c: AppContext; outcome: Outcome }) {
  const t = c.get('m').people
  const { refused, confirmed, waiting } = outcome
  const reasons = [...new Set(refused.map(({ why }) => why))]
  return (
    <>
      {confirmed + waiting ? (
        <Notice tone="success" live>
          {t.registered(outcome)}
        </Notice>
      ) : null}
      {refused.length ? (
        <Notice tone="danger" title={t.notRegistered(refused.length)} live>
          <ul>
            {reasons.map(why => (
              <li>{why}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
    </>
  )
}

type EntriesProps = { c: AppContext; caption: string; entries: RosterEntry[]; eventId: string; acts: boolean }

function Entries({ c, caption, entries, eventId, acts }: EntriesProps) {
  const t = c.get('m').people
  return (
    <List label={caption} dense>
      {entries.map(({ registrationId, childId, name, age, group }) => (
        <ListRow
          title={name}
          href={acts ? `/staff/children/${childId}` : undefined}
          detail={`${t.yearsOld(age)} · ${group}`}
          aside={
            acts ? (
              <form method="post" action={`/staff/registrations/${eventId}/${registrationId}/cancellation`}>
                <Button tone="quiet" small data-confirm={t.cancelConfirm} aria-label={t.cancelPlaceOf(name)}>
                  {t.cancelPlace}
                </Button>
              </form>
            ) : null
          }
        />
      ))}
    </List>
  )
}

async function addForm(c: AppContext, roster: RosterOfEvent, form: Form): Promise<Child> {
  const m = c.get('m')
  const t = m.people
  const invited = new Set(roster.publication.payload.groups.map(({ id }) => id))
  const groups = (await groupsInReach(c)).filter(({ id }) => !invited.size || invited.has(id))
  const asked = c.req.query('group')
  const group = groups.find(({ id }) => id === asked) ?? (groups.length === 1 ? groups[0] : undefined)
  const action = `/staff/registrations/${roster.publication.id}`
  const q = fold(typed(form, 'q'))
  const fitting = group ? await listCandidates(personalContext(c), roster, group.id) : []
  const candidates = fitting.filter(child => fold(child.name).includes(q))
  return (
    <div class="stack">
      {groups.length > 1 ? (
        <form method="get" action={action} class="stack">
          <SelectField
            name="group"
            label={t.group}
            value={group?.id}
            emptyText={t.choose}
            options={optionsOf(groups)}
          />
          <Button tone="secondary">{t.open}</Button>
        </form>
      ) : null}
      {fitting.length > MANY || q ? (
        <SearchForm
          method="post"
          action={`${action}?group=${group?.id}`}
          value={typed(form, 'q')}
          label={t.searchChild}
          placeholder={t.searchChild}
          buttonText={m.search}
        />
      ) : null}
      {candidates.length ? (
        <form method="post" action={`${action}?group=${group?.id}`} data-private class="stack">
          <CheckboxGroup
            name="child"
            label={t.childrenOf(group?.name ?? '')}
            hint={t.addToEventHint}
            values={valuesOf(form, 'child')}
            error={form.errors.child}
            options={candidates.map(child => ({
              value: child.id,
              label: `${child.name}, ${t.yearsOld(ageOf(child.birthYear, c.get('now')))}`,
            }))}
            inline
          />
          <Button wide>{t.register}</Button>
        </form>
      ) : group ? (
        <p class="soft">{q ? t.noneFound : t.noCandidates}</p>
      ) : null}
      {group ? (
        <ButtonRow>
          <ButtonLink
            href={`/staff/children/new?group=${group.id}&event=${roster.publication.id}`}
            tone="secondary"
            icon="plus"
          >
            {t.newChild}
          </ButtonLink>
        </ButtonRow>
      ) : null}
    </div>
  )
}
