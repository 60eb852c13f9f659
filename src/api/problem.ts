import { fieldsJson } from '../http/checked-json'
import type { AppContext } from '../http/env'
import { statusOf } from '../http/status'
import { explain } from '../messages'
import { type DomainError, Invalid, type Reason, TooMany } from '../shared/errors'

const PROBLEM = { 'content-type': 'application/problem+json; charset=utf-8' }

/** What a problem says besides the error: fields it can be mended in, further members. */
type Besides = { fields?: Record<string, Reason>; more?: object; status?: ReturnType<typeof statusOf> }

/** A domain error as RFC 9457 problem JSON, with one sentence per field. */
export function problem(
  c: AppContext,
  error: DomainError,
  { fields, more, status = statusOf(error) }: Besides = {},
): Response {
  const m = c.get('m')
  const refused = error instanceof Invalid ? error.fields : fields
  const body = {
    type: `/problems/${error.reason.code}`,
    title: explain(m, error.reason),
    status,
    code: error.reason.code,
    fields: refused && fieldsJson(m, refused),
    ...more,
  }
  if (error instanceof TooMany) c.header('Retry-After', String(error.retryAfterSeconds))
  return c.body(JSON.stringify(body), status, PROBLEM)
}

/** What a program hears of an unforeseen error: nothing of its message. */
export function unexpectedProblem(c: AppContext): Response {
  const code = 'unexpected'
  const body = { type: `/problems/${code}`, title: explain(c.get('m'), { code }), status: 500, code }
  return c.body(JSON.stringify(body), 500, PROBLEM)
}
