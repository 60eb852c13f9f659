import { z } from 'zod'
import type { ErrorCode } from '../messages/errors'
import { idText, optional } from '../shared/parse'

const code = (c: ErrorCode): ErrorCode => c

/** UTC milliseconds, or RFC 3339 as the schedule says its times. */
const instant = () =>
  z.union([
    z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER),
    z.iso.datetime({ offset: true }).transform(text => Date.parse(text)),
  ])

/** More than a clock can be off that starts at 1970 with the device. */
const MOST_OFFSET = 2_000_000_000

/** How a player is: what it shows, until when it could go on alone, how far its clock is off (seconds ahead). */
export const beatInput = z.object({
  playing: optional(idText()),
  validUntil: optional(instant()),
  clockOffsetSec: optional(
    z
      .number(code('invalid_number'))
      .min(-MOST_OFFSET, code('too_small'))
      .max(MOST_OFFSET, code('too_large'))
      .transform(Math.round),
  ),
  version: optional(z.string().regex(/^[\w.+-]{1,20}$/, code('invalid_value'))),
})

const MOST_PLAYS = 50

export const playsInput = z.object({ plays: z.array(z.unknown()).max(MOST_PLAYS, code('too_many_values')) })

export type Play = z.output<typeof playInput>

/** One showing of one item from its start on. */
export const playInput = z.object({
  itemId: idText(),
  startedAt: instant(),
  seconds: z.number(code('invalid_number')).min(1).max(600).transform(Math.round),
})
