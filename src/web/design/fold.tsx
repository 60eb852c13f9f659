import type { Child } from 'hono/jsx'

export type FoldProps = { summary: Child; open?: boolean; small?: boolean; danger?: boolean; children?: Child }

/**
 * A second step folded behind what looks like a button; it opens below the row that it stands in.
 * @example <Fold summary={m.returnTitle}><form>…</form></Fold>
 */
export function Fold({ summary, open, small, danger, children }: FoldProps) {
  const look = danger ? 'button-quiet button-alarm' : small ? 'button-quiet' : 'button-secondary'
  return (
    <details class="fold" open={open}>
      <summary class={`button ${look}${small ? ' button-small' : ''}`}>
        <span>{summary}</span>
      </summary>
      <div class="fold-in">{children}</div>
    </details>
  )
}
