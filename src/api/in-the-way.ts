import { checkPlan } from '../events/check-plan'
import { findingsJson } from '../http/checked-json'
import { type AppContext, verbContext } from '../http/env'
import { Conflict } from '../shared/errors'
import { problem } from './problem'

/** A change of a plan; where its venue is taken, the refusal says by whom and when it is free next. */
export async function orWhatIsInTheWay(c: AppContext, plan: object, verb: () => Promise<Response>): Promise<Response> {
  try {
    return await verb()
  } catch (error) {
    if (!(error instanceof Conflict && error.reason.code === 'venue_taken')) throw error
    const { findings, freeSlot } = await checkPlan(verbContext(c), plan)
    return problem(c, error, {
      fields: { venueId: error.reason },
      more: { findings: findingsJson(c.get('m'), findings), freeSlot },
    })
  }
}
