/**
 * The text of an XML document's elements by name, after checking that it is well-formed: one root, tags that close in
 * order, quoted attributes, and no bare `<`, `&` or character that XML does not allow.
 */
export function readXml(xml: string): Map<string, string[]> {
  if (/(?![\n\t\r])\p{Cc}|\p{Surrogate}|[\ufffe\uffff]/u.test(xml)) throw new Error('a character XML does not allow')
  const texts = new Map<string, string[]>()
  const open: string[] = []
  let rest = xml.replace(/^<\?xml [^?]*\?>\s*/, '')
  let roots = 0
  while (rest.trim()) {
    const text = /^[^<]*/.exec(rest)![0]
    if (/&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i.test(text)) throw new Error(`bare & in ${text.slice(0, 60)}`)
    if (text.trim() && !open.length) throw new Error(`text outside the root: ${text.slice(0, 60)}`)
    if (text.trim()) texts.set(open.at(-1)!, [...(texts.get(open.at(-1)!) ?? []), decode(text)])
    rest = rest.slice(text.length)
    if (!rest) break
    const tag = /^<(\/?)([\w:-]+)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>/.exec(rest)
    if (!tag) throw new Error(`not a tag: ${rest.slice(0, 60)}`)
    const [whole, closing, name, , empty] = tag
    if (closing) {
      if (open.pop() !== name) throw new Error(`${name} closes what it did not open`)
    } else {
      if (!open.length && ++roots > 1) throw new Error('two roots')
      if (!empty) open.push(name!)
    }
    rest = rest.slice(whole.length)
  }
  if (open.length) throw new Error(`not closed: ${open.join(' ')}`)
  return texts
}

const decode = (text: string) =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
