import { readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { inRepository } from '../src/node/paths'
import type { Reads } from './count-reads'

export type Row = { runtime: string; poll: string; status: 200 | 304; ours: number; bare: number }
type How = { seconds: number; rounds: number; sizes: { ics: number; led: number } }

/** The polls' figures. */
export function pollTable(rows: Row[], reads: { ics: Reads; led: Reads }, { seconds, rounds, sizes }: How): string {
  const round = (figure: number) => Math.round(figure).toLocaleString('en')
  return [
    '| runtime | poll | answer | of bare Hono | ours, requests/s | bare Hono, requests/s |',
    '|---|---|---|---|---|---|',
    ...rows.map(
      ({ runtime, poll, status, ours, bare }) =>
        `| ${runtime} | ${poll} | ${status} | **${(ours / bare).toFixed(2)}** | ${round(ours)} | ${round(bare)} |`,
    ),
    '',
    '| database statements of one poll | first after a change | 200 | 304 |',
    '|---|---|---|---|',
    `| ICS | ${reads.ics.first} | ${reads.ics.ok} | ${reads.ics.notModified} |`,
    `| LED | ${reads.led.first} | ${reads.led.ok} | ${reads.led.notModified} |`,
    '',
    `${machine()}, load generator on the same machine; 32 connections, median of ${rounds} rounds of ${seconds} s, ours and bare in turn. Bodies: ICS ${round(sizes.ics)} bytes, LED ${round(sizes.led)} bytes; the bare route answers the same bytes.`,
  ].join('\n')
}

/** Prints figures and puts them into `docs/performance.md`, between the two marks of their name. */
export function writeFigures(name: 'polls' | 'planning', figures: string) {
  console.log(figures)
  const file = inRepository('docs/performance.md')
  const text = readFileSync(file, 'utf8')
  const [start, end] = [`<!-- ${name}: written by npm run bench -->`, `<!-- end of ${name} -->`]
  const [before = '', rest = ''] = text.split(start)
  writeFileSync(file, `${before}${start}\n\n${figures}\n\n${end}${rest.split(end)[1] ?? '\n'}`)
}

/** What the figures were measured on. */
export const machine = () => `${new Date().toISOString().slice(0, 10)}, ${cpus().length} × ${cpus()[0]?.model ?? 'CPU'}`
