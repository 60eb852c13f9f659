import { z } from 'zod'
import { type ErrorCode, isErrorCode } from '../messages/errors'
import { isDate, isTime, readDate } from './dates'
import { Invalid, type Reason } from './errors'
import { readPhone } from './phone'
import { cleanLine, cleanText } from './text'

/**
 * Reads what a form or the API sent. Custom zod messages are error codes of the catalogue.
 * @throws Invalid with one reason per field
 */
export function parse<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const result = schema.safeParse(input)
  if (result.success) return result.data
  const fields: Record<string, Reason> = {}
  for (const issue of result.error.issues) {
    fields[fieldOf(issue.path)] ??= reasonOf(issue)
  }
  throw new Invalid(fields)
}

/** `windows.0.endsOn` for a field of one thing in a list, else the outermost name. */
function fieldOf(path: PropertyKey[]): string {
  if (!path.length) return 'form'
  return path.length === 3 && typeof path[1] === 'number' ? path.map(String).join('.') : String(path[0])
}

function reasonOf(issue: z.core.$ZodIssue): Reason {
  if (isErrorCode(issue.message)) {
    if (issue.code === 'too_big') return { code: issue.message, values: { maximum: Number(issue.maximum) } }
    if (issue.code === 'too_small') return { code: issue.message, values: { minimum: Number(issue.minimum) } }
    if (issue.code === 'custom' && issue.params) return { code: issue.message, values: issue.params }
    return { code: issue.message }
  }
  if (issue.code === 'too_big')
    return { code: issue.origin === 'string' ? 'too_long' : 'too_large', values: { maximum: Number(issue.maximum) } }
  if (issue.code === 'too_small') return { code: 'too_small', values: { minimum: Number(issue.minimum) } }
  if (issue.code === 'unrecognized_keys')
    return { code: 'unknown_field', values: { name: issue.keys.join(', ').slice(0, 80) } }
  if (issue.code === 'invalid_type' && issue.input === undefined) return { code: 'required' }
  return { code: 'invalid_value' }
}

const code = (c: ErrorCode): ErrorCode => c

/** A required line of text. The raw length is bounded before cleaning. */
export const line = (maximum: number) =>
  z
    .string(code('required'))
    .max(maximum, code('too_long'))
    .transform(cleanLine)
    .pipe(z.string().min(1, code('required')))

/** An optional line of text; empty when absent. */
export const optionalLine = (maximum: number) =>
  z.string().max(maximum, code('too_long')).transform(cleanLine).default('')

/** Optional text of several lines. */
export const paragraphs = (maximum: number) =>
  z.string().max(maximum, code('too_long')).transform(cleanText).default('')

/** A date as `YYYY-MM-DD` or `dd/mm/yyyy`. */
export const date = () =>
  z
    .string(code('required'))
    .min(1, code('required'))
    .transform(readDate)
    .refine(isDate, code('invalid_date'))
    .meta({ type: 'string', format: 'date' })

/** A wall time `HH:MM`. */
export const time = () => z.string(code('required')).min(1, code('required')).refine(isTime, code('invalid_time'))

/** A whole number, also from a form's text. */
export const whole = (minimum: number, maximum: number) =>
  z.preprocess(
    value =>
      typeof value === 'string' && /^-?\d{1,9}$/.test(value.trim()) ? Number(value) : value === '' ? undefined : value,
    z
      .number({ error: issue => (issue.input === undefined ? code('required') : code('invalid_number')) })
      .int(code('invalid_number'))
      .min(minimum, code('too_small'))
      .max(maximum, code('too_large')),
  )

/** An empty form field counts as absent. */
export const optional = <S extends z.ZodType>(schema: S) =>
  z.preprocess(value => (value === '' || value === undefined ? null : value), schema.nullable())

/** A checkbox (`on`), `true`/`false`, or a JSON boolean; absent is false. */
export const flag = () =>
  z.preprocess(value => value === true || value === 'on' || value === 'true' || value === '1', z.boolean())

/** One or several values of a form field of the same name. */
export const many = <S extends z.ZodType>(schema: S, maximum: number) =>
  z.preprocess(
    value => (value === undefined || value === '' ? [] : Array.isArray(value) ? value : [value]),
    z.array(schema).max(maximum, code('too_many_values')),
  )

/** An id as `newId` makes it; ward codes and other short ids pass too. */
export const idText = () =>
  z
    .string(code('required'))
    .min(1, code('required'))
    .max(40, code('invalid_value'))
    .regex(/^[\w-]+$/, code('invalid_value'))

/** A phone number, stored as `+84…`; a short code such as `111` only where it is no family's. */
export const phone = ({ short = true } = {}) =>
  z
    .string(code('required'))
    .max(40, code('invalid_phone'))
    .transform((text, context) => {
      const read = readPhone(text)
      if (read === null || (!short && !read.startsWith('+'))) {
        context.issues.push({ code: 'custom', message: code(text.trim() ? 'invalid_phone' : 'required'), input: text })
        return z.NEVER
      }
      return read
    })
    .meta({ type: 'string', description: 'Stored as +84…; 0912 345 678 and the like are accepted.' })

/** A family's own number: nobody answers for a child at 111. */
export const familyPhone = () => phone({ short: false })
