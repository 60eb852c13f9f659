import {
  Conflict,
  type DomainError,
  Forbidden,
  Gone,
  Invalid,
  Missing,
  Outdated,
  TooMany,
  Unversioned,
} from '../shared/errors'

/** The HTTP status of a domain error. */
export function statusOf(error: DomainError): 400 | 401 | 403 | 404 | 409 | 410 | 412 | 413 | 422 | 428 | 429 {
  if (error instanceof Missing) return 404
  if (error instanceof Forbidden) {
    return error.reason.code === 'sign_in_required' || error.reason.code === 'wrong_key' ? 401 : 403
  }
  if (error instanceof Conflict) return 409
  if (error instanceof Gone) return 410
  if (error instanceof Outdated) return 412
  if (error instanceof Unversioned) return 428
  if (error instanceof TooMany) return 429
  if (error instanceof Invalid) {
    if (error.fields.form?.code === 'too_large_body' || error.fields.file?.code === 'file_too_large') return 413
    return error.fields.form?.code === 'malformed' ? 400 : 422
  }
  return 400
}
