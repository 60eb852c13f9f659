import { z } from 'zod'
import type { ErrorCode } from '../messages/errors'
import { isDate, readDate } from '../shared/dates'
import { date, idText, line, optionalLine, paragraphs } from '../shared/parse'
import { cleanLine } from '../shared/text'

const code = (c: ErrorCode): ErrorCode => c

/** `YYYY-MM-DD` or `dd/mm/yyyy`; while the day is blank `YYYY-MM` or `mm/yyyy`. */
const letterDay = z
  .string()
  .max(20, code('invalid_date'))
  .default('')
  .transform(text => {
    const month = /^(\d{1,2})\/(\d{4})$/.exec(text.trim())
    return month ? `${month[2]}-${month[1]!.padStart(2, '0')}` : readDate(text)
  })
  .refine(text => text === '' || isDate(text) || isDate(`${text}-01`), code('invalid_date'))

/** A list, or the lines of a form's text box. */
const citations = z.preprocess(
  value => (typeof value === 'string' ? value.slice(0, 8000).split('\n') : (value ?? [])),
  z
    .array(z.string().max(300, code('too_long')).transform(cleanLine))
    .max(20, code('too_many_values'))
    .transform(lines => lines.filter(Boolean)),
)

const fields = z.strictObject({
  name: line(150),
  description: paragraphs(4000),
  organizationId: idText(),
  startsOn: date(),
  endsOn: date(),
  /** Blank while the ward's own document system has not numbered it. */
  letterNumber: optionalLine(20),
  /** What follows the number, such as `/UBND-VHXH`. */
  letterSymbol: optionalLine(40),
  letterIssuer: optionalLine(150),
  letterSubject: optionalLine(400),
  letterIssuedOn: letterDay,
  /** The letters and plans it is based on, as cited. */
  letterBasedOn: citations,
})

type Fields = z.output<typeof fields>

/** Whether anything is said of a letter. */
export const hasLetter = (input: Fields): boolean =>
  Boolean(
    input.letterNumber ||
      input.letterSymbol ||
      input.letterIssuer ||
      input.letterSubject ||
      input.letterIssuedOn ||
      input.letterBasedOn.length,
  )

function together(input: Fields, context: z.core.$RefinementCtx<Fields>) {
  const refuse = (field: keyof Fields, reason: ErrorCode) =>
    context.issues.push({ code: 'custom', message: reason, path: [field], input: input[field] })
  if (input.endsOn < input.startsOn) refuse('endsOn', 'end_before_start')
  if (!hasLetter(input)) return
  for (const field of ['letterSymbol', 'letterIssuer', 'letterSubject'] as const) {
    if (!input[field]) refuse(field, 'required')
  }
}

/** A campaign and the official letter it follows, as forms and the API send it. */
export const campaignInput = fields.superRefine(together)

/** The same with the version the edit started from. */
export const saveCampaignInput = fields.extend({ version: versionNumber() }).superRefine(together)

/** Versions are instants, beyond what `whole` reads from a form. */
function versionNumber() {
  return z.coerce
    .number({ error: code('required') })
    .int(code('invalid_number'))
    .min(0, code('invalid_number'))
}
