import { z } from 'zod'
import { organizationKinds } from '../shared/choices'
import { isTime } from '../shared/dates'
import { date, flag, idText, line, many, optional, optionalLine, phone, time, whole } from '../shared/parse'

export const organizationSchema = z.strictObject({
  name: line(160),
  kind: z.enum(organizationKinds, 'invalid_value'),
  phone: optional(phone()),
})

export const groupSchema = z
  .strictObject({
    name: line(120),
    validFrom: optional(date()),
    /** The group's last day, for example before it was merged; absent while it exists. */
    validTo: optional(date()),
    /** The groups it was merged from. */
    predecessors: many(idText(), 20),
  })
  .refine(({ validFrom, validTo }) => !validFrom || !validTo || validFrom <= validTo, {
    path: ['validTo'],
    message: 'end_before_start',
  })

/** ISO weekdays, each once and in order. */
const closedDays = () =>
  many(whole(1, 7), 50)
    .transform(days => [...new Set(days)].sort())
    .refine(days => days.length < 7, 'venue_never_open')
    .meta({
      type: 'array',
      items: { type: 'integer', minimum: 1, maximum: 7 },
      description: 'ISO weekdays: 1 is Monday.',
    })

export const venueSchema = z
  .strictObject({
    name: line(120),
    address: optionalLine(200),
    capacity: optional(whole(1, 100_000)),
    outdoor: flag(),
    opensAt: z.preprocess(value => value ?? '06:00', time()),
    closesAt: z.preprocess(value => value ?? '22:00', time()),
    closedDays: closedDays(),
    groupId: optional(idText()),
  })
  .refine(({ opensAt, closesAt }) => opensAt < closesAt || ![opensAt, closesAt].every(isTime), {
    path: ['closesAt'],
    message: 'close_before_open',
  })
