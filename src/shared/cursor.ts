import { Malformed } from './errors'

/** Where a list is carried on: the sort keys of the last row, opaque to whoever holds it. */
export function writeCursor(keys: readonly string[]): string {
  const bytes = new TextEncoder().encode(JSON.stringify(keys))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')
}

/**
 * The sort keys of a cursor of `writeCursor`.
 * @throws Malformed `bad_cursor` unless it holds exactly `count` texts
 */
export function readCursor(cursor: string, count: number): string[] {
  const keys = parsed(cursor)
  if (!Array.isArray(keys) || keys.length !== count || !keys.every(key => typeof key === 'string'))
    throw new Malformed('bad_cursor')
  return keys
}

function parsed(cursor: string): unknown {
  if (!/^[\w-]{1,400}$/.test(cursor)) return null
  try {
    const bytes = Uint8Array.from(atob(cursor.replaceAll('-', '+').replaceAll('_', '/')), one => one.charCodeAt(0))
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return null
  }
}
