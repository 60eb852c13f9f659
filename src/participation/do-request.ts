import { z } from 'zod'
import { finishRequest } from '../people/close-request'
import type { PersonalContext } from '../people/context'
import { findRequest } from '../people/open-request'
import { consentPurposes } from '../shared/choices'
import { Conflict, Invalid } from '../shared/errors'
import { many, parse } from '../shared/parse'
import { eraseChild } from './erase-children'
import { withdrawConsent } from './withdraw-consent'

/** Which consents are withdrawn, for a request of that kind. */
export const doneRequest = z.strictObject({ purposes: many(z.enum(consentPurposes), 3) })

/**
 * Does what a family asked and closes its request: erases the child, or withdraws the named consents. What is corrected or
 * handed out is done elsewhere before, and noted here as done.
 * @throws Missing, Forbidden, Invalid, Conflict `request_closed`, `request_unmatched`
 */
export async function doRequest(context: PersonalContext, id: string, input: unknown): Promise<void> {
  const { kind, childId, closedAt } = await findRequest(context, id)
  const { purposes } = parse(doneRequest, input)
  if (closedAt !== null) throw new Conflict('request_closed')
  if (!childId) throw new Conflict('request_unmatched')
  if (kind === 'withdrawal') {
    if (!purposes.length) throw new Invalid({ purposes: { code: 'choose_purposes' } })
    for (const purpose of purposes) await withdrawConsent(context, childId, purpose)
  }
  // Erasing closes it, because nothing of it may stay.
  if (kind === 'erasure') await eraseChild(context, childId, 'request')
  else await finishRequest(context, id)
}
