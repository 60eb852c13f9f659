import { decodeQR } from 'qr/decode.js'

type Pixels = { width: number; height: number; data: Uint8ClampedArray }

/** Reads a QR code out of pixels where the browser has no reader of its own; null where there is none. */
export type Decode = (pixels: Pixels) => string | null

const decode: Decode = pixels => {
  try {
    return decodeQR(pixels)
  } catch {
    return null
  }
}

Object.assign(self, { sanChoiDecode: decode })
