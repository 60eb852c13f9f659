import { z } from 'zod'
import { line } from '../shared/parse'

/** Why something is returned or cancelled, in a sentence others will read. */
export const reasonInput = z.strictObject({ reason: line(300) })

export type ReasonInput = { reason?: unknown }
