import { unzlibSync, zlibSync } from 'fflate'
import type { Size } from './picture'

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const BEFORE_DATA = 8 + 25 + 8

/** Pixels (RGBA, opaque) as a PNG of 8-bit RGB without filters: what the plainest reader of boards understands. RFC 2083. */
export function encodePng(rgba: Uint8Array, { width, height }: Size): Uint8Array {
  const raw = new Uint8Array(height * (1 + 3 * width))
  let to = 0
  for (let from = 0; from < rgba.length; from += 4) {
    if (from % (4 * width) === 0) raw[to++] = 0
    raw[to++] = rgba[from]!
    raw[to++] = rgba[from + 1]!
    raw[to++] = rgba[from + 2]!
  }
  const header = new Uint8Array(13)
  const view = new DataView(header.buffer)
  view.setUint32(0, width)
  view.setUint32(4, height)
  header.set([8, 2], 8)
  const chunks = [chunk('IHDR', header), chunk('IDAT', zlibSync(raw, { level: 6 })), chunk('IEND', new Uint8Array())]
  const png = new Uint8Array(chunks.reduce((sum, one) => sum + one.length, SIGNATURE.length))
  png.set(SIGNATURE)
  let at = SIGNATURE.length
  for (const one of chunks) {
    png.set(one, at)
    at += one.length
  }
  return png
}

/** RGB rows from the top, back out of a PNG of `encodePng`: keeping them beside it would take fifty times the memory. */
export function rgbOf(png: Uint8Array, { width, height }: Size): Uint8Array {
  const raw = unzlibSync(png.subarray(BEFORE_DATA), { out: new Uint8Array(height * (1 + 3 * width)) })
  const rgb = new Uint8Array(height * 3 * width)
  for (let row = 0; row < height; row++) {
    const from = row * (1 + 3 * width) + 1
    rgb.set(raw.subarray(from, from + 3 * width), row * 3 * width)
  }
  return rgb
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(12 + data.length)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, data.length)
  for (let at = 0; at < 4; at++) bytes[4 + at] = type.charCodeAt(at)
  bytes.set(data, 8)
  view.setUint32(8 + data.length, crc(bytes.subarray(4, 8 + data.length)))
  return bytes
}

const remainders = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1
  return value
})

function crc(bytes: Uint8Array): number {
  let value = 0xffffffff
  for (const byte of bytes) value = remainders[(value ^ byte) & 0xff]! ^ (value >>> 8)
  return (value ^ 0xffffffff) >>> 0
}
