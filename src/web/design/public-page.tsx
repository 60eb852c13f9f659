import type { Child } from 'hono/jsx'
import { Document } from './document'
import { type Hotline, HotlineBar, HotlineCard } from './hotline'
import { Sun } from './icons'

export type PageLink = { href: string; label: string; current?: boolean; lang?: string }

export type PublicPageProps = {
  lang: string
  title: string
  description?: string
  province?: string
  heading: string
  subheading?: Child
  hotline: Hotline
  nav?: PageLink[]
  /** Accessible name of the navigation; needed when `nav` is given. */
  navLabel?: string
  languageLink?: PageLink
  aside?: Child
  footer?: Child
  head?: Child
  skipText: string
  children?: Child
}

/**
 * A page for residents: indigo header with the sun, a sheet laid over it, the hotline always in sight.
 * @example <PublicPage lang="vi" title="…" heading="Hè vui" hotline={hotline} skipText={m.skip}>…</PublicPage>
 */
export function PublicPage(props: PublicPageProps) {
  const { lang, title, description, head, hotline, skipText, aside, footer, children } = props
  return (
    <Document {...{ title, lang, description, head, skipText }} bodyClass="public">
      <PublicHeader {...props} />
      <div class="public-body">
        <main id="main" tabindex={-1} class="sheet">
          {children}
        </main>
        <aside class="public-aside">
          <HotlineCard {...hotline} />
          {aside}
        </aside>
      </div>
      {footer ? <footer class="public-footer">{footer}</footer> : null}
      <HotlineBar {...hotline} />
    </Document>
  )
}

function PublicHeader({ province, heading, subheading, nav, navLabel, languageLink }: PublicPageProps) {
  const links = nav ?? []
  return (
    <header class="public-header">
      <Sun />
      <div class="public-header-in">
        {links.length > 0 || languageLink ? (
          <nav class="public-nav" aria-label={navLabel}>
            {links.map(link => (
              <a href={link.href} aria-current={link.current ? 'page' : undefined}>
                {link.label}
              </a>
            ))}
            {languageLink ? (
              <a href={languageLink.href} lang={languageLink.lang} hreflang={languageLink.lang} class="language">
                {languageLink.label}
              </a>
            ) : null}
          </nav>
        ) : null}
        {province ? <p class="public-province">{province}</p> : null}
        <h1>{heading}</h1>
        {subheading ? <p class="public-sub">{subheading}</p> : null}
      </div>
    </header>
  )
}
