import type { AppContext } from '../../../../http/env'
import { office } from '../../../../shared/actor'
import { hasRole } from '../../../../shared/context'
import { Icon, type IconName } from '../../../design/icons'

/** What an export and a plan on paper are narrowed by: what the list is. */
const kept = [
  'q',
  'status',
  'category',
  'venueId',
  'campaignId',
  'organizationId',
  'groupId',
  'officerId',
  'from',
  'to',
]

/** Free times, one's own week, and bringing plans in, out and over; what the page is narrowed by goes along. */
export function PlanMenu({ c, filters }: { c: AppContext; filters: Record<string, string | undefined> }) {
  const t = c.get('m').plans
  const narrowed = new URLSearchParams(kept.flatMap(name => (filters[name] ? [[name, filters[name]]] : [])))
  const at = (path: string) => `/staff/events/${path}${narrowed.size ? `?${narrowed}` : ''}`
  const items: [string, string, IconName][] = [
    ['/staff/events/free', t.toFree, 'search'],
    ['/staff/events/mine', t.toMine, 'calendar'],
    ['/staff/events/import', t.toImport, 'upload'],
    [at('export.xlsx'), t.toExport, 'download'],
    [at('plan'), t.toPlan, 'print'],
    ...(hasRole(c.get('actor'), ...office)
      ? [['/staff/events/copy', t.toCopy, 'copy'] as [string, string, IconName]]
      : []),
  ]
  return (
    <details class="row-menu plan-menu" data-menu>
      <summary class="button button-secondary">
        <span>{t.menu}</span>
      </summary>
      <ul>
        {items.map(([href, label, icon]) => (
          <li>
            <a href={href}>
              <Icon name={icon} />
              {label}
            </a>
          </li>
        ))}
      </ul>
    </details>
  )
}
