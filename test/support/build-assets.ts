import { buildAssets } from '../../scripts/build-assets'

/** Before browser tests: what browsers load is built from the sources of now. */
export default async function setup() {
  await buildAssets()
}
