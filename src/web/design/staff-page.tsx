import type { Child } from 'hono/jsx'
import { Document } from './document'
import { Icon } from './icons'
import type { PageLink } from './public-page'

export type StaffNavItem = {
  href: string
  label: string
  badge?: number | string
  badgeLabel?: string
  current?: boolean
}

export type StaffPageProps = {
  lang: string
  title: string
  heading: string
  subheading?: Child
  wardName: string
  user: { name: string; roleName: string }
  nav: StaffNavItem[]
  actions?: Child
  notice?: Child
  skipText: string
  menuText: string
  signOut: { action: string; label: string }
  languageLink?: PageLink
  /** The product's name beside the sun; the sun links to the first navigation entry. */
  brand?: string
  /** For wide plans printed on A4. */
  printLandscape?: boolean
  head?: Child
  children?: Child
}

/**
 * A page for ward staff: side navigation on desks, a menu that opens without scripts on phones.
 * @example <StaffPage lang="vi" title="…" heading="Lịch hè" nav={nav} user={user} …>…</StaffPage>
 */
export function StaffPage(props: StaffPageProps) {
  const { lang, title, heading, subheading, actions, notice, skipText, menuText, head, children } = props
  return (
    <Document {...{ title, lang, head, skipText }} bodyClass={props.printLandscape ? 'staff print-landscape' : 'staff'}>
      <header class="staff-side">
        <Brand {...props} />
        <details class="staff-menu" data-menu>
          <summary>
            <Icon name="menu" />
            <span>{menuText}</span>
          </summary>
          <Menu {...props} />
        </details>
        <div class="staff-rail">
          <Menu {...props} />
        </div>
      </header>
      <main id="main" tabindex={-1} class="staff-main">
        <div class="page-title">
          <div>
            <h1>{heading}</h1>
            {subheading ? <p class="soft">{subheading}</p> : null}
          </div>
          {actions ? <div class="actions">{actions}</div> : null}
        </div>
        {notice}
        {children}
      </main>
    </Document>
  )
}

function Brand({ brand = 'Sân Chơi', wardName, nav }: StaffPageProps) {
  return (
    <a class="brand" href={nav[0]?.href ?? '/'}>
      <span class="brand-sun" aria-hidden="true" />
      <span>
        <strong>{brand}</strong> <small>{wardName}</small>
      </span>
    </a>
  )
}

/** Drawn twice, once inside `details`: older browsers cannot force a closed `details` open with CSS. */
function Menu({ nav, menuText, user, signOut, languageLink }: StaffPageProps) {
  return (
    <div class="staff-nav">
      <nav aria-label={menuText}>
        {nav.map(item => (
          <a href={item.href} aria-current={item.current ? 'page' : undefined}>
            <span>{item.label}</span>{' '}
            {item.badge ? (
              <span class="badge">
                {item.badge}
                {item.badgeLabel ? <span class="sr"> {item.badgeLabel}</span> : null}
              </span>
            ) : null}
          </a>
        ))}
      </nav>
      <div class="staff-user">
        <p>
          <strong>{user.name}</strong>
          <small>{user.roleName}</small>
        </p>
        {languageLink ? (
          <a href={languageLink.href} lang={languageLink.lang} hreflang={languageLink.lang}>
            {languageLink.label}
          </a>
        ) : null}
        <form method="post" action={signOut.action} data-sign-out>
          <button type="submit">{signOut.label}</button>
        </form>
      </div>
    </div>
  )
}
