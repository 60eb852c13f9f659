import type { Child } from 'hono/jsx'
import type { Category, Tone } from './tag'

/**
 * Rows under one title, divided by hairlines.
 * @example <List><ListRow title="GỌI 111" detail="luôn có trong vòng phát" /></List>
 */
export function List({ label, children }: { label?: string; children?: Child }) {
  return (
    <ul class="list" aria-label={label}>
      {children}
    </ul>
  )
}

export type ListRowProps = {
  title: Child
  href?: string
  detail?: Child
  /** Status tags or buttons at the right. */
  aside?: Child
  /** A coloured mark at the left. */
  mark?: Category | Tone
  muted?: boolean
}

/**
 * One thing in a list: a bold title, soft words below, its status at the right.
 * @example <ListRow mark="warning" title="GỌI 111" detail="20%" aside={<StatusTag tone="success" label="đang phát" />} />
 */
export function ListRow({ title, href, detail, aside, mark, muted }: ListRowProps) {
  return (
    <li class={muted ? 'list-row list-muted' : 'list-row'}>
      {mark ? <span class={`list-mark mark-${mark}`} aria-hidden="true" /> : null}
      <div class="list-words">
        <strong>{href ? <a href={href}>{title}</a> : title}</strong>
        {detail ? <div class="soft">{detail}</div> : null}
      </div>
      {aside ? <div class="list-aside">{aside}</div> : null}
    </li>
  )
}
