import type { Child } from 'hono/jsx'
import { Icon } from './icons'

/**
 * Filters and views in one wrapping row above what they act on.
 * @example <Toolbar label={m.tools}><Segments … /><SearchForm … /></Toolbar>
 */
export function Toolbar({ label, children }: { label?: string; children?: Child }) {
  return (
    <section class="toolbar" aria-label={label}>
      {children}
    </section>
  )
}

export type SegmentsProps = { label: string; items: { href: string; label: string; current?: boolean }[] }

/**
 * Views of the same thing, one of them current.
 * @example <Segments label={m.view} items={[{ href: '?view=month', label: m.month, current: true }]} />
 */
export function Segments({ label, items }: SegmentsProps) {
  return (
    <nav class="segments" aria-label={label}>
      {items.map(item => (
        <a href={item.href} aria-current={item.current ? 'true' : undefined}>
          {item.label}
        </a>
      ))}
    </nav>
  )
}

export type SearchFormProps = {
  action?: string
  /** `post` where a person's name is looked for, which must not stand in an address. */
  method?: 'get' | 'post'
  name?: string
  value?: string
  label: string
  buttonText: string
  placeholder?: string
  /** Other parameters of the address to keep. */
  keep?: Record<string, string>
}

/**
 * A search box that works by address.
 * @example <SearchForm label={m.search} buttonText={m.find} value={query} />
 */
export function SearchForm(props: SearchFormProps) {
  const { action, method = 'get', name = 'q', value, label, buttonText, placeholder, keep = {} } = props
  return (
    <search class="search-box">
      <form class="search" method={method} action={action} data-private={method === 'post'}>
        {Object.entries(keep).map(([key, kept]) => (
          <input type="hidden" name={key} value={kept} />
        ))}
        <input type="search" name={name} value={value ?? ''} aria-label={label} placeholder={placeholder} />
        <button type="submit" class="button button-secondary" aria-label={buttonText}>
          <Icon name="search" />
        </button>
      </form>
    </search>
  )
}
