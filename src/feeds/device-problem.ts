import { fieldsJson } from '../http/checked-json'
import type { AppContext } from '../http/env'
import { statusOf } from '../http/status'
import { explain } from '../messages'
import { DomainError, Invalid, TooMany } from '../shared/errors'
import { refusal } from './led-poll'

/** What a device hears of an error: a short problem (RFC 9457), or when to try again where the fault is ours. */
export function deviceProblem(error: Error, c: AppContext): Response {
  if (!(error instanceof DomainError)) {
    c.set('trouble', error)
    return refusal(c, 503, 'try again later\n')
  }
  const m = c.get('m')
  const status = statusOf(error)
  const { code } = error.reason
  const fields = error instanceof Invalid ? fieldsJson(m, error.fields) : undefined
  if (error instanceof TooMany) c.header('Retry-After', String(error.retryAfterSeconds))
  return c.body(JSON.stringify({ title: explain(m, error.reason), status, code, fields }), status, {
    'Content-Type': 'application/problem+json; charset=utf-8',
  })
}
