import type { Child } from 'hono/jsx'
import type { Category } from '../../shared/choices'
import type { Tone } from './tag'

/**
 * Rows under one title, divided by hairlines; `dense` sets short rows side by side where there is room.
 * @example <List><ListRow title="GỌI 111" detail="luôn có trong vòng phát" /></List>
 */
export function List({ label, dense, children }: { label?: string; dense?: boolean; children?: Child }) {
  return (
    <ul class={dense ? 'list list-dense' : 'list'} aria-label={label}>
      {children}
    </ul>
  )
}

export type ListRowProps = {
  /** Where a link of the page lands. */
  id?: string
  title: Child
  href?: string
  detail?: Child
  /** Status tags or buttons at the right. */
  aside?: Child
  /** A coloured mark at the left. */
  mark?: Category | Tone
  muted?: boolean
  /** Something to do that needs more words: a `Fold` at the right, that opens below. */
  fold?: Child
  /** For scripts: what the row stands for. */
  item?: string
}

/**
 * One thing in a list: a bold title, soft words below, its status at the right.
 * @example <ListRow mark="warning" title="GỌI 111" detail="20%" aside={<StatusTag tone="success" label="đang phát" />} />
 */
export function ListRow({ id, title, href, detail, aside, mark, muted, fold, item }: ListRowProps) {
  return (
    <li
      id={id}
      class={['list-row', muted ? 'list-muted' : '', mark ? 'list-marked' : ''].filter(Boolean).join(' ')}
      data-item={item}
    >
      {mark ? <span class={`list-mark mark-${mark}`} aria-hidden="true" /> : null}
      <div class="list-words">
        <strong>{href ? <a href={href}>{title}</a> : title}</strong>
        {detail ? <div class="soft">{detail}</div> : null}
      </div>
      {aside ? <div class="list-aside">{aside}</div> : null}
      {fold}
    </li>
  )
}
