import { ASSETS_VERSION } from '../../design/document'

/** The script of the boards' pages, for their head; the pages work without it. */
export const ledScript = () => <script src={`/assets/led.js?v=${ASSETS_VERSION}`} defer />
