import { md5 } from '@noble/hashes/legacy.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { BoundedMap } from '../../shared/bounded-map'
import { drawSheet } from './draw'
import { encodePng } from './encode-png'
import { layoutFrame, type Sheet } from './layout'
import type { Frame, FrameSize, FrameText, Picture } from './picture'
import type { Raster } from './raster'

const picturesOf = ({ strip, pages }: Frame) => (strip ? [strip, ...pages] : pages)

/** What was drawn, by all that it depends on. Only finished frames: a Worker may not wait for another request's. */
const drawn = new BoundedMap<Frame>({
  most: 4_000,
  mostInAll: 16_000_000,
  size: frame => picturesOf(frame).reduce((sum, { bytes }) => sum + bytes, 0),
})

/** The frame of a text on a board of that size. Drawn once and remembered; the same text gives the same bytes everywhere. */
export async function frameOf(raster: Raster, { kind, lines }: FrameText, size: FrameSize): Promise<Frame> {
  const { width, height, colours } = size
  const key = JSON.stringify([kind, lines, width, height, colours])
  const known = drawn.get(key)
  if (known) return known

  const picture = async (sheet: Sheet): Promise<Picture> => {
    const png = encodePng(await drawSheet(raster, sheet, colours), sheet)
    const hashes = { sha256: bytesToHex(sha256(png)), md5: bytesToHex(md5(png)) }
    return { png, ...hashes, bytes: png.length, width: sheet.width, height: sheet.height }
  }
  const { legible, strip, pages } = layoutFrame({ kind, lines }, size)
  const frame: Frame = { width, height, legible, strip: strip && (await picture(strip)), pages: [] }
  for (const page of pages) frame.pages.push(await picture(page))
  drawn.set(key, frame)
  return frame
}
