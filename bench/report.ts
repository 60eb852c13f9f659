import { readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { inRepository } from '../src/node/paths'

/** What is measured, and what `--only` names. */
export const parts = ['polls', 'planning', 'boards', 'registrations', 'reports'] as const
export type Part = (typeof parts)[number]

/** Prints figures and puts them into `docs/performance.md`, between the two marks of their name. */
export function writeFigures(name: Part, figures: string) {
  console.log(figures)
  const file = inRepository('docs/performance.md')
  const text = readFileSync(file, 'utf8')
  const [start, end] = [`<!-- ${name}: written by npm run bench -->`, `<!-- end of ${name} -->`]
  const [before = '', rest = ''] = text.split(start)
  writeFileSync(file, `${before}${start}\n\n${figures}\n\n${end}${rest.split(end)[1] ?? '\n'}`)
}

/** What the figures were measured on. */
export const machine = () => `${new Date().toISOString().slice(0, 10)}, ${cpus().length} × ${cpus()[0]?.model ?? 'CPU'}`
