import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { BadConfiguration, readConfig } from '../../src/config'
import { localSecrets } from '../../src/node/local-secrets'
import { openFieldCrypto } from '../../src/people/field-crypto'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'san-choi-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

test('local secrets are made once, for the owner only, and stay the same', async () => {
  const file = join(folder, '.dev.vars')
  const first = localSecrets(file)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(first.FIELD_KEY).toMatch(/^k1:/)
  expect((await openFieldCrypto(readConfig(first).fieldKey)).keyId).toBe('k1')
  const text = readFileSync(file, 'utf8')
  expect(localSecrets(file)).toEqual(first)
  expect(readFileSync(file, 'utf8')).toBe(text)
})

test('a secret that an existing file lacks is added and nothing else is touched', () => {
  const file = join(folder, '.dev.vars')
  writeFileSync(file, 'AUTH_SECRET=my-own-secret-my-own-secret-my-own\nOTHER=1')
  const secrets = localSecrets(file)
  expect(secrets).toMatchObject({ AUTH_SECRET: 'my-own-secret-my-own-secret-my-own', OTHER: '1' })
  expect(readFileSync(file, 'utf8')).toBe(
    `AUTH_SECRET=my-own-secret-my-own-secret-my-own\nOTHER=1\nFIELD_KEY="${secrets.FIELD_KEY}"\n`,
  )
})

test('two installations never share a secret', () => {
  expect(localSecrets(join(folder, 'a'))).not.toEqual(localSecrets(join(folder, 'b')))
})

test('a malformed secret is named and not quoted', () => {
  const reason = (() => {
    try {
      readConfig({ FIELD_KEY: 'k1:too-short-canary', AUTH_SECRET: 'short-canary' })
    } catch (error) {
      return error as BadConfiguration
    }
  })()
  expect(reason).toBeInstanceOf(BadConfiguration)
  expect(reason!.message).toContain('FIELD_KEY')
  expect(reason!.message).toContain('AUTH_SECRET')
  expect(reason!.message).not.toContain('canary')
})

test('the demo clock starts where it is told, and not without demo mode', () => {
  const { FIELD_KEY, AUTH_SECRET } = localSecrets(join(folder, 'c'))
  const environment = {
    FIELD_KEY,
    AUTH_SECRET,
    DEMO_NOW: '2026-06-09T14:00+07:00',
    DEMO_STARTED_AT: String(Date.now()),
  }
  expect(readConfig({ ...environment, DEMO: '1' }).clock()).toBeCloseTo(Date.UTC(2026, 5, 9, 7), -3)
  expect(readConfig(environment).clock()).toBeCloseTo(Date.now(), -3)
  expect(() => readConfig({ ...environment, DEMO: '1', DEMO_NOW: 'tomorrow' })).toThrow('DEMO_NOW')
})
