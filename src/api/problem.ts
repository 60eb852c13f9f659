import type { AppContext } from '../http/env'
import { statusOf } from '../http/status'
import { explain } from '../messages'
import { type DomainError, Invalid, TooMany } from '../shared/errors'

const PROBLEM = { 'content-type': 'application/problem+json; charset=utf-8' }

/** A domain error as RFC 9457 problem JSON, with one sentence per field. */
export function problem(c: AppContext, error: DomainError): Response {
  const m = c.get('m')
  const status = statusOf(error)
  const fields =
    error instanceof Invalid
      ? Object.fromEntries(
          Object.entries(error.fields).map(([name, reason]) => [
            name,
            { code: reason.code, message: explain(m, reason) },
          ]),
        )
      : undefined
  const body = {
    type: `/problems/${error.reason.code}`,
    title: explain(m, error.reason),
    status,
    code: error.reason.code,
    fields,
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
