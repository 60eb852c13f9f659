import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import type { DemoScreen } from '../demo/seed-boards'

/** The file's name beside a local D1. */
export const BOARDS = 'demo-boards.json'

/**
 * The demo boards' keys, which the database only knows as hashes: kept beside it in a git-ignored file, for the owner
 * only, so that every later start can print the players' addresses.
 */
export function keepBoards(file: string, screens: DemoScreen[]) {
  writeFileSync(file, JSON.stringify([...knownBoards(file), ...screens], null, 2), { mode: 0o600 })
}

export const knownBoards = (file: string): DemoScreen[] =>
  existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as DemoScreen[]) : []
