import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'

const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** Encrypts the personal fields and makes their look-up hashes. */
export type FieldCrypto = {
  /** Id of the key new texts are encrypted with. */
  keyId: string
  /** Ids of all keys that can be read with. */
  keyIds: string[]
  /** AES-256-GCM. `place` (such as `child.name:id`) is authenticated, so that a text cannot be moved to another row. */
  encrypt(text: string, place: string): Promise<string>
  /** @throws when the text, the place or the key is not the one it was encrypted with */
  decrypt(sealed: string, place: string): Promise<string>
  /** Keyed hash (HMAC-SHA-256, base64url) of a normalised text, for look-ups. Ward and purpose belong in the text. */
  hash(text: string): Promise<string>
}

/**
 * Reads `FIELD_KEY`: one or more `id:base64(32 bytes)`, separated by commas. The first encrypts; all decrypt, so a new key
 * is put in front and the old one kept until every row is re-encrypted. Hashes are keyed by the last, which stays.
 * @throws when a key is malformed
 */
export async function openFieldCrypto(fieldKey: string): Promise<FieldCrypto> {
  const entries = fieldKey.split(',').map(entry => {
    const [id, encoded] = entry.trim().split(':')
    const bytes = readBase64(encoded ?? '')
    if (!id || !/^\w{1,16}$/.test(id) || bytes?.length !== 32)
      throw new Error('FIELD_KEY must be id:base64 of 32 bytes')
    return { id, bytes }
  })
  if (new Set(entries.map(({ id }) => id)).size < entries.length)
    throw new Error('FIELD_KEY must be keys with an id each')
  const keys = new Map<string, CryptoKey>()
  for (const { id, bytes } of entries) keys.set(id, await deriveAes(bytes))
  const current = entries[0]!.id
  // In place, not by WebCrypto: for texts this short its way there and back takes five times as long as the hash.
  const keyed = hmac.create(sha256, await deriveHmac(entries.at(-1)!.bytes))

  return {
    keyId: current,
    keyIds: [...keys.keys()],
    async encrypt(text, place) {
      const iv = crypto.getRandomValues(new Uint8Array(12))
      const algorithm = { name: 'AES-GCM', iv, additionalData: encoder.encode(place) }
      const sealed = await crypto.subtle.encrypt(algorithm, keys.get(current)!, encoder.encode(text))
      return `${current}.${toBase64(iv)}.${toBase64(new Uint8Array(sealed))}`
    },
    async decrypt(sealed, place) {
      const [id = '', iv = '', body = ''] = sealed.split('.')
      const key = keys.get(id)
      if (!key) throw new Error('No key for this text')
      const algorithm = { name: 'AES-GCM', iv: fromBase64(iv), additionalData: encoder.encode(place) }
      return decoder.decode(await crypto.subtle.decrypt(algorithm, key, fromBase64(body)))
    },
    async hash(text) {
      return toBase64(keyed.clone().update(encoder.encode(text)).digest())
    },
  }
}

function readBase64(text: string): Uint8Array<ArrayBuffer> | null {
  try {
    return bytesOf(atob(text))
  } catch {
    return null
  }
}

const derive = async (bytes: Uint8Array<ArrayBuffer>, info: string) => {
  const base = await crypto.subtle.importKey('raw', bytes, 'HKDF', false, ['deriveBits'])
  const algorithm = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: encoder.encode(info) }
  return crypto.subtle.deriveBits(algorithm, base, 256)
}

const deriveAes = async (bytes: Uint8Array<ArrayBuffer>) =>
  crypto.subtle.importKey('raw', await derive(bytes, 'field-encryption'), 'AES-GCM', false, ['encrypt', 'decrypt'])

const deriveHmac = async (bytes: Uint8Array<ArrayBuffer>) => new Uint8Array(await derive(bytes, 'field-lookup'))

/** Characters that are made at once: as many as a call takes arguments. */
const SPAN = 8192

// Lists that wait to be brought in are long texts: by the piece, for a character at a time takes twenty times as long.
function toBase64(bytes: Uint8Array): string {
  let binary = ''
  for (let at = 0; at < bytes.length; at += SPAN) binary += String.fromCharCode(...bytes.subarray(at, at + SPAN))
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

const fromBase64 = (text: string) => bytesOf(atob(text.replaceAll('-', '+').replaceAll('_', '/')))

function bytesOf(binary: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(binary.length)
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = binary.charCodeAt(at)
  return bytes
}
