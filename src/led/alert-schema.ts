import { z } from 'zod'
import type { ErrorCode } from '../messages/errors'
import { DAY, MINUTE } from '../shared/dates'
import { Invalid } from '../shared/errors'
import { idText, line, many, optional, whole } from '../shared/parse'
import { alertKinds } from './alert-kinds'
import { drawnLine } from './drawn-line'

const code = (c: ErrorCode): ErrorCode => c

const SHORTEST = 5 * MINUTE
const LONGEST = DAY

/** An emergency as it is raised. It ends after `minutes`, or at `expiresAt` (UTC milliseconds): 5 minutes to 24 hours on. */
export const alertInput = z.object({
  kind: z.enum(alertKinds, { error: ({ input }) => code(input ? 'invalid_value' : 'required') }),
  text: drawnLine(120),
  reason: line(300),
  minutes: optional(whole(SHORTEST / MINUTE, LONGEST / MINUTE)),
  expiresAt: optional(z.number(code('invalid_number')).int(code('invalid_number'))),
  /** Boards by id; none: all of the ward's. */
  screenIds: many(idText(), 200).transform(ids => [...new Set(ids)].sort()),
})

type End = { minutes: number | null; expiresAt: number | null }

/**
 * When an alert ends: on a whole minute, because the boards say so.
 * @throws Invalid without an end, or with one that is too near or too far
 */
export function endOf({ minutes, expiresAt }: End, now: number): number {
  if (minutes === null && expiresAt === null) throw new Invalid({ minutes: { code: 'alert_end_required' } })
  const end = expiresAt ?? now + minutes! * MINUTE
  if (end < now + SHORTEST) throw new Invalid({ expiresAt: { code: 'alert_too_short' } })
  if (end > now + LONGEST) throw new Invalid({ expiresAt: { code: 'alert_too_long' } })
  return Math.ceil(end / MINUTE) * MINUTE
}
