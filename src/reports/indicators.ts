import { cutNames } from '../participation/count-participation'
import { categories } from '../shared/choices'

/** `heads`: people of a crowd as they were counted, who may be counted again at the next event. */
export const indicatorUnits = ['children', 'attendances', 'sessions', 'heads', 'percent'] as const
export type IndicatorUnit = (typeof indicatorUnits)[number]

/**
 * The stable names of what reports count, in their order. Words and definitions of each are in
 * `messages/report-documents.ts`. Of `register.…` and `census.…` a report has the one that its share is of.
 */
export const indicators: readonly string[] = [
  ...cutNames.flatMap(cut => [`children.${cut}`, `register.${cut}`, `census.${cut}`, `share.${cut}`]),
  'attendances.all',
  ...categories.map(category => `attendances.${category}`),
  'sessions.held',
  'sessions.unfilled',
  'crowd.children',
  'crowd.adults',
]

/** Cuts that tell of a child's circumstances: by residential group they stand in the restricted report only. */
export const circumstances = ['poor', 'nearPoor', 'special', 'ethnicMinority'] as const

const units: Record<string, IndicatorUnit> = {
  attendances: 'attendances',
  sessions: 'sessions',
  crowd: 'heads',
  share: 'percent',
}

export const unitOf = (indicator: string): IndicatorUnit => units[indicator.split('.')[0]!] ?? 'children'

/** `register.poor` and `census.poor` are `base.poor`. */
export const basedOn = (indicator: string): string => indicator.replace(/^(register|census)\./, 'base.')
