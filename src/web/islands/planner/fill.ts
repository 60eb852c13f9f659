/**
 * Puts values into the `{places}` of a text.
 * @example fill('{count} chỗ', { count: '120' })
 */
export const fill = (text: string, values: Record<string, string>): string =>
  text.replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place)
