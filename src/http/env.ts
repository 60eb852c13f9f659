import type { Context as HonoContext } from 'hono'
import type { Config } from '../config'
import type { Database } from '../database/database'
import type { Raster } from '../led/frames/raster'
import type { Language, Messages } from '../messages'
import type { FieldCrypto } from '../people/field-crypto'
import type { Actor } from '../shared/actor'
import type { Context } from '../shared/context'

/** What the entries build once and every request shares. Holds no state of a request. */
export type Services = {
  config: Config
  db: Database
  crypto: FieldCrypto
  /** Draws the frames of boards; fetches what it needs with the first one. */
  raster: Raster
}

export type AppEnv = {
  Variables: {
    services: Services
    now: number
    language: Language
    m: Messages
    /** The actor's ward; absent for a province officer. */
    ward?: { id: string; slug: string; name: string; kind: 'phuong' | 'xa'; provinceName: string }
    /** Set by the authorisation of `/staff` and `/api/v1`. */
    actor: Actor
    /** The signed-in person's name, for the staff pages' frame. */
    userName: string
    sessionToken: string
    /** What went wrong without failing the request; its kind is logged. */
    trouble?: Error
    /** What an `If-Match` of the API was found to match: the thing as it stood then. */
    matched?: Record<string, unknown>
  }
}

export type AppContext = HonoContext<AppEnv>

/** The context of verbs for the signed-in actor. */
export const verbContext = (c: AppContext): Context => ({
  db: c.get('services').db,
  actor: c.get('actor'),
  now: c.get('now'),
  seen: versionOf(c.get('matched')),
})

const versionOf = (matched?: Record<string, unknown>) =>
  typeof matched?.version === 'number' ? matched.version : undefined

/** The same with the keys of the personal plane. */
export const personalContext = (c: AppContext) => ({ ...verbContext(c), crypto: c.get('services').crypto })
