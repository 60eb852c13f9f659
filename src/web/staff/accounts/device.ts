const systems = ['Android', 'iPhone', 'iPad', 'Windows', 'Macintosh', 'Linux']
const browsers: [mark: string, name: string][] = [
  ['CocCoc', 'Cốc Cốc'],
  ['coc_coc', 'Cốc Cốc'],
  ['Zalo', 'Zalo'],
  ['Edg', 'Edge'],
  ['Firefox', 'Firefox'],
  ['Chrome', 'Chrome'],
  ['Safari', 'Safari'],
]

/** A browser's description in two words, such as "Chrome · Android"; null when nothing is recognised. */
export function deviceName(userAgent: string | null): string | null {
  const browser = browsers.find(([mark]) => userAgent?.includes(mark))?.[1]
  const system = systems.find(name => userAgent?.includes(name))
  return [browser, system].filter(Boolean).join(' · ') || null
}
