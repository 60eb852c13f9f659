import { alertKinds } from '../../../led/alert-kinds'
import { vi } from '../../../messages/led-alerts'
import { addDays, DAY, instantOf, isTime, wallDate } from '../../../shared/dates'
import { Invalid } from '../../../shared/errors'
import { type Form, type Typed, typed, valuesOf } from '../../form'

/** Minutes, or the end of the day, or a time of day within the next 24 hours. */
export const endChoices = ['30', '60', '180', 'day', 'other'] as const

/** The end of the day is offered only where it is far enough. */
const LEAST_OF_DAY = 15 * 60_000

const midnightAfter = (now: number): number => instantOf(addDays(wallDate(now), 1))
export const isOffered = (choice: (typeof endChoices)[number], now: number): boolean =>
  choice !== 'day' || midnightAfter(now) - now >= LEAST_OF_DAY

/**
 * What the form says, as the verb reads it.
 * @throws Invalid for a time that is none, and where boards are to be chosen and none is
 */
export function readAlertForm(fields: Typed, now: number) {
  const form = { values: fields, errors: {} }
  const some = typed(form, 'boards') === 'some'
  const screenIds = some ? valuesOf(form, 'screenIds') : []
  if (some && !screenIds.length) throw new Invalid({ screenIds: { code: 'choose_boards' } })
  const [kind, text, reason] = ['kind', 'text', 'reason'].map(name => typed(form, name))
  return { kind, text, reason, ...endIn(form, now), screenIds }
}

function endIn(form: Form, now: number): { minutes?: string; expiresAt?: number } {
  const ends = typed(form, 'ends')
  if (ends === 'day') return { expiresAt: midnightAfter(now) }
  if (ends !== 'other') return { minutes: ends }
  const time = typed(form, 'endsAt')
  if (!isTime(time)) throw new Invalid({ endsAt: { code: time ? 'invalid_time' : 'required' } })
  const today = instantOf(wallDate(now), time)
  return { expiresAt: today > now ? today : today + DAY }
}

/** The same form with what its kind usually says where nothing was typed. */
export function withReady(fields: Typed): Typed {
  const form = { values: fields, errors: {} }
  const kind = alertKinds.find(one => one === typed(form, 'kind'))
  if (!kind) return fields
  const { text, reasons } = vi.ready[kind]
  return {
    ...fields,
    text: typed(form, 'text').trim() ? typed(form, 'text') : text,
    reason: typed(form, 'reason').trim() ? typed(form, 'reason') : reasons[0]!,
  }
}

/** Reasons of the verb's end beside the field that chose it. */
export function withEndErrors({ values, errors: { minutes, expiresAt, ...errors } }: Form): Form {
  const ends = errors.ends ?? minutes ?? expiresAt
  return { values, errors: ends ? { ...errors, ends } : errors }
}
