import { z } from 'zod'
import type { ErrorCode } from '../messages/errors'
import { date, idText, line, many, optional, whole } from '../shared/parse'
import { endTime, startTime } from './screen-schema'

const code = (c: ErrorCode): ErrorCode => c

/** A text for the boards and its windows. */
export const messageInput = z
  .object({
    text: line(200),
    campaignId: optional(idText()),
    /** Higher comes earlier in the loop. */
    priority: whole(0, 9).default(0),
    startsOn: date(),
    endsOn: date(),
    days: many(whole(1, 7), 7).transform(days => [...new Set(days)].sort((a, b) => a - b)),
    fromTime: startTime('00:00'),
    toTime: endTime('24:00'),
  })
  .superRefine(({ startsOn, endsOn, fromTime, toTime }, context) => {
    if (endsOn < startsOn) context.addIssue({ code: 'custom', path: ['endsOn'], message: code('end_before_start') })
    if (fromTime === toTime) context.addIssue({ code: 'custom', path: ['toTime'], message: code('empty_window') })
  })

/** An edit names the version it started from. */
export const versionInput = z.object({ version: whole(1, 999_999_999) })
