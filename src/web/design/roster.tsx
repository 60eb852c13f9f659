import type { Child } from 'hono/jsx'
import { Icon } from './icons'

export type RosterRowProps = {
  /** Lets the answer to a tick lead back to the same row. */
  id?: string
  /** At the door the given name only. */
  name: string
  detail?: string
  present: boolean
  /** Where the tick is posted. */
  action: string
  /** What pressing does, with the name, for screen readers: "An có mặt". */
  tickText: string
  /** Hidden fields of the form. */
  fields?: Record<string, string>
  aside?: Child
}

/**
 * One child and a big tick; pressing it posts a form, so that it works without scripts.
 * @example <RosterRow name="An" detail="TDP Đông Cao" present action="/…" tickText="An có mặt" fields={{ child: 'c1' }} />
 */
export function RosterRow({ id, name, detail, present, action, tickText, fields = {}, aside }: RosterRowProps) {
  return (
    <li class="roster-row" id={id}>
      <div>
        <strong>{name}</strong>
        {detail ? <small>{detail}</small> : null}
        {aside}
      </div>
      <form method="post" action={action} data-private data-tick>
        {Object.entries(fields).map(([key, value]) => (
          <input type="hidden" name={key} value={value} />
        ))}
        <button type="submit" class="tick" aria-pressed={present ? 'true' : 'false'} aria-label={tickText}>
          <Icon name="check" />
        </button>
      </form>
    </li>
  )
}

/**
 * The list around the rows.
 * @example <Roster label={m.roster}><RosterRow … /></Roster>
 */
export function Roster({ label, children }: { label: string; children?: Child }) {
  return (
    <ul class="roster" aria-label={label}>
      {children}
    </ul>
  )
}

/**
 * The counts above a roster.
 * @example <RosterSummary items={[{ value: 18, label: 'có mặt' }]} />
 */
export function RosterSummary({ items }: { items: { value: number | string; label: string }[] }) {
  return (
    <p class="roster-summary" aria-live="polite">
      {items.map(item => (
        <span>
          <b>{item.value}</b> {item.label}
        </span>
      ))}
    </p>
  )
}
