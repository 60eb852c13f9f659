import type { Context } from '../shared/context'
import type { EventFields } from './event-input'
import { readKnownChoices } from './known-choices'

type Chosen = Pick<EventFields, 'organizationId' | 'venueId' | 'campaignId' | 'officerId' | 'groupIds'>

/**
 * Refuses what is not the ward's own, as if it did not exist.
 * @throws Invalid per field, Forbidden when a coordinator names another organization
 */
export const checkChoices = async (context: Context, chosen: Chosen): Promise<void> =>
  (await readKnownChoices(context)).check(chosen)
