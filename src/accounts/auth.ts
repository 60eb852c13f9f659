import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import { betterAuth } from 'better-auth/minimal'
import { username } from 'better-auth/plugins/username'
import type { Database } from '../database/database'
import type { Clock } from '../shared/clock'
import { DAY } from '../shared/dates'
import { newId } from '../shared/ids'
import { credentials, sessions, users, verifications } from './tables'
import { isUsername, NOBODY, USERNAME_MAXIMUM, USERNAME_MINIMUM } from './username'

/** How long a session lasts, in milliseconds. */
export const SESSION_LENGTH = 14 * DAY

const COOKIE_PREFIX = 'san-choi'

/** The signed cookie that carries a session's token; over https browsers know it as `__Secure-…`. */
export const SESSION_COOKIE = `${COOKIE_PREFIX}.session_token`

type Settings = {
  db: Database
  secret: string
  baseUrl: string | null
  clock: Clock
  /** Whether cookies are sent over https only. */
  secure: boolean
}

/**
 * better-auth over our tables: it keeps credentials and sessions, and signs the session cookie. Its own HTTP handler
 * is never mounted and it signs nobody up: accounts come from `createStaff` and `acceptInvitation` alone.
 */
export function buildAuth({ db, secret, baseUrl, clock, secure }: Settings) {
  return betterAuth({
    baseURL: baseUrl ?? 'http://localhost',
    secret,
    database: drizzleAdapter(db, {
      provider: 'sqlite',
      schema: { user: users, session: sessions, account: credentials, verification: verifications },
    }),
    emailAndPassword: { enabled: true, disableSignUp: true },
    session: { expiresIn: SESSION_LENGTH / 1000, storeSessionInDatabase: true },
    plugins: [
      username({
        minUsernameLength: USERNAME_MINIMUM,
        maxUsernameLength: USERNAME_MAXIMUM,
        usernameValidator: text => isUsername(text) || text === NOBODY,
      }),
    ],
    databaseHooks: {
      session: {
        create: {
          // All time comes from the one clock, and no address of a person is kept.
          before: async session => ({
            data: {
              ...session,
              ipAddress: null,
              createdAt: new Date(clock()),
              updatedAt: new Date(clock()),
              expiresAt: new Date(clock() + SESSION_LENGTH),
            },
          }),
        },
      },
    },
    advanced: {
      cookiePrefix: COOKIE_PREFIX,
      useSecureCookies: secure,
      database: { generateId: () => newId() },
      ipAddress: { disableIpTracking: true },
    },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
  })
}

export type Auth = ReturnType<typeof buildAuth>

type Owner = { db: Database; config: { authSecret: string; baseUrl: string | null; clock: Clock } }

const built = new WeakMap<Owner, Map<boolean, Auth>>()

/** The one instance of these services, for http or https. Holds no state of a request. */
export function authOf(services: Owner, secure = services.config.baseUrl?.startsWith('https:') ?? false): Auth {
  const { db, config } = services
  const bySecurity = built.get(services) ?? new Map<boolean, Auth>()
  built.set(services, bySecurity)
  let auth = bySecurity.get(secure)
  if (!auth) {
    auth = buildAuth({ db, secret: config.authSecret, baseUrl: config.baseUrl, clock: config.clock, secure })
    bySecurity.set(secure, auth)
  }
  return auth
}
