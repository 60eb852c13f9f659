import { openRaster } from './raster'

/** The raster of Workers: module and font are parts of the bundle, evaluated with the first frame. */
export const openWorkersRaster = () =>
  openRaster(async () => {
    const [wasm, font] = await Promise.all([
      import('@resvg/resvg-wasm/index_bg.wasm'),
      import('@expo-google-fonts/be-vietnam-pro/700Bold/BeVietnamPro_700Bold.ttf'),
    ])
    return { wasm: wasm.default, font: new Uint8Array(font.default) }
  })
