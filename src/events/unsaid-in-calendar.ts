import type { PlanInput } from '../exchange/plan-row'
import type { EventInput } from './event-input'
import { inputOf } from './input-of'
import type { KnownEvent } from './known-events'

/** What an event has that calendars cannot say, or that this one does not say: it stays as it is. */
export function unsaidInCalendar(said: PlanInput, known: KnownEvent): Partial<EventInput> {
  const has = inputOf(known)
  const { campaignId, officerId, capacity, prioritySeats, registrationClosesOn, registrationClosesTime } = has
  return {
    ...unsaidInPlans(known),
    ...{ campaignId, officerId, capacity, prioritySeats, registrationClosesOn, registrationClosesTime },
    ...(said.category ? {} : { category: has.category }),
    ...(said.organizationName ? {} : { organizationId: has.organizationId }),
    ...(said.groupNames ? {} : { groupIds: has.groupIds }),
    ...(said.registration ? {} : { registration: has.registration }),
    ...(said.minAge === undefined ? { minAge: has.minAge } : {}),
    ...(said.maxAge === undefined ? { maxAge: has.maxAge } : {}),
    ...(said.description ? {} : { description: has.description }),
  }
}

/** What no file says of an event: it stays as it is. */
export function unsaidInPlans(known: KnownEvent): Partial<EventInput> {
  const { priorityReleasesOn, priorityReleasesTime, claimHours } = inputOf(known)
  return { priorityReleasesOn, priorityReleasesTime, claimHours }
}
