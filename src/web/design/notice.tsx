import type { Child } from 'hono/jsx'

export type NoticeTone = 'info' | 'success' | 'warning' | 'danger'

export type NoticeProps = {
  tone?: NoticeTone
  title?: string
  actions?: Child
  /** Holds the notice at the bottom corner of a wide screen, over the work it speaks of. */
  floating?: boolean
  /** Has screen readers say it at once; for the outcome of what was just done. */
  live?: boolean
  level?: 2 | 3
  children?: Child
}

/**
 * Something to know, with what to do about it.
 * @example <Notice tone="danger" title={m.clash} actions={<Button>{m.move}</Button>}>{text}</Notice>
 */
export function Notice({ tone = 'info', title, actions, floating, live, level = 2, children }: NoticeProps) {
  const Heading = `h${level}` as 'h2'
  return (
    <div
      class={`notice notice-${tone}${floating ? ' notice-floating' : ''}`}
      role={live ? (tone === 'danger' ? 'alert' : 'status') : undefined}
    >
      {title ? <Heading>{title}</Heading> : null}
      {children ? <div>{children}</div> : null}
      {actions ? <div class="actions">{actions}</div> : null}
    </div>
  )
}
