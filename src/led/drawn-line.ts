import { z } from 'zod'
import type { ErrorCode } from '../messages/errors'
import { cleanLine } from '../shared/text'
import { undrawable } from './frames/drawable'

const code = (c: ErrorCode): ErrorCode => c

const MOST_NAMED = 6

/** A required line that boards can draw all of. What they cannot draw is refused, so that what was typed is what shows. */
export const drawnLine = (maximum: number) =>
  z
    .string(code('required'))
    .max(maximum, { error: code('too_long'), abort: true })
    .superRefine((text, context) => {
      const characters = undrawable(text).slice(0, MOST_NAMED).join(' ')
      if (characters) context.addIssue({ code: 'custom', message: code('undrawable'), params: { characters } })
    })
    .transform(cleanLine)
    .pipe(z.string().min(1, code('required')))
