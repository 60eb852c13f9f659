import type { PlanInput } from '../exchange/plan-row'
import type { Actor } from '../shared/actor'
import type { Reason } from '../shared/errors'
import { findNamed, type Kind, type PlanNames } from './plan-names'

/** What an import fills in where a row says nothing. */
export type Defaults = { category: string | null; organizationId: string | null }

/** What the event has now that a row speaks of: it wins where two things are written alike. */
export type Present = {
  organizationId: string
  venueId: string | null
  campaignId: string | null
  officerId: string | null
  groupIds: string[]
}

/**
 * A row as the input of an event, its names looked up. A coordinator's own organization is understood.
 * @returns `errors` by the field of the row whose name is not known
 */
export function resolveNames(
  { organizationName, venueName, campaignName, officerName, groupNames = [], ...plain }: PlanInput,
  names: PlanNames,
  { actor, defaults, present }: { actor: Actor; defaults: Defaults; present?: Present },
) {
  const errors: Record<string, Reason> = {}
  const find = (kind: Kind, field: keyof PlanInput, name: string | undefined, has: (string | null)[]) => {
    if (!name) return null
    const found = findNamed(names[kind], name, has)
    if ('id' in found) return found.id
    errors[field] ??= found.reason
    return null
  }
  const given = find('organizations', 'organizationName', organizationName, [present?.organizationId ?? null])
  const own = actor.role === 'coordinator' ? (actor.organizationId ?? null) : defaults.organizationId
  const input = {
    ...plain,
    category: plain.category ?? defaults.category ?? undefined,
    organizationId: (organizationName ? given : own) ?? undefined,
    venueId: find('venues', 'venueName', venueName, [present?.venueId ?? null]),
    campaignId: find('campaigns', 'campaignName', campaignName, [present?.campaignId ?? null]),
    officerId: find('officers', 'officerName', officerName, [present?.officerId ?? null]),
    groupIds: groupNames.flatMap(name => find('groups', 'groupNames', name, present?.groupIds ?? []) ?? []),
  }
  return { input, errors }
}

const columns: Record<string, string> = {
  organizationId: 'organizationName',
  venueId: 'venueName',
  campaignId: 'campaignName',
  officerId: 'officerName',
  groupIds: 'groupNames',
  every: 'repeats',
  nth: 'repeats',
  lunarDay: 'repeats',
  lunarMonth: 'repeats',
  period: 'repeats',
  minAge: 'ages',
  maxAge: 'ages',
  registrationClosesOn: 'registrationCloses',
  registrationClosesTime: 'registrationCloses',
  registrationClosesAt: 'registrationCloses',
  durationMinutes: 'endTime',
  rule: 'repeats',
}

/** The column of a plan that a field of an event, or of its input, stands in. */
export const columnOfField = (field: string): string => columns[field] ?? field
