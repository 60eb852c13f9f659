import { type IDBPDatabase, openDB } from 'idb'
import { emptyPhone, type Phone } from './phone'

/** The only row there is: one document, sealed with a key that stands beside it and cannot be taken out. */
type Row = { turn: number; key: CryptoKey; iv: Uint8Array; sealed: ArrayBuffer }

const DATABASE = 'san-choi-checkin'
const STORE = 'phone'
const ROW = 'phone'
const AES = { name: 'AES-GCM', length: 256 }

export type Vault = ReturnType<typeof openVault>

/**
 * Where everything stands that the app knows: in IndexedDB, as nothing but AES-GCM ciphertext. Changes are functions of
 * what is there now; of two tabs, or a tab and the service worker, that change it at once the later does its change over.
 */
export function openVault() {
  let opening: Promise<IDBPDatabase> | null = null
  function database(): Promise<IDBPDatabase> {
    opening ||= openDB(DATABASE, 1, {
      upgrade(db) {
        db.createObjectStore(STORE)
      },
      terminated() {
        opening = null
      },
    }).then(db => {
      db.addEventListener('versionchange', () => {
        db.close()
        opening = null
      })
      return db
    })
    return opening
  }

  async function load(): Promise<{ row: Row | undefined; phone: Phone }> {
    const row: Row | undefined = await (await database()).get(STORE, ROW)
    return { row, phone: row ? await unseal(row) : emptyPhone }
  }

  /**
   * Puts away what `next` makes of what is there; the same object means no change.
   * @param afresh whether the key goes too, and with it whatever was sealed by it before
   */
  async function change(next: (phone: Phone) => Phone, afresh = false): Promise<Phone> {
    for (;;) {
      const { row, phone } = await load()
      const changed = next(phone)
      if (changed === phone) return phone
      const key = row && !afresh ? row.key : await crypto.subtle.generateKey(AES, false, ['encrypt', 'decrypt'])
      const turn = row ? row.turn : 0
      if (await put({ turn: turn + 1, key, ...(await seal(key, changed)) }, turn)) return changed
    }
  }

  /** Unless somebody else put something there since. */
  async function put(row: Row, after: number): Promise<boolean> {
    const writing = (await database()).transaction(STORE, 'readwrite')
    const there: Row | undefined = await writing.store.get(ROW)
    const isMine = (there ? there.turn : 0) === after
    if (isMine) await writing.store.put(row, ROW)
    await writing.done
    return isMine
  }

  return { read: async () => (await load()).phone, change }
}

async function seal(key: CryptoKey, phone: Phone) {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const plain = new TextEncoder().encode(JSON.stringify(phone))
  return { iv, sealed: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, plain) }
}

/** What cannot be read any more is as if it were not there. */
async function unseal({ key, iv, sealed }: Row): Promise<Phone> {
  try {
    const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: iv as BufferSource }, key, sealed)
    return JSON.parse(new TextDecoder().decode(plain))
  } catch {
    return emptyPhone
  }
}
