import type { Child } from 'hono/jsx'
import { Document } from './document'
import { Sun } from './icons'
import type { PageLink } from './public-page'

export type SignPageProps = {
  lang: string
  title: string
  heading: string
  subheading?: Child
  notice?: Child
  footer?: Child
  languageLink?: PageLink
  brand?: string
  skipText: string
  head?: Child
  children?: Child
}

/**
 * A narrow centred card for signing in, invitations and short confirmations.
 * @example <SignPage lang="vi" title="Đăng nhập" heading="Đăng nhập" skipText={m.skip}><form>…</form></SignPage>
 */
export function SignPage(props: SignPageProps) {
  const { lang, title, heading, subheading, notice, footer, languageLink, skipText, head, children } = props
  return (
    <Document {...{ title, lang, head, skipText }} bodyClass="sign">
      <header class="sign-header">
        <Sun />
        <p class="brand">
          <span class="brand-sun" aria-hidden="true" />
          <strong>{props.brand ?? 'Sân Chơi'}</strong>
        </p>
      </header>
      <main id="main" tabindex={-1} class="sign-card sheet">
        <h1>{heading}</h1>
        {subheading ? <p class="soft">{subheading}</p> : null}
        {notice}
        {children}
      </main>
      <footer class="sign-footer">
        {footer}
        {languageLink ? (
          <a href={languageLink.href} lang={languageLink.lang} hreflang={languageLink.lang}>
            {languageLink.label}
          </a>
        ) : null}
      </footer>
    </Document>
  )
}
