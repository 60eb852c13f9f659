import type { Context } from '../shared/context'
import { Conflict } from '../shared/errors'
import { decideOccurrence } from './decide-occurrence'
import type { ReasonInput } from './reason-input'

/**
 * Takes the cancellation or postponement of one meeting back, if its venue is still free. The public reads why.
 * @param ofEvent the event the caller takes it for; another one's meeting is then missing
 * @throws Missing, Invalid, Forbidden, Conflict (`not_postponed`, `venue_taken`, `occurrence_over`, `changed_meanwhile`)
 */
export const restoreOccurrence = (context: Context, id: string, input: ReasonInput, ofEvent?: string): Promise<void> =>
  decideOccurrence(context, id, input, ofEvent, {
    action: 'occurrence.restored',
    to: 'scheduled',
    check: ({ status }) => {
      if (status === 'scheduled') throw new Conflict('not_postponed')
    },
  })
