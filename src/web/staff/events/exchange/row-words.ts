import type { JudgedRow, RowReason } from '../../../../events/judge-rows'
import { explain, type Messages } from '../../../../messages'
import type { Tone } from '../../../design/tag'
import { whenText } from '../words'

export const rowTones: Record<JudgedRow['status'], Tone> = {
  new: 'success',
  changed: 'info',
  unchanged: 'neutral',
  conflict: 'warning',
  error: 'danger',
}

/** The heading of a column, as the template has it; empty for what speaks of the whole row. */
export const columnName = (m: Messages, field: string): string =>
  (m.exchange.columns as Record<string, string>)[field] ?? m.plans.otherFields[field] ?? ''

/** What the file says of a column, where the reason does not say it itself. */
export const writtenIn = ({ row, status }: JudgedRow, { field, reason }: RowReason): string | undefined =>
  status === 'conflict' || reason.code.startsWith('row_name_') ? undefined : row.raw[field]?.slice(0, 120)

/** `Địa điểm: Không có “…”`. */
export function reasonText(m: Messages, { field, reason }: RowReason): string {
  const column = columnName(m, field)
  return column ? `${column}: ${explain(m, reason)}` : explain(m, reason)
}

export const titleOf = (m: Messages, { row }: Pick<JudgedRow, 'row'>): string =>
  row.input.title ?? row.raw.title ?? m.plans.unreadable

/** When it would take place; as it is written where that cannot be read. */
export function rowWhen(m: Messages, { row, plan }: JudgedRow): string {
  if (plan) return whenText(m, { ...plan.columns, occurrences: plan.slots })
  return ['when', 'startsOn', 'startTime', 'repeats'].flatMap(name => row.raw[name] ?? []).join(', ')
}

export function rowWhere(m: Messages, { row, plan, venueName }: JudgedRow): string {
  return venueName ?? row.input.venueName ?? (plan && plan.columns.mode !== 'in_person' ? m.modes.online : '')
}
