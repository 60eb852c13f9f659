import type { FieldCrypto } from '../people/field-crypto'
import { hashSecret } from '../shared/ids'

/** Enough of a keyed hash that nobody guesses one: 96 bits. */
const LENGTH = 16

const seal = async (crypto: FieldCrypto, purpose: 'door' | 'family', id: string) =>
  (await crypto.hash(`ticket|${purpose}|${id}`)).slice(0, LENGTH)

/** What the QR of a child's ticket says. Made from the registration's id and the keys, so that nothing is stored. */
export const doorCode = async (crypto: FieldCrypto, registrationId: string): Promise<string> =>
  `SC1.${registrationId}.${await seal(crypto, 'door', registrationId)}`

/** What a phone at the door keeps of a ticket: it can tell the right one, and make none. */
export const doorCodeHash = async (crypto: FieldCrypto, registrationId: string): Promise<string> =>
  hashSecret(await doorCode(crypto, registrationId))

/** The registration a ticket is for; null for a forged one. */
export async function readDoorCode(crypto: FieldCrypto, text: string): Promise<string | null> {
  const [, id] = /^SC1\.(\w{16,20})\.[\w-]{16}$/.exec(text) ?? []
  return id && text === (await doorCode(crypto, id)) ? id : null
}

/**
 * The secret part of a family's own address `/tickets/{ticket}`: of the registration, or of the first of those that were
 * registered together. It is not in the QR, so that nobody at a door can give a place back.
 */
export const familyTicket = async (crypto: FieldCrypto, registrationId: string): Promise<string> =>
  `${registrationId}.${await seal(crypto, 'family', registrationId)}`

/** The registration (or first of a party) that a family's address is of; null for a forged one. */
export async function readFamilyTicket(crypto: FieldCrypto, text: string): Promise<string | null> {
  const [, id] = /^(\w{16,20})\.[\w-]{16}$/.exec(text) ?? []
  return id && text === (await familyTicket(crypto, id)) ? id : null
}
