import type { PersonalContext } from '../people/context'
import { recordConsent } from '../people/record-consent'
import { type FamilyRegistered, registerFamily } from './register-family'

/**
 * Records what a family said on paper or by word about each of its children, then registers them together. A consent that
 * was recorded stays, also where there turns out to be no place.
 * @param given the consent as `recordConsent` reads it, without purpose and assent
 * @param assents each child's own answer, by its id
 * @throws as both do
 */
export async function recordAndRegister(
  context: PersonalContext,
  eventId: string,
  childIds: string[],
  given: Record<string, unknown>,
  assents: Record<string, string>,
): Promise<FamilyRegistered> {
  for (const id of childIds)
    await recordConsent(context, id, { ...given, purpose: 'taking_part', assent: assents[id] ?? '' })
  return registerFamily(context, eventId, childIds)
}
