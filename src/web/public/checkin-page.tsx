import { Hono } from 'hono'
import { html, raw } from 'hono/html'
import type { AppContext, AppEnv } from '../../http/env'
import * as checkinApp from '../../messages/checkin-app'
import { ASSENT_AGE, OLDEST } from '../../people/ages'
import type { CheckinPage } from '../islands/checkin/contract'

/** Raised whenever one of `public/assets/checkin*` changes: browsers may keep them for long. */
const CHECKIN_VERSION = '1'

const asset = (name: string): string => `/assets/${name}?v=${CHECKIN_VERSION}`
const font = (subset: string, weight: number): string => `/fonts/be-vietnam-pro-${subset}-${weight}-normal.woff2`
const fonts = [400, 600, 800].flatMap(weight => ['latin', 'vietnamese'].map(subset => font(subset, weight)))
const THEME = '#1f6b4c'

/**
 * The shell of the app on a teacher's phone: the same for everybody, with nobody in it, so that caches and the phone's
 * service worker may keep it. The roster comes from `/checkin/v1` once the script has collected a pass.
 */
export const checkinPages = new Hono<AppEnv>()

checkinPages.get('/checkin', c => {
  const { language, words } = wordsOf(c)
  const page: CheckinPage = {
    ...{ words, language, assentAge: ASSENT_AGE, oldest: OLDEST },
    ...{ worker: asset('checkin-worker.js'), decoder: asset('checkin-decode.js') },
    parts: [asset('checkin-decode.js'), asset('checkin-192.png'), ...fonts],
  }
  c.header('Cache-Control', 'public, max-age=0, s-maxage=60, stale-if-error=86400')
  return c.html(
    html`<!doctype html>${(
      <html lang={language}>
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
          <meta name="robots" content="noindex" />
          <meta name="referrer" content="no-referrer" />
          <meta name="theme-color" content={THEME} />
          <meta name="format-detection" content="telephone=no" />
          <meta name="apple-mobile-web-app-title" content={words.shortTitle} />
          <title>{words.title}</title>
          <link rel="manifest" href={`/checkin/manifest.webmanifest${language === 'en' ? '?lang=en' : ''}`} />
          <link rel="icon" href={asset('checkin-192.png')} type="image/png" />
          <link rel="apple-touch-icon" href={asset('checkin-192.png')} />
          <link rel="stylesheet" href={asset('checkin.css')} />
          <script type="application/json" id="checkin-page">
            {raw(JSON.stringify(page).replace(/</g, '\\u003c'))}
          </script>
          <script src={asset('checkin.js')} defer />
        </head>
        <body>
          <div id="checkin">
            <main>
              <h1 class="opening">{words.shortTitle}</h1>
              <p class="opening">
                <noscript>{words.needsScript}</noscript>
              </p>
            </main>
          </div>
        </body>
      </html>
    )}`,
  )
})

/** What a phone needs to have the page on its home screen. */
checkinPages.get('/checkin/manifest.webmanifest', c => {
  const { language, words } = wordsOf(c)
  const icon = (size: number, purpose: string) => ({
    ...{ src: asset(`checkin-${purpose === 'maskable' ? 'maskable-' : ''}${size}.png`), type: 'image/png', purpose },
    sizes: `${size}x${size}`,
  })
  c.header('Cache-Control', 'public, max-age=3600')
  return c.body(
    JSON.stringify({
      ...{ id: '/checkin', name: words.title, short_name: words.shortTitle, description: words.description },
      ...{ lang: language, dir: 'ltr', scope: '/checkin', display: 'standalone', orientation: 'portrait' },
      start_url: language === 'en' ? '/checkin?lang=en' : '/checkin',
      ...{ theme_color: THEME, background_color: '#fffdf8' },
      icons: [icon(192, 'any'), icon(512, 'any'), icon(512, 'maskable')],
    }),
    200,
    { 'content-type': 'application/manifest+json; charset=utf-8' },
  )
})

function wordsOf(c: AppContext) {
  const language = c.get('language')
  return { language, words: language === 'en' ? checkinApp.en : checkinApp.vi }
}
