import type { Child } from 'hono/jsx'

/**
 * One thought on one surface.
 * @example <Card><CardTitle>Theo dõi lịch</CardTitle>…</Card>
 */
export function Card({ id, class: extra, children }: { id?: string; class?: string; children?: Child }) {
  return (
    <section id={id} class={extra ? `card ${extra}` : 'card'}>
      {children}
    </section>
  )
}

export type CardTitleProps = {
  children?: Child
  /** Soft words at the right of the title, such as a range of dates. */
  aside?: Child
  note?: Child
  level?: 2 | 3
  id?: string
}

/**
 * The heading of a card, with an optional aside at its right and a note below.
 * @example <CardTitle aside="08/06 – 14/06">Tuần này</CardTitle>
 */
export function CardTitle({ children, aside, note, level = 2, id }: CardTitleProps) {
  const Heading = `h${level}` as 'h2'
  return (
    <div class="card-title">
      <Heading id={id}>{children}</Heading>
      {aside ? <div class="soft">{aside}</div> : null}
      {note ? <p class="soft">{note}</p> : null}
    </div>
  )
}

/**
 * Cards side by side where there is room: `wide` gives the first two thirds.
 * @example <Columns wide><Card>…</Card><Card>…</Card></Columns>
 */
export function Columns({ wide, children }: { wide?: boolean; children?: Child }) {
  return <div class={wide ? 'columns columns-wide' : 'columns'}>{children}</div>
}
