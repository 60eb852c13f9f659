import type { Context } from '../shared/context'
import type { FieldCrypto } from './field-crypto'

/** What verbs of the personal plane get. */
export type PersonalContext = Context & { crypto: FieldCrypto }
