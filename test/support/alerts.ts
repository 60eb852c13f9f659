import type { AlertKind } from '../../src/led/alert-kinds'
import type { KnownAlert } from '../../src/led/list-running-alerts'
import { HOUR } from '../../src/shared/dates'
import { NOW } from './scenario'

/** What an approver sends to raise an emergency. */
export const alertInputOf = (own: Record<string, unknown> = {}) => ({
  kind: 'storm',
  text: 'Bão sắp vào. Bà con ở trong nhà.',
  reason: 'Theo thông báo của Ban chỉ huy PCTT',
  minutes: 60,
  ...own,
})

/** An emergency that runs for an hour; `endedAt` is when somebody ended it. */
export function alertOf({ endedAt, ...own }: Partial<KnownAlert> & { kind?: AlertKind; endedAt?: number } = {}) {
  const raisedAt = own.raisedAt ?? NOW
  const plannedUntil = own.plannedUntil ?? raisedAt + HOUR
  return {
    ...{ id: 'a', kind: 'storm' as const, text: 'Bão sắp vào.', screenIds: [], raisedAt, plannedUntil },
    expiresAt: endedAt ?? plannedUntil,
    ...own,
  } satisfies KnownAlert
}
