import { XMLParser, XMLValidator } from 'fast-xml-parser'

/**
 * What the rules of the SMIL 3.0 Language Profile say against a document that uses par, seq and img only, a line a
 * finding; empty: it keeps them. Structure and layout: https://www.w3.org/TR/SMIL3/smil-structure.html and smil-layout.html;
 * the grammar of times: smil-timing.html, 5.4.2. `meta http-equiv="Refresh"` is not of SMIL but of IAdea and Garlic.
 */
export function smilFindings(xml: string): string[] {
  const wellFormed = XMLValidator.validate(xml)
  if (wellFormed !== true) return [wellFormed.err.msg]
  const parser = new XMLParser({ preserveOrder: true, ignoreAttributes: false, attributeNamePrefix: '' })
  const [root] = nodesOf(parser.parse(xml)).filter(({ name }) => name !== '?xml')
  const findings: string[] = []
  const regions = new Set<string>()
  const visit = (node: Node, path: string) => {
    const rule = rules[node.name]
    const here = `${path}/${node.name}`
    if (!rule) return findings.push(`${here}: no such element here`)
    for (const name of rule.required ?? []) if (!(name in node.attributes)) findings.push(`${here}: ${name} is missing`)
    for (const [name, value] of Object.entries(node.attributes))
      if (!rule.attributes[name]?.test(value)) findings.push(`${here}: ${name}="${value}"`)
    if (node.name === 'region') regions.add(node.attributes['xml:id']!)
    if (node.attributes.region && !regions.has(node.attributes.region)) findings.push(`${here}: no such region`)
    const names = node.children.map(child => child.name)
    if (rule.order && names.join() !== rule.order) findings.push(`${here}: holds ${names.join()}`)
    for (const child of node.children)
      if (rule.children.includes(child.name)) visit(child, here)
      else findings.push(`${here}: may not hold ${child.name}`)
  }
  if (root?.name !== 'smil') return ['the root is not smil']
  visit(root, '')
  return findings
}

type Node = { name: string; attributes: Record<string, string>; children: Node[] }

function nodesOf(parsed: Record<string, unknown>[]): Node[] {
  return parsed.flatMap(entry => {
    const name = Object.keys(entry).find(key => key !== ':@')!
    if (name === '#text') return []
    const children = nodesOf(entry[name] as Record<string, unknown>[])
    return [{ name, attributes: (entry[':@'] ?? {}) as Record<string, string>, children }]
  })
}

type Rule = { attributes: Record<string, RegExp>; required?: string[]; children: string[]; order?: string }

const whole = /^\d+$/
const colour = /^#[0-9a-f]{6}$/
const name = /^[A-Za-z_][\w.-]*$/
/** Wallclock-sync-value: a date and a time with its zone. */
const wallclock =
  /^wallclock\(\d{4}-(0\d|1[0-2])-([0-2]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-]\d\d:\d\d)\)$/
const timecount = /^\d+(\.\d+)?(h|min|s|ms)?$/
const box = { width: whole, height: whole, backgroundColor: colour }

const rules: Record<string, Rule> = {
  smil: {
    attributes: { xmlns: /^http:\/\/www\.w3\.org\/ns\/SMIL$/, version: /^3\.0$/, baseProfile: /^Language$/ },
    ...{ required: ['xmlns'], children: ['head', 'body'], order: 'head,body' },
  },
  head: { attributes: {}, children: ['meta', 'layout'] },
  meta: { attributes: { 'http-equiv': /^Refresh$/, content: whole }, required: ['content'], children: [] },
  layout: { attributes: {}, children: ['root-layout', 'region'] },
  'root-layout': { attributes: box, children: [] },
  region: {
    attributes: {
      ...{ ...box, 'xml:id': name, regionName: name, left: whole, top: whole, 'z-index': whole },
      fit: /^(fill|hidden|meet|meetBest|scroll|slice)$/,
    },
    children: [],
  },
  body: { attributes: {}, children: ['par'] },
  par: { attributes: { dur: /^indefinite$/ }, children: ['seq'] },
  seq: {
    attributes: {
      begin: wallclock,
      end: new RegExp(`${wallclock.source}|^indefinite$`),
      repeatCount: /^(indefinite|\d+(\.\d+)?)$/,
    },
    children: ['img'],
  },
  img: { attributes: { src: /^[^\s:]+$/, region: name, dur: timecount }, required: ['src'], children: [] },
}
