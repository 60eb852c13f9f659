import type { Child } from 'hono/jsx'

export type Definition = { term: string; value: Child }

/**
 * Facts about one thing; entries without a value are left out.
 * @example <DefinitionList items={[{ term: m.venue, value: 'Nhà văn hóa Đông Cao' }]} />
 */
export function DefinitionList({ items }: { items: Definition[] }) {
  const known = items.filter(({ value }) => value !== null && value !== undefined && value !== '' && value !== false)
  return (
    <dl class="facts">
      {known.map(({ term, value }) => (
        <div>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
