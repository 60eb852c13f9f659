import { ASSETS_VERSION } from '../../design/document'

/** The scripts of the boards' pages, for their head, with that of a single page; the pages work without them. */
export const ledScript = (own?: 'led-moment' | 'led-editor') => (
  <>
    {['rows', 'led', own].map(name => (name ? <script src={`/assets/${name}.js?v=${ASSETS_VERSION}`} defer /> : null))}
  </>
)
