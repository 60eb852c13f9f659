import { initWasm, Resvg } from '@resvg/resvg-wasm'

/** Draws an SVG at its own size in pixels. The answer is RGBA, 4 bytes a pixel, rows from the top. */
export type Raster = (svg: string) => Promise<Uint8Array>

/** What a runtime has to bring: the compiled or raw module of resvg, and the font of frames as a TTF. */
export type RasterParts = { wasm: WebAssembly.Module | BufferSource; font: Uint8Array }

/** The one family that frames are set in. */
export const FONT_FAMILY = 'Be Vietnam Pro'

/**
 * A raster that fetches its parts with the first frame, so that starting and every other route cost nothing.
 * No promise is shared between callers: a Worker may not wait for what another request began.
 */
export function openRaster(load: () => Promise<RasterParts>): Raster {
  let font: Uint8Array | undefined
  return async svg => {
    if (!font) {
      const parts = await load()
      await begin(parts.wasm)
      font = parts.font
    }
    const drawing = new Resvg(svg, { font: { fontBuffers: [font], defaultFontFamily: FONT_FAMILY } })
    // Memory of the module is not collected by itself.
    try {
      const image = drawing.render()
      try {
        return image.pixels
      } finally {
        image.free()
      }
    } finally {
      drawing.free()
    }
  }
}

/** The library begins once; callers that came meanwhile find it begun. */
async function begin(wasm: RasterParts['wasm']) {
  try {
    await initWasm(wasm)
  } catch (error) {
    if (!(error instanceof Error && error.message.startsWith('Already initialized'))) throw error
  }
}
