import type { Sheet } from './layout'
import { stepsOf } from './measure'
import type { Colours } from './picture'
import { FONT_FAMILY, type Raster } from './raster'

/** Draws a sheet: RGBA from the top left. For `mono` every pixel is black or white. */
export async function drawSheet(raster: Raster, sheet: Sheet, colours: Colours): Promise<Uint8Array> {
  const pixels = await raster(svgOf(sheet))
  if (colours === 'mono') for (let at = 0; at < pixels.length; at++) pixels[at] = pixels[at]! < 128 ? 0 : 255
  return pixels
}

/** Every letter has its own place, which is what was measured: neither kerning nor ligatures move it. */
function svgOf({ width, height, background, letters }: Sheet): string {
  const words = letters.flatMap(({ text, x, y, size, colour }) => {
    const steps = stepsOf(text, size)
    return [...text.matchAll(/[^ ]+/g)].map(({ 0: word, index }) => {
      const places = [...word].map((_, letter) => x + steps[index + letter]!)
      return `<text x="${places.join(' ')}" y="${y}" font-size="${size}" fill="${colour}">${escaped(word)}</text>`
    })
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="${FONT_FAMILY}" font-weight="700"><rect width="${width}" height="${height}" fill="${background}"/>${words.join('')}</svg>`
}

const escaped = (text: string) =>
  text.replace(/[&<>]/g, character => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[character]!)
