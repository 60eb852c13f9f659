import type { Child } from 'hono/jsx'

export type EmptyStateProps = { title: string; actions?: Child; level?: 2 | 3 | 4; children?: Child }

/**
 * Nothing here yet, and what to do next.
 * @example <EmptyState title={m.noEvents} actions={<ButtonLink href="new">{m.add}</ButtonLink>}>{m.why}</EmptyState>
 */
export function EmptyState({ title, actions, level = 2, children }: EmptyStateProps) {
  const Heading = `h${level}` as 'h2'
  return (
    <div class="empty">
      <svg class="empty-sun" viewBox="0 0 64 40" aria-hidden="true" focusable="false">
        <path class="sun-disc" d="M12 34a20 20 0 0140 0z" />
        <path class="empty-line" d="M2 34h60M32 2v5M10 11l4 4M54 11l-4 4" />
      </svg>
      <Heading>{title}</Heading>
      {children ? <div class="soft">{children}</div> : null}
      {actions ? <div class="actions">{actions}</div> : null}
    </div>
  )
}
