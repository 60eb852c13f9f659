import { type SQL, sql } from 'drizzle-orm'
import type { Actor } from '../shared/actor'
import type { Context } from '../shared/context'

/** For a condition on `event`: the ward's, and for a coordinator the own organization's. Others do not exist for them. */
export const visibleTo = ({ wardId, role, organizationId }: Actor): SQL =>
  role === 'coordinator'
    ? sql`event.ward_id = ${wardId} and event.organization_id = ${organizationId ?? ''}`
    : sql`event.ward_id = ${wardId}`

/** For a condition on `event`: it is still the version that the caller looked at, where that was said. */
export const asSeen = ({ seen }: Pick<Context, 'seen'>): SQL =>
  seen === undefined ? sql`1` : sql`event.version = ${seen}`

/** For the statements behind a conditional change of an event: whether that change happened. */
export const savedWith = (eventId: string, token: string): SQL =>
  sql`exists (select 1 from event where event.id = ${eventId} and event.save_token = ${token})`
