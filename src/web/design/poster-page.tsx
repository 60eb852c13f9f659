import type { Child } from 'hono/jsx'
import { Document } from './document'
import { type Hotline, HotlineCard } from './hotline'
import { Sun } from './icons'
import { QrCode } from './qr-code'

export type PosterPageProps = {
  lang: string
  title: string
  /** Who invites: the ward and its province. */
  issuer: string
  heading: string
  /** Large lines below the heading, the time first. */
  lines: { text: string; strong?: boolean }[]
  qr: { text: string; label: string; caption: string }
  hotline: Hotline
  /** Buttons above the sheet, left out on paper. */
  tools?: Child
  skipText: string
  head?: Child
  children?: Child
}

/**
 * One A4 sheet for a notice board, legible from three metres.
 * @example <PosterPage lang="vi" title="…" issuer="Phường Trung Thành" heading="Hát then" lines={lines} qr={qr} … />
 */
export function PosterPage(props: PosterPageProps) {
  const { lang, title, issuer, heading, lines, qr, hotline, tools, skipText, head, children } = props
  return (
    <Document {...{ title, lang, skipText, head }} bodyClass="poster-page">
      {tools ? <div class="actions poster-tools">{tools}</div> : null}
      <main id="main" tabindex={-1} class="poster">
        <header class="poster-head">
          <Sun />
          <p>{issuer}</p>
          <h1>{heading}</h1>
        </header>
        <div class="poster-lines">
          {lines.map(line => (
            <p>{line.strong ? <strong>{line.text}</strong> : line.text}</p>
          ))}
          {children ? <div class="poster-more">{children}</div> : null}
        </div>
        <footer class="poster-foot">
          <figure>
            <QrCode text={qr.text} label={qr.label} />
            <figcaption>{qr.caption}</figcaption>
          </figure>
          <HotlineCard {...hotline} />
        </footer>
      </main>
    </Document>
  )
}
