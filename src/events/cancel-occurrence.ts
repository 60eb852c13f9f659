import type { Context } from '../shared/context'
import { Conflict } from '../shared/errors'
import { decideOccurrence } from './decide-occurrence'
import type { ReasonInput } from './reason-input'

/**
 * Cancels one meeting of an event. The public sees it at once; other edits that wait for approval stay unseen.
 * @param ofEvent the event the caller takes it for; another one's meeting is then missing
 * @throws Missing, Invalid, Forbidden, Conflict (`meeting_cancelled`, `occurrence_over`, `changed_meanwhile`)
 */
export const cancelOccurrence = (context: Context, id: string, input: ReasonInput, ofEvent?: string): Promise<void> =>
  decideOccurrence(context, id, input, ofEvent, {
    action: 'occurrence.cancelled',
    to: 'cancelled',
    check: ({ status }) => {
      if (status === 'cancelled') throw new Conflict('meeting_cancelled')
    },
  })
