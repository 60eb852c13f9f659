import type { InferInsertModel } from 'drizzle-orm'
import type { ConsentPurpose } from '../shared/choices'
import { newId } from '../shared/ids'
import { ASSENT_AGE, ageOf } from './ages'
import { currentConsentText } from './consent-texts'
import type { PersonalContext } from './context'
import type { consents } from './tables'

export type ConsentRow = InferInsertModel<typeof consents>

export type GivenConsent = {
  /** How the guardian gave it. */
  method: ConsentRow['method']
  birthYear: number
  /** The child's own answer; kept only from 7 years. */
  assent: boolean | null
}

/** Consents to each of these purposes, to the texts of today. One row a purpose: none is bundled with another. */
export const consentRows = (
  { actor, now }: PersonalContext,
  childId: string,
  guardianId: string | null,
  purposes: readonly ConsentPurpose[],
  given: GivenConsent,
): ConsentRow[] =>
  purposes.map(purpose => ({
    id: newId(),
    wardId: actor.wardId,
    childId,
    guardianId,
    purpose,
    textVersion: currentConsentText(purpose).version,
    method: given.method,
    childAssent: ageOf(given.birthYear, now) >= ASSENT_AGE ? given.assent : null,
    recordedBy: actor.id,
    givenAt: now,
    withdrawnAt: null,
  }))
