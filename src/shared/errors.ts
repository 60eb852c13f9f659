import type { ErrorCode } from '../messages/errors'

/** Why something was refused: a key of the error catalogue and the values its sentence needs. */
export type Reason = { code: ErrorCode; values?: Record<string, string | number> }

/** What a verb throws. The domain knows no HTTP; `web/error-page.tsx` and `api/problem.ts` map these. */
export abstract class DomainError extends Error {
  constructor(readonly reason: Reason) {
    super(reason.code)
    this.name = new.target.name
  }
}

/** There is no such thing, or it belongs to another ward: the two cannot be told apart. */
export class Missing extends DomainError {
  constructor(code: ErrorCode = 'missing') {
    super({ code })
  }
}

/** The actor's role may not do this. */
export class Forbidden extends DomainError {
  constructor(code: ErrorCode = 'forbidden') {
    super({ code })
  }
}

/** It was possible a moment ago or would be in another state: taken, changed, full, already done. */
export class Conflict extends DomainError {
  constructor(code: ErrorCode, values?: Record<string, string | number>) {
    super(values ? { code, values } : { code })
  }
}

/** It was there once and is over for good, such as a phone that was taken out of use. */
export class Gone extends DomainError {
  constructor(code: ErrorCode) {
    super({ code })
  }
}

/** What was sent cannot be used. One reason per field; the field `form` speaks of the whole. */
export class Invalid extends DomainError {
  constructor(readonly fields: Record<string, Reason>) {
    super({ code: 'invalid' })
  }
}

/** Too often in too short a time. */
export class TooMany extends DomainError {
  constructor(
    readonly retryAfterSeconds: number,
    code: ErrorCode = 'too_many',
  ) {
    super({ code, values: { minutes: Math.ceil(retryAfterSeconds / 60) } })
  }
}

/** A header or a parameter of the address that cannot be read. */
export class Malformed extends DomainError {
  constructor(code: ErrorCode) {
    super({ code })
  }
}

/** An edit of a state that is no longer the current one. */
export class Outdated extends DomainError {
  constructor() {
    super({ code: 'outdated' })
  }
}

/** An edit that does not say which state it started from. */
export class Unversioned extends DomainError {
  constructor() {
    super({ code: 'version_required' })
  }
}
