import { readdirSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { fileURLToPath } from 'node:url'

export type Import = {
  /** As written. */
  specifier: string
  /** Path under `src` without extension, for an import of our own; null for a package. */
  target: string | null
  names: string[]
  typeOnly: boolean
}
export type Source = {
  /** Path under `src`, with extension. */
  path: string
  text: string
  imports: Import[]
}

const src = fileURLToPath(new URL('../../src', import.meta.url))

/** Every source file under `src`, read afresh. */
export function readSources(): Source[] {
  return readdirSync(src, { recursive: true, encoding: 'utf8' })
    .map(path => path.replaceAll('\\', '/'))
    .filter(path => /\.tsx?$/.test(path))
    .map(path => source(path, readFileSync(`${src}/${path}`, 'utf8')))
}

export const source = (path: string, text: string): Source => ({ path, text, imports: readImports(path, text) })

const FROM = /^[ \t]*(?:import|export)\s+(type\s+)?([\w$*\s{},]*?)\s*from\s*['"]([^'"]+)['"]/gm
const BARE = /^[ \t]*import\s*['"]([^'"]+)['"]/gm
const DYNAMIC = /\bimport\(\s*['"]([^'"]+)['"]/g

function readImports(path: string, text: string): Import[] {
  const own = (specifier: string) =>
    specifier.startsWith('.') ? posix.join(posix.dirname(path), specifier).replace(/\.tsx?$/, '') : null
  const found: Import[] = []
  for (const [, type, clause = '', specifier = ''] of text.matchAll(FROM)) {
    const inBraces = /\{([^}]*)\}/.exec(clause)?.[1] ?? ''
    const parts = inBraces
      .split(',')
      .map(part => part.trim())
      .filter(Boolean)
    const onlyTypes = parts.length > 0 && clause.trim().startsWith('{') && parts.every(part => part.startsWith('type '))
    const names = parts.map(part =>
      part
        .replace(/^type /, '')
        .split(' as ')[0]!
        .trim(),
    )
    found.push({ specifier, target: own(specifier), names, typeOnly: Boolean(type) || onlyTypes })
  }
  for (const pattern of [BARE, DYNAMIC]) {
    for (const [, specifier = ''] of text.matchAll(pattern)) {
      found.push({ specifier, target: own(specifier), names: [], typeOnly: false })
    }
  }
  return found
}

/** The chains of value imports that end where they began; each cycle once. */
export function findCycles(sources: Source[]): string[] {
  const bare = (path: string) => path.replace(/\.tsx?$/, '').replace(/\/index$/, '')
  const graph = new Map(
    sources.map(({ path, imports }) => [
      bare(path),
      imports.filter(one => one.target !== null && !one.typeOnly).map(one => bare(one.target!)),
    ]),
  )
  const cycles: string[] = []
  const done = new Set<string>()
  const visit = (node: string, trail: string[]) => {
    const start = trail.indexOf(node)
    if (start >= 0) cycles.push([...trail.slice(start), node].join(' → '))
    if (start >= 0 || done.has(node)) return
    for (const next of graph.get(node) ?? []) visit(next, [...trail, node])
    done.add(node)
  }
  for (const node of graph.keys()) visit(node, [])
  return cycles
}
