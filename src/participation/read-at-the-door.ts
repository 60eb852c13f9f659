import { readChild } from '../people/child-input'
import { Invalid } from '../shared/errors'

/**
 * Reads a new child at the door: the fields of a new child without `consentMethod`, and `consent`: yes, the guardian's word.
 * @throws Invalid with all reasons at once: of the child's fields, and for a consent not given
 */
export function readAtTheDoor({ consent, ...fields }: Record<string, unknown>, now: number) {
  const agreed = consent === 'yes' || consent === true
  try {
    const data = readChild({ ...fields, consentMethod: 'spoken' }, now)
    if (data.assent === 'no') throw new Invalid({ assent: { code: 'assent_refused' } })
    if (agreed) return data
  } catch (error) {
    if (!(error instanceof Invalid) || agreed) throw error
    throw new Invalid({ ...error.fields, consent: { code: 'consent_required' } })
  }
  throw new Invalid({ consent: { code: 'consent_required' } })
}
