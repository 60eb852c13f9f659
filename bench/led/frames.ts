import { frameOf } from '../../src/led/frames/frame-of'
import type { Frame, FrameSize, FrameText } from '../../src/led/frames/picture'
import type { Raster } from '../../src/led/frames/raster'
import { openNodeRaster } from '../../src/node/open-raster'
import { type Quantiles, quantilesOf } from '../quantiles'

const boards = [
  [64, 32],
  [128, 64],
  [192, 96],
  [320, 160],
  [640, 384],
] as const

export const sizes: FrameSize[] = boards.flatMap(([width, height]) =>
  (['full', 'mono'] as const).map(colours => ({ width, height, colours })),
)

/** The first texts of each size warm up and are not counted. */
export const WARM_UP = 10

/** Frames of one size: milliseconds, how many texts one still said, pictures and bytes of an average text. */
export type Drawn = {
  size: FrameSize
  times: Quantiles
  texts: number
  legible: number
  pictures: number
  bytes: number
}

export type Frames = {
  /** Milliseconds of a process's first frame, with opening the module and the font. */
  cold: number
  drawn: Drawn[]
}

/** The texts of a season on boards of every size, each drawn once. */
export async function framesOnNode(texts: FrameText[]): Promise<Frames> {
  const raster: Raster = openNodeRaster()
  const start = performance.now()
  await frameOf(raster, texts[0]!, { width: 191, height: 95, colours: 'full' })
  const cold = performance.now() - start
  const drawn: Drawn[] = []
  for (const size of sizes) {
    const times: number[] = []
    const frames: Frame[] = []
    for (const [index, text] of texts.entries()) {
      const start = performance.now()
      frames.push(await frameOf(raster, text, size))
      if (index >= WARM_UP) times.push(performance.now() - start)
    }
    const pictures = frames.flatMap(({ strip, pages }) => (strip ? [strip, ...pages] : pages))
    drawn.push({
      ...{ size, times: quantilesOf(times), texts: texts.length },
      legible: frames.filter(frame => frame.legible).length,
      pictures: pictures.length / texts.length,
      bytes: pictures.reduce((sum, one) => sum + one.bytes, 0) / texts.length,
    })
  }
  return { cold, drawn }
}
