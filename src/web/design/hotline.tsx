export type Hotline = {
  /** The number as people dial it; spaces are dropped for the `tel:` link. */
  number: string
  title: string
  note?: string
}

const dial = (number: string) => `tel:${number.replace(/[^\d+*#]/g, '')}`

/**
 * The yellow card with the number to call; the whole card dials.
 * @example <HotlineCard number="111" title="Tổng đài bảo vệ trẻ em" note="Miễn phí, 24/7" />
 */
export function HotlineCard({ number, title, note }: Hotline) {
  return (
    <a class="hotline-card" href={dial(number)}>
      <span class="hotline-number">{number}</span>{' '}
      <span class="hotline-words">
        <strong>{title}</strong> {note ? <span>{note}</span> : null}
      </span>
    </a>
  )
}

/**
 * The same number as a bar held at the bottom of a phone's screen.
 * @example <HotlineBar number="111" title="Tổng đài bảo vệ trẻ em" />
 */
export function HotlineBar({ number, title, note }: Hotline) {
  return (
    <aside class="hotline-bar" aria-label={title}>
      <a href={dial(number)}>
        <span class="hotline-number">{number}</span>{' '}
        <span class="hotline-words">
          <strong>{title}</strong> {note ? <span>{note}</span> : null}
        </span>
      </a>
    </aside>
  )
}
