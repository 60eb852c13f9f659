import type { Frame, FrameSize, FrameText, Picture } from './picture'
import type { Raster } from './raster'

/** The frame of a text on a board of that size. Drawn once and remembered; the same text gives the same bytes everywhere. */
export declare function frameOf(raster: Raster, text: FrameText, size: FrameSize): Promise<Frame>

/** The pixels that a picture of `frameOf` was made of, RGBA from the top left, for formats other than PNG. */
export declare function pixelsOf(picture: Picture): Uint8Array
