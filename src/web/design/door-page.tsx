import type { Child } from 'hono/jsx'
import { Document } from './document'
import { Icon } from './icons'

export type DoorPageProps = {
  lang: string
  title: string
  heading: string
  subheading?: Child
  back?: { href: string; label: string }
  /** A yellow band below the header, such as the word that the network is gone. */
  band?: Child
  /** Held at the bottom of the screen, under the thumb. */
  bottom?: Child
  head?: Child
  skipText: string
  children?: Child
}

/**
 * A page for one hand at the door: green header, a roster, actions under the thumb.
 * @example <DoorPage lang="vi" title="…" heading="Lớp Internet an toàn" skipText={m.skip} bottom={…}>…</DoorPage>
 */
export function DoorPage({ heading, subheading, back, band, bottom, children, ...page }: DoorPageProps) {
  return (
    <Document {...page} bodyClass="door">
      <header class="door-header">
        {back ? (
          <a class="door-back" href={back.href} aria-label={back.label}>
            <Icon name="left" />
          </a>
        ) : null}
        <div>
          {subheading ? <p>{subheading}</p> : null}
          <h1>{heading}</h1>
        </div>
      </header>
      <div class="door-band" role="status" id="band">
        {band}
      </div>
      <main id="main" tabindex={-1} class="door-main">
        {children}
      </main>
      {bottom ? <footer class="door-bottom">{bottom}</footer> : null}
    </Document>
  )
}
