import { openNodeRaster } from '../../src/node/open-raster'

export const raster = openNodeRaster()
