import type { Context } from '../shared/context'
import { Conflict } from '../shared/errors'
import { decideOccurrence } from './decide-occurrence'
import type { ReasonInput } from './reason-input'

/**
 * Puts one published meeting off without a new date yet. The public sees it at once; moving it gives it its date.
 * @param ofEvent the event the caller takes it for; another one's meeting is then missing
 * @throws Missing, Invalid, Forbidden, Conflict (`meeting_cancelled`, `meeting_postponed`, `not_published`,
 * `occurrence_over`, `changed_meanwhile`)
 */
export const postponeOccurrence = (context: Context, id: string, input: ReasonInput, ofEvent?: string): Promise<void> =>
  decideOccurrence(context, id, input, ofEvent, {
    action: 'occurrence.postponed',
    to: 'postponed',
    check: ({ status, shown }) => {
      if (status !== 'scheduled') throw new Conflict(status === 'cancelled' ? 'meeting_cancelled' : 'meeting_postponed')
      if (!shown) throw new Conflict('not_published')
    },
  })
