import { type Clock, demoClock, systemClock } from './shared/clock'

/** The environment, parsed once and passed in. */
export type Config = {
  /** Keys of the personal fields: see `people/field-crypto.ts`. */
  fieldKey: string
  authSecret: string
  /** Where the product is reached, without a final slash; null: as each request says. */
  baseUrl: string | null
  /** Demo mode: demo accounts are shown on the sign-in page and the clock may be set. */
  demo: boolean
  clock: Clock
  /** Revision of the code, for `/healthz`. */
  revision: string
}

/** What no deployment starts without. */
export const SECRETS = ['FIELD_KEY', 'AUTH_SECRET'] as const

const SHORTEST_AUTH_SECRET = 32
const FIELD_KEYS = /^\s*\w{1,16}:[A-Za-z0-9+/]{43}=(\s*,\s*\w{1,16}:[A-Za-z0-9+/]{43}=)*\s*$/

/** Thrown at start; names what is missing or malformed, and never quotes a value. */
export class BadConfiguration extends Error {
  constructor(readonly problems: string[]) {
    super(problems.join(' '))
    this.name = 'BadConfiguration'
  }
}

/**
 * Reads the environment of either entry.
 * @throws BadConfiguration
 */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const missing = SECRETS.filter(name => !environment[name])
  const fieldKey = environment.FIELD_KEY ?? ''
  const authSecret = environment.AUTH_SECRET ?? ''
  const problems = missing.length ? [`Missing configuration: ${missing.join(', ')}.`] : []
  if (fieldKey && !FIELD_KEYS.test(fieldKey)) problems.push('FIELD_KEY must be id:base64 of 32 bytes.')
  if (authSecret && authSecret.length < SHORTEST_AUTH_SECRET) {
    problems.push(`AUTH_SECRET must have at least ${SHORTEST_AUTH_SECRET} characters.`)
  }
  if (problems.length) problems.push('Set them with "wrangler secret put NAME", or in the environment.')
  if (problems.length) throw new BadConfiguration(problems)
  const demo = environment.DEMO === '1'
  return {
    fieldKey,
    authSecret,
    baseUrl: environment.BASE_URL?.replace(/\/+$/, '') || null,
    demo,
    clock: demo ? demoClockFrom(environment) : systemClock,
    revision: environment.REVISION || 'dev',
  }
}

/** `DEMO_NOW` starts the clock there; `DEMO_STARTED_AT` (UTC ms) is the real time at which it stood there. */
function demoClockFrom(environment: Record<string, string | undefined>): Clock {
  if (!environment.DEMO_NOW) return systemClock
  const start = Date.parse(environment.DEMO_NOW)
  if (Number.isNaN(start)) throw new BadConfiguration(['DEMO_NOW must be a time such as 2026-06-09T14:00+07:00.'])
  return demoClock(start, Number(environment.DEMO_STARTED_AT) || Date.now())
}
