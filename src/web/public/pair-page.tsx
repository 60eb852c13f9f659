import { Hono } from 'hono'
import { html } from 'hono/html'
import type { AppEnv } from '../../http/env'
import { pairPage as words } from '../../messages/led-pairing'

/** Raised whenever one of `public/assets/led-pair*` changes: browsers may keep them for long. */
const PAIR_VERSION = '1'

/**
 * What a new board opens. Its script asks for a code, shows it, and goes to the player once staff typed it; without
 * script it shows hotline 111 alone. With `?new` it forgets the board it was.
 */
export const pairPages = new Hono<AppEnv>()

pairPages.get('/led/pair', c =>
  c.html(
    html`<!doctype html>${(
      <html lang="vi">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="robots" content="noindex" />
          <meta name="referrer" content="no-referrer" />
          <title>{words.title}</title>
          <link rel="stylesheet" href={`/assets/led-pair.css?v=${PAIR_VERSION}`} />
        </head>
        <body>
          <main
            id="pair"
            data-changes={words.changes}
            data-offline={words.offline}
            data-busy={words.busy}
            data-paired={words.paired}
            data-worker={`/assets/led-pair-worker.js?v=${PAIR_VERSION}`}
          >
            <p class="failsafe">
              <strong>{words.call}</strong> <span class="about">{words.hotline}</span>
            </p>
            <div id="waiting" hidden>
              <p id="code" />
              <p class="where">
                {words.whereBefore}
                <b>{words.where}</b>
                {words.whereAfter}
              </p>
              <progress id="left" max="1" value="1" />
              <p id="changes" />
            </div>
            <p id="note">
              <noscript>{words.hotline}</noscript>
            </p>
          </main>
          <script src={`/assets/led-pair.js?v=${PAIR_VERSION}`} />
        </body>
      </html>
    )}`,
  ),
)
