import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import { SECRETS } from '../config'

/**
 * The secrets of a local run, from a git-ignored file that is made at the first start and never overwritten: a lost
 * `FIELD_KEY` would make every stored name unreadable. A secret missing in an existing file is added at its end.
 * Only the owner may read the file.
 * @throws when the file cannot be read or written
 */
export function localSecrets(file: string): Record<string, string> {
  const present = existsSync(file)
  const text = present ? readFileSync(file, 'utf8') : ''
  const known = parseEnv(text) as Record<string, string>
  const made = Object.fromEntries(SECRETS.filter(name => !known[name]).map(name => [name, newSecret(name)]))
  const lines = Object.entries(made).map(([name, value]) => `${name}="${value}"\n`)
  if (lines.length) {
    const gap = text && !text.endsWith('\n') ? '\n' : ''
    // `a` creates the file with the mode; an existing file keeps its own.
    writeFileSync(file, gap + lines.join(''), { flag: 'a', mode: 0o600 })
  }
  return { ...known, ...made }
}

const newSecret = (name: (typeof SECRETS)[number]) =>
  name === 'FIELD_KEY' ? `k1:${randomBytes(32).toString('base64')}` : randomBytes(32).toString('base64url')
