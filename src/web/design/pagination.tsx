import { Icon } from './icons'

export type PaginationProps = {
  label: string
  previous?: { href: string; label: string }
  next?: { href: string; label: string }
  /** Where one is: "Trang 2 / 5", "Tuần 24". */
  status?: string
}

/**
 * Back and forth through pages, weeks or months.
 * @example <Pagination label={m.weeks} previous={{ href: '?week=23', label: m.before }} status="Tuần 24" />
 */
export function Pagination({ label, previous, next, status }: PaginationProps) {
  return (
    <nav class="pagination" aria-label={label}>
      {previous ? (
        <a rel="prev" href={previous.href}>
          <Icon name="left" />
          <span>{previous.label}</span>
        </a>
      ) : (
        <span />
      )}
      {status ? <span class="pagination-status">{status}</span> : null}
      {next ? (
        <a rel="next" href={next.href}>
          <span>{next.label}</span>
          <Icon name="right" />
        </a>
      ) : (
        <span />
      )}
    </nav>
  )
}
