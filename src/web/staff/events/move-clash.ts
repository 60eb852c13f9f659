import { checkPlan } from '../../../events/check-plan'
import { type AppContext, verbContext } from '../../../http/env'
import { DomainError } from '../../../shared/errors'
import type { Clash } from './form-check'
import type { Open } from './show'

/** What was in the way of a move that was refused, and when its venue is free; nothing where it was refused otherwise. */
export async function moveClash(c: AppContext, event: string, { occurrence, form }: Open): Promise<Clash | undefined> {
  if (!occurrence || !form) return
  const { venueId } = form.values
  const move = { ...form.values, ...(venueId === '' ? { venueId: null } : {}) }
  try {
    const { findings, freeSlot } = await checkPlan(verbContext(c), { occurrence, event, move })
    const hard = findings.find(finding => finding.hard)
    return hard && { message: c.get('m').findings[hard.reason.code](hard.reason.values), freeSlot }
  } catch (error) {
    if (error instanceof DomainError) return
    throw error
  }
}
