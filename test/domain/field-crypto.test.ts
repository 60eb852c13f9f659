import { expect, test } from 'vitest'
import { openFieldCrypto } from '../../src/people/field-crypto'

const OLD = `old:${btoa('o'.repeat(32))}`
const NEW = `new:${btoa('n'.repeat(32))}`

test('a text is read back, and never sealed the same way twice', async () => {
  const { encrypt, decrypt } = await openFieldCrypto(OLD)
  const sealed = await encrypt('Nguyễn Bảo An', 'child.name:1')
  expect(sealed).not.toContain('An')
  expect(await encrypt('Nguyễn Bảo An', 'child.name:1')).not.toBe(sealed)
  expect(await decrypt(sealed, 'child.name:1')).toBe('Nguyễn Bảo An')
})

test('after a rotation new texts use the new key, old ones still open, and hashes stay', async () => {
  const before = await openFieldCrypto(OLD)
  const after = await openFieldCrypto(`${NEW},${OLD}`)
  const sealed = await before.encrypt('Nguyễn Bảo An', 'child.name:1')
  expect(await after.decrypt(sealed, 'child.name:1')).toBe('Nguyễn Bảo An')
  expect([before.keyId, after.keyId]).toEqual(['old', 'new'])
  expect((await after.encrypt('x', 'y')).startsWith('new.')).toBe(true)
  expect(await after.hash('x')).toBe(await before.hash('x'))
})

test('a text moved to another row, changed, or sealed with another key is refused', async () => {
  const { encrypt, decrypt } = await openFieldCrypto(OLD)
  const sealed = await encrypt('Nguyễn Bảo An', 'child.name:1')
  await expect(decrypt(sealed, 'child.name:2')).rejects.toThrow()
  const [id, iv, body] = sealed.split('.') as [string, string, string]
  const flipped = body[0] === 'A' ? `B${body.slice(1)}` : `A${body.slice(1)}`
  await expect(decrypt(`${id}.${iv}.${flipped}`, 'child.name:1')).rejects.toThrow()
  await expect(decrypt('', 'child.name:1')).rejects.toThrow()
  const other = await openFieldCrypto(NEW)
  await expect(other.decrypt(sealed, 'child.name:1')).rejects.toThrow('No key for this text')
  const impostor = await openFieldCrypto(NEW.replace('new:', 'old:'))
  await expect(impostor.decrypt(sealed, 'child.name:1')).rejects.toThrow()
  expect(await other.hash('x')).not.toBe(await (await openFieldCrypto(OLD)).hash('x'))
})

test.each([
  '',
  'a',
  'a:short',
  `a:${btoa('x'.repeat(31))}`,
  `bad id:${btoa('x'.repeat(32))}`,
  'a:***',
  `${OLD},${OLD}`,
])('the key %j is refused without being repeated in the error', async key => {
  const error = await openFieldCrypto(key).catch(problem => problem)
  expect(error.message).toMatch(/^FIELD_KEY must be/)
})
