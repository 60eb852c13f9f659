const long = 'Đ'.repeat(10_000)

/** What nobody should send, as the text of one field. */
export const badTexts: Record<string, string> = {
  empty: '',
  spaces: ' \t\r\n ',
  script: `"'><script>alert(1)</script>`,
  lines: 'một\r\nhai\u2028ba',
  controls: 'a\u0000b\u0007c\u202ed\ufeff',
  long,
  'NFD and long': 'Lớp học bơi '.repeat(40).normalize('NFD'),
  'half a surrogate': 'x\ud800y',
  'no such day': '2026-02-30',
  'no such week': '9999-99-99',
  'last day of all': '9999-12-31',
  'first day of all': '0001-01-01',
  'no such time': '25:61',
  negative: '-1',
  float: '1.5',
  huge: '999999999999999999999',
  exponent: '1e309',
  words: 'abc',
  prototype: '__proto__',
  builtin: 'constructor',
  traversal: '../../etc/passwd',
  quote: "' or 1=1 --",
  pattern: '%_\\',
  json: '{"a":[1]}',
}

/** The same for a value of JSON. */
export const badValues: Record<string, unknown> = {
  ...badTexts,
  null: null,
  true: true,
  'minus one': -1,
  'one and a half': 1.5,
  'beyond integers': 1e308,
  list: ['a', 'b'],
  'empty list': [],
  'list of lists': [[[1]]],
  object: { toString: 1, valueOf: 1 },
  'long list': Array.from({ length: 3000 }, (_, index) => index),
}

type PostForm = { action: string; fields: Record<string, string> }

const attribute = (tag: string, name: string) => decode(new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '')

const decode = (text: string) =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')

/** The forms that a page would post, with what stands in them. */
export function postFormsOf(html: string, path: string): PostForm[] {
  return Array.from(html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g), ([, head = '', inside = '']) => ({
    head,
    action: attribute(head, 'action') || path,
    fields: fieldsOf(inside),
  })).filter(({ head }) => attribute(head, 'method') === 'post')
}

function fieldsOf(html: string): Record<string, string> {
  const fields: Record<string, string> = {}
  const found = html.matchAll(/<(input|button)\b([^>]*)>|<(textarea|select)\b([^>]*)>([\s\S]*?)<\/\3>/g)
  for (const [, , plain, kind, box, inside = ''] of found) {
    const tag = plain ?? box ?? ''
    const name = attribute(tag, 'name')
    if (!name) continue
    const options =
      kind === 'select' ? Array.from(inside.matchAll(/<option\b([^>]*)>/g), ([, option = '']) => option) : []
    const option = options.find(one => /\bselected\b/.test(one)) ?? options.find(one => attribute(one, 'value'))
    const value = kind === 'textarea' ? decode(inside) : attribute(option ?? tag, 'value')
    if (fields[name] === undefined || /\bchecked\b/.test(tag)) fields[name] = value
  }
  return fields
}
