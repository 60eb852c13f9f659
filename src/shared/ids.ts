import { customAlphabet } from 'nanoid'

/** A new id: 16 characters of 32 (80 random bits), lower case, without look-alikes, safe in paths. */
export const newId: () => string = customAlphabet('0123456789abcdefghjkmnpqrstvwxyz', 16)

/** A new secret for a link or a key: 26 characters of 32 (130 random bits). Only its hash is stored. */
export const newSecret: () => string = customAlphabet('0123456789abcdefghjkmnpqrstvwxyz', 26)

/** SHA-256 of a secret, in hex: what is stored and looked up in its place. */
export async function hashSecret(secret: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(secret))
  return Array.from(new Uint8Array(digest), byte => byte.toString(16).padStart(2, '0')).join('')
}
