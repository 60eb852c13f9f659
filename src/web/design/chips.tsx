import type { Category } from '../../shared/choices'

export type Chip = { href: string; label: string; current?: boolean; category?: Category; count?: number | string }

/**
 * Filters as plain links, so that each choice has an address.
 * @example <FilterChips label={m.filter} chips={[{ href: '?', label: m.all, current: true }]} />
 */
export function FilterChips({ label, chips }: { label: string; chips: Chip[] }) {
  return (
    <nav class="chips" aria-label={label}>
      {chips.map(chip => (
        <a
          href={chip.href}
          class={chip.category ? `chip cat-${chip.category}` : 'chip'}
          aria-current={chip.current ? 'true' : undefined}
        >
          {chip.label}
          {chip.count !== undefined ? <span class="chip-count"> {chip.count}</span> : null}
        </a>
      ))}
    </nav>
  )
}
