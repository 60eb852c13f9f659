import type { Child } from 'hono/jsx'
import type { Tone } from './tag'

/**
 * One figure with its name and a note that says whether it is good.
 * @example <StatTile label="Số em" value="1.412" note="61% trẻ dưới 16 tuổi" />
 */
export function StatTile({ label, value, note, tone = 'neutral', href }: StatTileProps) {
  const words = href ? <a href={href}>{label}</a> : label
  return (
    <div class="stat card">
      <p class="stat-label">{words}</p>
      <p class="stat-value">{value}</p>
      {note ? <p class={`stat-note say-${tone}`}>{note}</p> : null}
    </div>
  )
}

export type StatTileProps = { label: string; value: string | number; note?: string; tone?: Tone; href?: string }

/**
 * Tiles in a row, two by two on a phone.
 * @example <StatRow><StatTile … /><StatTile … /></StatRow>
 */
export function StatRow({ children }: { children?: Child }) {
  return <div class="stats">{children}</div>
}
