import { expect, test } from 'vitest'
import { raster } from '#test-raster'

test('a raster answers with exactly the pixels asked for', async () => {
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="64" height="32"><rect width="64" height="32"/><text y="20" fill="#fff">Ổ</text></svg>'
  const pixels = await raster(svg, { width: 64, height: 32 })
  expect(pixels.length).toBe(64 * 32 * 4)
  expect(pixels.some((value, at) => at % 4 === 0 && value > 200)).toBe(true)
})
