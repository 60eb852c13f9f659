import { type SQL, sql } from 'drizzle-orm'
import { ageOf } from '../people/ages'
import { getPublication } from '../publications/get-publication'
import { statusOf } from '../publications/meeting-status'
import type { Publication } from '../publications/publication'
import type { Context } from '../shared/context'
import { Conflict, type Reason } from '../shared/errors'

/** Why an event takes no registration now; null while it does. */
export function closedBecause(publication: Publication, now: number): Reason | null {
  const { payload, lastEndsAt } = publication
  const status = statusOf(publication)
  if (status === 'cancelled') return { code: 'event_cancelled' }
  if (status === 'postponed') return { code: 'event_postponed' }
  if (payload.registration === 'none') return { code: 'registration_not_open' }
  if (now >= lastEndsAt || (payload.registrationClosesAt !== null && now >= payload.registrationClosesAt))
    return { code: 'registration_closed' }
  return null
}

/** Why this child cannot take part in the event; the reasons stand beside the fields they speak of. */
export function unfitBecause(
  { payload }: Publication,
  child: { birthYear: number; groupId: string },
  now: number,
): Record<string, Reason> {
  const fields: Record<string, Reason> = {}
  const age = ageOf(child.birthYear, now)
  if (payload.minAge !== null && age < payload.minAge)
    fields.birthYear = { code: 'age_too_young', values: { minimum: payload.minAge } }
  if (payload.maxAge !== null && age > payload.maxAge)
    fields.birthYear = { code: 'age_too_old', values: { maximum: payload.maxAge } }
  if (payload.groups.length && !payload.groups.some(group => group.id === child.groupId))
    fields.groupId = { code: 'group_not_invited' }
  return fields
}

/**
 * A published event that takes registrations now.
 * @throws Missing, Conflict
 */
export async function findOpenEvent({ db, actor, now }: Context, eventId: string): Promise<Publication> {
  const publication = await getPublication(db, actor.wardId, eventId)
  const reason = closedBecause(publication, now)
  if (reason) throw new Conflict(reason.code, reason.values)
  return publication
}

/** The same inside a statement, for the moment of writing. */
export const eventIsOpen = ({ actor, now }: Context, eventId: string): SQL =>
  sql`exists (select 1 from publication where id = ${eventId} and ward_id = ${actor.wardId} and status = 'published'
    and coalesce(json_extract(payload, '$.notice.kind'), '') <> 'postponed'
    and json_extract(payload, '$.registration') = 'open' and last_ends_at > ${now}
    and coalesce(json_extract(payload, '$.registrationClosesAt'), ${now + 1}) > ${now})`
