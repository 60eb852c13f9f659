import { z } from 'zod'
import type { ErrorCode } from '../messages/errors'
import { isTime } from '../shared/dates'
import { idText, line, optional, whole } from '../shared/parse'

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

/** What is known of a board: its name, its pixels, whose events it shows, when it is lit. */
export const screenInput = z
  .object({
    name: line(80),
    width: whole(16, 4096),
    height: whole(16, 4096),
    groupId: optional(idText()),
    opensAt: startTime('06:00'),
    closesAt: endTime('22:00'),
  })
  .superRefine(({ width, height, opensAt, closesAt }, context) => {
    if (width * height > MOST_PIXELS)
      context.addIssue({ code: 'custom', path: ['height'], message: code('too_many_pixels') })
    if (opensAt === closesAt) context.addIssue({ code: 'custom', path: ['closesAt'], message: code('empty_window') })
  })
