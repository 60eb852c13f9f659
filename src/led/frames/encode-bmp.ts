import { rgbOf } from './encode-png'
import type { Colours, Picture } from './picture'

const FILE_HEADER = 14
const INFO_HEADER = 40
/** Pixels per metre: 72 to the inch, which nobody looks at. */
const RESOLUTION = 2835

/**
 * A picture of `frameOf` as a Windows bitmap, rows from the bottom, each padded to four bytes: 24 bits a pixel (BGR), or
 * for `mono` 1 bit a pixel with black and white as its palette. BITMAPINFOHEADER of the Windows GDI.
 */
export function encodeBmp(picture: Picture, colours: Colours): Uint8Array {
  const { width, height } = picture
  const rgb = rgbOf(picture.png, picture)
  const mono = colours === 'mono'
  const stride = 4 * Math.ceil((width * (mono ? 1 : 24)) / 32)
  const start = FILE_HEADER + INFO_HEADER + (mono ? 8 : 0)
  const bmp = new Uint8Array(start + stride * height)
  const view = new DataView(bmp.buffer)
  bmp.set([0x42, 0x4d])
  view.setUint32(2, bmp.length, true)
  view.setUint32(10, start, true)
  view.setUint32(14, INFO_HEADER, true)
  view.setInt32(18, width, true)
  view.setInt32(22, height, true)
  view.setUint16(26, 1, true)
  view.setUint16(28, mono ? 1 : 24, true)
  view.setUint32(34, stride * height, true)
  view.setInt32(38, RESOLUTION, true)
  view.setInt32(42, RESOLUTION, true)
  if (mono) {
    view.setUint32(46, 2, true)
    bmp.set([0, 0, 0, 0, 255, 255, 255, 0], FILE_HEADER + INFO_HEADER)
  }
  for (let y = 0; y < height; y++) {
    const row = start + (height - 1 - y) * stride
    for (let x = 0; x < width; x++) {
      const from = 3 * (y * width + x)
      if (!mono) {
        bmp[row + 3 * x] = rgb[from + 2]!
        bmp[row + 3 * x + 1] = rgb[from + 1]!
        bmp[row + 3 * x + 2] = rgb[from]!
      } else if (rgb[from]! > 127) bmp[row + (x >> 3)]! |= 0x80 >> (x & 7)
    }
  }
  return bmp
}
