import { z } from 'zod'
import type { ErrorCode } from '../messages/errors'
import { date, flag, idText, many, optional, paragraphs, whole } from '../shared/parse'
import { drawnLine } from './drawn-line'
import { endTime, startTime, tagList } from './screen-schema'
import type { MessageWindow } from './windows'

const code = (c: ErrorCode): ErrorCode => c

export const MOST_WINDOWS = 6
const MOST_EXCEPTIONS = 31

/** Days and times at which a message shows. */
const windowInput = z
  .object({
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

/** What a message says on each channel, when, how much of it, and on which boards. */
export const messageInput = z.object({
  text: drawnLine(200),
  loudspeaker: paragraphs(2000),
  social: paragraphs(2000),
  campaignId: optional(idText()),
  /** Higher comes earlier in the loop. */
  priority: whole(0, 9).default(0),
  share: optional(whole(5, 50)),
  windows: z.array(windowInput).min(1, code('required')).max(MOST_WINDOWS, code('too_many_values')),
  exceptDates: many(date(), MOST_EXCEPTIONS).transform(dates => [...new Set(dates)].sort()),
  tags: tagList(),
  freezeSafe: flag(),
})

/** First and last day of all of a message's windows. */
export const boundsOf = (windows: MessageWindow[]) => ({
  startsOn: windows.reduce((first, { startsOn }) => (startsOn < first ? startsOn : first), '9999-12-31'),
  endsOn: windows.reduce((last, { endsOn }) => (endsOn > last ? endsOn : last), ''),
})

/** An edit names the version it started from. */
export const versionInput = z.object({ version: whole(1, 999_999_999) })
