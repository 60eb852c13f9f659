import type { Messages } from '../../../../messages'
import type { Figures } from '../../../../reports/figures'
import type { PublicCell, PublicFigures } from '../../../../reports/suppress'
import type { Category } from '../../../../shared/choices'

/** The figures of either edition. */
export type Shown = Figures | PublicFigures

/** The name of an indicator for people. */
export function indicatorName(m: Messages, indicator: string): string {
  const words = m.reportDocuments.indicator as Record<string, string | ((what: string) => string)>
  const [family = '', what = ''] = indicator.split('.')
  const own = words[indicator]
  if (typeof own === 'string') return own
  const of = words[family]
  if (typeof of !== 'function') return indicator
  return of(
    family === 'attendances'
      ? m.categories[what as Category].toLowerCase()
      : m.reportDocuments.who[what as keyof Messages['reportDocuments']['who']],
  )
}

/** What an indicator counts, of whom. */
export function indicatorDefinition(m: Messages, indicator: string): string {
  const words = m.reportDocuments.definition as Record<string, string>
  return words[indicator] ?? words[indicator.split('.')[0]!] ?? ''
}

/** Each kind of indicator once, with what it counts. */
export const termsOf = (m: Messages, rows: Shown['rows']): { name: string; definition: string }[] => {
  const words = m.reportDocuments.terms as Record<string, string>
  const found = rows.map(({ indicator }) => (words[indicator] ? indicator : indicator.split('.')[0]!))
  return [...new Set(found)].map(term => ({
    name: words[term] ?? term,
    definition: (m.reportDocuments.definition as Record<string, string>)[term] ?? '',
  }))
}

/** A number as it is written, such as `1.234`; a share with one decimal. */
export const written = (m: Messages, value: PublicCell, unit?: string): string =>
  value === null
    ? '–'
    : typeof value === 'string'
      ? value
      : unit === 'percent'
        ? `${m.number(value)}%`
        : m.number(value)

/** Rows worth a line: nobody of another gender at all is none. */
export const worthShowing = (rows: Shown['rows']): Shown['rows'] => {
  const nobody = rows
    .filter(({ indicator }) => /^(children|register|census)\.otherGender$/.test(indicator))
    .every(({ total }) => total === 0)
  return nobody ? rows.filter(({ indicator }) => !indicator.endsWith('.otherGender')) : rows
}
