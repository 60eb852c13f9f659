import { z } from 'zod'
import type { ErrorCode } from '../messages/errors'
import { isTime } from '../shared/dates'
import { date, flag, idText, line, many, optional, whole } from '../shared/parse'

const code = (c: ErrorCode): ErrorCode => c

/** As large as the largest frame that every device and this server can draw. */
const MOST_PIXELS = 4096 * 1024

/** `00:00` to `23:59`. */
export const startTime = (otherwise: string) => z.string().refine(isTime, code('invalid_time')).default(otherwise)

/** An exclusive end: `00:00` means midnight at the day's end, as `24:00` does; form fields cannot say the latter. */
export const endTime = (otherwise: string) =>
  z
    .string()
    .refine(text => isTime(text) || text === '24:00', code('invalid_time'))
    .transform(text => (text === '00:00' ? '24:00' : text))
    .default(otherwise)

const MOST_TAGS = 12

/** Names of audiences: a list, or one text with commas between them. Case and spaces at the ends make no difference. */
export const tagList = () =>
  z.preprocess(
    value => (typeof value === 'string' ? value.split(',').filter(name => name.trim()) : value),
    many(line(30), MOST_TAGS).transform(names => [...new Set(names.map(name => name.toLocaleLowerCase('vi')))].sort()),
  )

/** A date with hours of its own; left empty, the board is dark that day. */
const hourException = z
  .object({ date: date(), opensAt: optional(startTime('06:00')), closesAt: optional(endTime('22:00')) })
  .superRefine(({ opensAt, closesAt }, context) => {
    if ((opensAt === null) !== (closesAt === null))
      context.addIssue({ code: 'custom', path: [opensAt === null ? 'opensAt' : 'closesAt'], message: code('required') })
    if (opensAt !== null && opensAt === closesAt)
      context.addIssue({ code: 'custom', path: ['closesAt'], message: code('empty_window') })
  })

const size = { width: whole(16, 4096), height: whole(16, 4096) }

const fits = ({ width, height }: { width: number; height: number }, context: z.RefinementCtx) => {
  if (width * height > MOST_PIXELS)
    context.addIssue({ code: 'custom', path: ['height'], message: code('too_many_pixels') })
}

/** The pixels of a device. */
export const screenSize = z.object(size).superRefine(fits)

/** What is known of a board: its name, its pixels, whose events it shows, when it is lit, how it treats pictures. */
export const screenInput = z
  .object({
    name: line(80),
    ...size,
    groupId: optional(idText()),
    opensAt: startTime('06:00'),
    closesAt: endTime('22:00'),
    hourExceptions: many(hourException, 60).transform(list => list.sort((a, b) => (a.date < b.date ? -1 : 1))),
    tags: tagList(),
    freezes: flag(),
    colours: z.enum(['full', 'mono']).default('full'),
  })
  .superRefine(fits)
  .superRefine(({ opensAt, closesAt, hourExceptions }, context) => {
    if (opensAt === closesAt) context.addIssue({ code: 'custom', path: ['closesAt'], message: code('empty_window') })
    const dates = hourExceptions.map(({ date }) => date)
    if (new Set(dates).size < dates.length)
      context.addIssue({ code: 'custom', path: ['hourExceptions'], message: code('same_date_twice') })
  })
