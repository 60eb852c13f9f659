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

/** Thrown at start; names every variable that is missing. */
export class MissingConfiguration extends Error {
  constructor(readonly names: string[]) {
    super(
      `Missing configuration: ${names.join(', ')}. Set ${names.length > 1 ? 'them' : 'it'} as secrets (wrangler secret put …) or in the environment.`,
    )
    this.name = 'MissingConfiguration'
  }
}

/**
 * Reads the environment of either entry.
 * @throws MissingConfiguration
 */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const missing = ['FIELD_KEY', 'AUTH_SECRET'].filter(name => !environment[name])
  if (missing.length) throw new MissingConfiguration(missing)
  const demo = environment.DEMO === '1'
  return {
    fieldKey: environment.FIELD_KEY!,
    authSecret: environment.AUTH_SECRET!,
    baseUrl: environment.BASE_URL?.replace(/\/+$/, '') || null,
    demo,
    clock: demo ? demoClockFrom(environment) : systemClock,
    revision: environment.REVISION || 'dev',
  }
}

/** `DEMO_NOW` starts the clock there; `DEMO_STARTED_AT` (UTC ms) is the real time it started at, kept over restarts. */
function demoClockFrom(environment: Record<string, string | undefined>): Clock {
  const start = Date.parse(environment.DEMO_NOW ?? '')
  return Number.isNaN(start) ? systemClock : demoClock(start, Number(environment.DEMO_STARTED_AT) || Date.now())
}
