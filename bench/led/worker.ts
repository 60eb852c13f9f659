import { frameOf } from '../../src/led/frames/frame-of'
import type { FrameSize, FrameText } from '../../src/led/frames/picture'
import { openWorkersRaster } from '../../src/led/frames/workers-raster'

const raster = openWorkersRaster()

/** Draws one frame in workerd; without a text it does nothing, which tells what the way there costs. */
export default {
  async fetch(request: Request): Promise<Response> {
    const { text, size } = (await request.json()) as { text?: FrameText; size: FrameSize }
    if (text) await frameOf(raster, text, size)
    return new Response('ok')
  },
}
