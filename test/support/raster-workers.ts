import { openWorkersRaster } from '../../src/led/frames/workers-raster'

export const raster = openWorkersRaster()
