import type { listSubmitted } from '../../../../events/list-submitted'
import type { Messages } from '../../../../messages'
import { categories } from '../../../../shared/choices'
import { FilterChips } from '../../../design/chips'
import { PickForm } from '../../../design/pick-form'

/** What the address narrows the queue by. */
export type Narrowed = { category?: string; organizationId?: string }

/** The address of the queue with what it is narrowed by; what is empty is left out. */
export function queueAddress(given: Record<string, string | undefined>): string {
  const kept = Object.entries(given).filter((entry): entry is [string, string] => Boolean(entry[1]))
  return kept.length ? `/staff/approvals?${new URLSearchParams(kept)}` : '/staff/approvals'
}

type FiltersProps = {
  m: Messages
  narrowed: Narrowed
  kinds: Awaited<ReturnType<typeof listSubmitted>>['kinds']
}

/** By category as links, by host as a choice; only those that have something waiting. */
export function Filters({ m, narrowed, kinds }: FiltersProps) {
  const { category, organizationId } = narrowed
  const sum = (some: FiltersProps['kinds']) => some.reduce((total, kind) => total + kind.count, 0)
  const byHost = kinds.filter(kind => !organizationId || kind.organizationId === organizationId)
  const used = categories.filter(one => one === category || byHost.some(kind => kind.category === one))
  const hosts = new Map(kinds.map(kind => [kind.organizationId, kind.hostName]))
  if (used.length < 2 && hosts.size < 2 && !category && !organizationId) return null
  return (
    <div class="queue-filters">
      <FilterChips
        label={m.events.category}
        chips={[
          { href: queueAddress({ organizationId }), label: m.all, current: !category, count: sum(byHost) },
          ...used.map(one => ({
            href: queueAddress({ category: one, organizationId }),
            label: m.categories[one],
            category: one,
            current: one === category,
            count: sum(byHost.filter(kind => kind.category === one)),
          })),
        ]}
      />
      {hosts.size > 1 || organizationId ? (
        <PickForm
          action="/staff/approvals"
          name="organizationId"
          label={m.events.host}
          value={organizationId}
          emptyText={m.all}
          options={[...hosts].map(([value, label]) => ({ value, label }))}
          buttonText={m.events.apply}
          keep={{ category }}
        />
      ) : null}
    </div>
  )
}
