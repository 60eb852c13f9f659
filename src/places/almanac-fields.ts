import { z } from 'zod'
import { isDate, isTime } from '../shared/dates'
import { date, line, whole } from '../shared/parse'
import { ALMANAC_YEARS } from './usual-almanac'

/** How many lessons a school day can have. */
export const PERIODS_MAXIMUM = 10

export const holidayName = z.strictObject({ name: line(80) })
export const holidayDate = z.strictObject({ date: date() })
export const holidaySchema = holidayDate.extend(holidayName.shape)

export const almanacYear = z.strictObject({ year: whole(ALMANAC_YEARS.first, ALMANAC_YEARS.last) })

export const termSchema = z
  .strictObject({ name: line(80), startsOn: date(), endsOn: date() })
  .refine(({ startsOn, endsOn }) => startsOn < endsOn || ![startsOn, endsOn].every(isDate), {
    path: ['endsOn'],
    message: 'end_before_start',
  })

const period = z.strictObject({ number: whole(1, PERIODS_MAXIMUM), startsAt: z.string(), endsAt: z.string() })

/** Reasons stand beside `startsAt1`, `endsAt1` and so on. The lessons of a day follow one another by number. */
export const periodsSchema = z
  .strictObject({ periods: z.array(period, 'invalid_value').max(PERIODS_MAXIMUM, 'too_many_values') })
  .transform(({ periods }, context) => {
    const refuse = (field: string, message: string) =>
      context.issues.push({ code: 'custom', path: [field], message, input: periods })
    const sorted = [...periods].sort((a, b) => a.number - b.number)
    sorted.forEach(({ number, startsAt, endsAt }, index) => {
      const previous = sorted[index - 1]
      const read = { [`startsAt${number}`]: startsAt, [`endsAt${number}`]: endsAt }
      for (const [field, value] of Object.entries(read))
        if (!isTime(value)) refuse(field, value ? 'invalid_time' : 'required')
      if (![startsAt, endsAt].every(isTime)) return
      if (startsAt >= endsAt) refuse(`endsAt${number}`, 'period_end')
      if (previous?.number === number) refuse('periods', 'period_twice')
      else if (previous && isTime(previous.endsAt) && startsAt < previous.endsAt)
        refuse(`startsAt${number}`, 'period_overlaps')
    })
    return sorted
  })
  .meta({
    type: 'object',
    properties: {
      periods: {
        type: 'array',
        maxItems: PERIODS_MAXIMUM,
        items: {
          type: 'object',
          required: ['number', 'startsAt', 'endsAt'],
          properties: {
            number: { type: 'integer', minimum: 1, maximum: PERIODS_MAXIMUM },
            startsAt: { type: 'string', description: 'HH:MM' },
            endsAt: { type: 'string', description: 'HH:MM' },
          },
        },
      },
    },
  })

/** Reads `MM-DD`, or `dd/mm` as people write it. */
const dayOfYear = () =>
  z
    .string('required')
    .min(1, 'required')
    .max(20, 'invalid_day_of_year')
    .transform(readDayOfYear)
    .refine(text => isDate(`2024-${text}`), 'invalid_day_of_year')

function readDayOfYear(text: string): string {
  const written = /^(\d{1,2})\s*[/.]\s*(\d{1,2})$/.exec(text.trim())
  return written ? `${written[2]!.padStart(2, '0')}-${written[1]!.padStart(2, '0')}` : text.trim()
}

/** A season across new year is refused: storms of Vietnam's sea come from May to December. */
export const stormsSchema = z
  .strictObject({ stormsFrom: dayOfYear(), stormsTo: dayOfYear() })
  .refine(({ stormsFrom, stormsTo }) => stormsFrom <= stormsTo || ![stormsFrom, stormsTo].every(isDayOfYear), {
    path: ['stormsTo'],
    message: 'storms_across_year',
  })

const isDayOfYear = (text: string) => isDate(`2024-${text}`)
