import type { AppContext } from '../../http/env'
import type { Followed, RosterEntry } from '../../participation/get-roster'
import { Button } from '../design/button'
import { List, ListRow } from '../design/list'
import { StatusTag } from '../design/tag'
import { untilWhen } from '../public/ticket-place'

type Props = {
  c: AppContext
  caption: string
  entries: RosterEntry[]
  eventId: string
  /** Whether whoever looks may do something with places. */
  acts: boolean
  followed: Followed
  /** Whether a meeting is still to come. */
  next: boolean
}

/** Places in order, with what can be done for a family that cannot do it itself. */
export function Entries({ c, caption, entries, eventId, acts, followed, next }: Props) {
  const m = c.get('m')
  const t = m.people
  const r = m.registration
  return (
    <div class="places">
      <List label={caption}>
        {entries.map(({ registrationId, childId, name, age, group, status, claimBy, partyId, missed }, index) => {
          const at = `/staff/registrations/${eventId}/${registrationId}`
          const excused = followed.excused.has(childId)
          return (
            <ListRow
              title={name}
              href={acts ? `/staff/children/${childId}` : undefined}
              detail={
                <>
                  {[
                    status === 'waiting' && c.get('actor').role !== 'group_head' ? r.turn(index + 1) : '',
                    t.yearsOld(age),
                    group,
                    partyId ? r.together : '',
                  ]
                    .filter(Boolean)
                    .join(' · ')}{' '}
                  {claimBy === null ? null : <StatusTag tone="warning" label={r.claimUntil(untilWhen(m, claimBy))} />}
                  {missed ? <StatusTag tone="warning" label={r.missedShort(missed.count, missed.left)} /> : null}
                  {excused ? <StatusTag tone="info" label={r.excused} /> : null}
                </>
              }
              aside={
                acts ? (
                  <>
                    {claimBy === null ? null : (
                      <form method="post" action={`${at}/claim`}>
                        <Button tone="secondary" small aria-label={r.claimForName(name)}>
                          {r.claimFor}
                        </Button>
                      </form>
                    )}
                    {status === 'confirmed' && next && !excused ? (
                      <form method="post" action={`${at}/excuse`}>
                        <Button tone="quiet" small aria-label={r.excuseForName(name)}>
                          {r.absence}
                        </Button>
                      </form>
                    ) : null}
                    <form method="post" action={`${at}/cancellation`}>
                      <Button tone="quiet" small data-confirm={t.cancelConfirm} aria-label={t.cancelPlaceOf(name)}>
                        {t.cancelPlace}
                      </Button>
                    </form>
                  </>
                ) : null
              }
            />
          )
        })}
      </List>
    </div>
  )
}
