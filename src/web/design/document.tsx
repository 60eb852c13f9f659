import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'

/** Raised whenever a file in `public/assets` changes, because browsers may keep those files for a year. */
export const ASSETS_VERSION = '5'

export type DocumentProps = {
  title: string
  lang: string
  description?: string
  head?: Child
  bodyClass?: string
  skipText: string
  children?: Child
}

/**
 * The whole HTML page. `children` must contain an element with id `main`, where the skip link lands.
 * @example <Document title="Hè vui" lang="vi" skipText={m.skip}><main id="main">…</main></Document>
 */
export function Document({ title, lang, description, head, bodyClass, skipText, children }: DocumentProps) {
  return (
    <>
      {raw('<!doctype html>')}
      <html lang={lang}>
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>{title}</title>
          {description ? <meta name="description" content={description} /> : null}
          <meta name="theme-color" content="#1f3a5f" />
          <meta name="format-detection" content="telephone=no" />
          <link rel="icon" href={`/assets/sun.svg?v=${ASSETS_VERSION}`} type="image/svg+xml" />
          <link rel="stylesheet" href={`/assets/app.css?v=${ASSETS_VERSION}`} />
          <script src={`/assets/app.js?v=${ASSETS_VERSION}`} defer />
          {head}
        </head>
        <body class={bodyClass}>
          <a class="skip" href="#main">
            {skipText}
          </a>
          {children}
        </body>
      </html>
    </>
  )
}
