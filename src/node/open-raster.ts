import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { openRaster } from '../led/frames/raster'

const { resolve } = createRequire(import.meta.url)

/** The raster of a Node process: module and font are read from their packages with the first frame. */
export const openNodeRaster = () =>
  openRaster(async () => {
    const [wasm, font] = await Promise.all([
      readFile(resolve('@resvg/resvg-wasm/index_bg.wasm')),
      readFile(resolve('@expo-google-fonts/be-vietnam-pro/700Bold/BeVietnamPro_700Bold.ttf')),
    ])
    return { wasm, font }
  })
