import { Inflate } from 'fflate'
import { Invalid } from '../shared/errors'
import { MOST_TIMES_PACKED, MOST_UNPACKED_BYTES, REPETITIVE_BYTES } from './limits'

type Entry = { name: string; method: number; packed: number; offset: number }

/** A chunk of this size comes to four megabytes at most, so that a bomb is noticed before it fills the memory. */
const CHUNK = 4096
const MOST_ENTRIES = 2000

/** The names in a zip archive, or null where it is none. Nothing is unpacked. */
export function namesOf(archive: Uint8Array): string[] | null {
  return entriesOf(archive)?.map(entry => entry.name) ?? null
}

/**
 * Unpacks the parts of a zip archive that are wanted. Sizes are counted as they come out: what the archive says of itself
 * is not believed.
 * @param why a better reason than a bomb, told from what came out until it was too much
 * @throws Invalid for what unpacks to too much, and for a damaged archive
 */
export function unpack(
  archive: Uint8Array,
  wanted: (name: string) => boolean,
  why: (begun: Record<string, Uint8Array>) => Invalid | null = () => null,
): Record<string, Uint8Array> {
  const files: Record<string, Uint8Array> = {}
  let left = MOST_UNPACKED_BYTES
  for (const entry of entriesOf(archive) ?? []) {
    if (!wanted(entry.name) || Object.hasOwn(files, entry.name)) continue
    const refuse = (begun: Uint8Array) => why({ ...files, [entry.name]: begun }) ?? bomb()
    const content = contentOf(archive, entry, left, refuse)
    left -= content.length
    files[entry.name] = content
  }
  return files
}

const damaged = () => new Invalid({ file: { code: 'file_damaged' } })
const bomb = () => new Invalid({ file: { code: 'file_unpacks_too_large' } })

/** The central directory (APPNOTE 4.3.12), which also says where data of unknown length ends. */
function entriesOf(archive: Uint8Array): Entry[] | null {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength)
  const end = endOf(view)
  if (end === null) return null
  const entries: Entry[] = []
  const count = Math.min(view.getUint16(end + 10, true), MOST_ENTRIES)
  let at = view.getUint32(end + 16, true)
  for (let index = 0; index < count; index++) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== 0x02014b50) return null
    const nameLength = view.getUint16(at + 28, true)
    entries.push({
      name: new TextDecoder().decode(archive.subarray(at + 46, at + 46 + nameLength)),
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      offset: view.getUint32(at + 42, true),
    })
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

/** Where the end of the central directory begins; a comment of up to 65,535 bytes may follow it. */
function endOf(view: DataView): number | null {
  for (let at = view.byteLength - 22; at >= 0 && at > view.byteLength - 66_000; at--) {
    if (view.getUint32(at, true) === 0x06054b50) return at
  }
  return null
}

type Refuse = (begun: Uint8Array) => Invalid

function contentOf(archive: Uint8Array, { method, packed, offset }: Entry, most: number, refuse: Refuse): Uint8Array {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength)
  if (offset + 30 > archive.length || view.getUint32(offset, true) !== 0x04034b50) throw damaged()
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true)
  if (start + packed > archive.length) throw damaged()
  const data = archive.subarray(start, start + packed)
  if (method === 0 && packed > most) throw refuse(data)
  if (method === 0) return data
  if (method !== 8) throw damaged()
  return inflate(data, most, refuse)
}

function inflate(data: Uint8Array, most: number, refuse: Refuse): Uint8Array {
  const chunks: Uint8Array[] = []
  let size = 0
  const stream = new Inflate(chunk => {
    size += chunk.length
    chunks.push(chunk)
    if (size > most || (size > REPETITIVE_BYTES && size > data.length * MOST_TIMES_PACKED)) throw refuse(joined(chunks))
  })
  try {
    for (let at = 0; at < data.length; at += CHUNK)
      stream.push(data.subarray(at, at + CHUNK), at + CHUNK >= data.length)
  } catch (error) {
    throw error instanceof Invalid ? error : damaged()
  }
  return joined(chunks)
}

function joined(chunks: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0))
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}
