import { ASSETS_VERSION } from '../../design/document'

/** The scripts of the boards' pages, for their head; the pages work without them. */
export const ledScript = () => (
  <>
    <script src={`/assets/rows.js?v=${ASSETS_VERSION}`} defer />
    <script src={`/assets/led.js?v=${ASSETS_VERSION}`} defer />
  </>
)
