import { vi } from '../messages/led-alerts'
import { rfc3339 } from '../shared/dates'
import type { AlertKind } from './alert-kinds'
import type { KnownAlert } from './list-running-alerts'
import { escapeXml } from './text-outputs'

/** Of the ward: `id` is its administrative code. */
type CapWard = { id: string; kind: 'phuong' | 'xa'; name: string; provinceName: string }

export type CapBoard = {
  /** Unique in the world, without spaces and commas, such as `slug@host`. */
  sender: string
  ward: CapWard
  screenId: string
  /** The ward's emergencies that were to run in the 24 hours before `at` or later. */
  alerts: KnownAlert[]
  /** The start of the board's segment, UTC milliseconds: never the server's time, so that the bytes stay the same. */
  at: number
}

/** What kind of emergency is which category, and how it is rated: section 3.2.2 of the standard. */
const rated: Record<AlertKind, { category: string[]; severity: string; certainty: string }> = {
  storm: { category: ['Met'], severity: 'Severe', certainty: 'Likely' },
  // "Met: meteorological (inc. flood)", "Geo: geophysical (inc. landslide)".
  flood: { category: ['Met', 'Geo'], severity: 'Severe', certainty: 'Likely' },
  fire: { category: ['Fire'], severity: 'Severe', certainty: 'Observed' },
  traffic: { category: ['Transport'], severity: 'Moderate', certainty: 'Observed' },
  health: { category: ['Health'], severity: 'Moderate', certainty: 'Observed' },
  safety: { category: ['Safety'], severity: 'Severe', certainty: 'Observed' },
  power: { category: ['Infra'], severity: 'Minor', certainty: 'Observed' },
  other: { category: ['Other'], severity: 'Unknown', certainty: 'Observed' },
}

/** `sent` of a document that says that nothing runs: any fixed instant, so that it does not change by itself. */
const QUIET_SINCE = Date.UTC(2026, 0, 1)

/**
 * `alerts.cap.xml`: what runs on a board, as one message of the Common Alerting Protocol 1.2
 * (http://docs.oasis-open.org/emergency/cap/v1.2/CAP-v1.2-os.html) with an `info` for each emergency. A board's message
 * changes only when an emergency begins or ends: then it is a new `Alert`, an `Update` of the one before, or, when all
 * were ended before their time, its `Cancel`. When nothing runs it has status `System` and no `info`: valid, and never
 * an emergency.
 */
export function capOf({ sender, ward, screenId, alerts, at }: CapBoard): string {
  const mine = alerts.filter(({ screenIds }) => !screenIds.length || screenIds.includes(screenId))
  const changes = [...new Set(mine.flatMap(({ raisedAt, expiresAt }) => [raisedAt, expiresAt]))]
    .filter(instant => instant <= at)
    .sort((a, b) => b - a)
  const [last = QUIET_SINCE, previous = QUIET_SINCE] = changes
  const running = runningAt(mine, at)
  const before = runningAt(mine, last - 1)
  const cancelled = !running.length && before.some(({ plannedUntil }) => plannedUntil > at)
  const active = running.length > 0 || cancelled
  const sent = active ? last : QUIET_SINCE
  const name = (instant: number) => `${screenId}-${instant}`
  return `<?xml version="1.0" encoding="UTF-8"?>
<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">
${[
  element('identifier', name(sent)),
  element('sender', sender),
  element('sent', rfc3339(sent)),
  element('status', active ? 'Actual' : 'System'),
  element('msgType', cancelled ? 'Cancel' : active && before.length ? 'Update' : 'Alert'),
  element('scope', 'Public'),
  ...(active ? [] : [element('note', words.quiet)]),
  ...(cancelled ? [element('note', words.cancelled)] : []),
  ...(active && before.length ? [element('references', `${sender},${name(previous)},${rfc3339(previous)}`)] : []),
  ...running.map(alert => infoOf(alert, ward)),
].join('\n')}
</alert>
`
}

const words = vi.cap

const runningAt = (alerts: KnownAlert[], instant: number) =>
  alerts
    .filter(({ raisedAt, expiresAt }) => raisedAt <= instant && instant < expiresAt)
    .sort((a, b) => b.raisedAt - a.raisedAt || (a.id < b.id ? -1 : 1))

function infoOf({ kind, text, raisedAt, expiresAt }: KnownAlert, ward: CapWard): string {
  const { category, severity, certainty } = rated[kind]
  const place = words.place(ward)
  return `<info>
${[
  element('language', 'vi-VN'),
  ...category.map(one => element('category', one)),
  element('event', vi.kinds[kind]),
  element('urgency', 'Immediate'),
  element('severity', severity),
  element('certainty', certainty),
  element('effective', rfc3339(raisedAt)),
  element('expires', rfc3339(expiresAt)),
  element('senderName', place),
  element('headline', `${words.headline(vi.kinds[kind])}: ${text}`),
  element('description', text),
  element('instruction', words.instructions[kind]),
].join('\n')}
<area>
${element('areaDesc', place)}
<geocode>${element('valueName', 'GSO')}${element('value', ward.id)}</geocode>
</area>
</info>`
}

const element = (name: string, text: string) => `<${name}>${escapeXml(text)}</${name}>`
