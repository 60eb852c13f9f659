import type { AppContext } from '../http/env'
import { statusOf } from '../http/status'
import { explain } from '../messages'
import { DomainError } from '../shared/errors'

/** What a person sees when a request cannot be answered: the reason in words and what to do next. */
export function errorPage(c: AppContext, error: Error): Response | Promise<Response> {
  const m = c.get('m')
  const known = error instanceof DomainError
  return c.html(<p>{explain(m, known ? error.reason : { code: 'unexpected' })}</p>, known ? statusOf(error) : 500)
}
