import type { Compared } from '../load'
import type { Rounds } from '../polls'
import { machine } from '../report'
import type { Reads } from './count-reads'

export type Runtime = 'Node' | 'workerd'

/** Requests per second of one address: as `200`, as `304`, and as a `304` that no memory of answers gave. */
export type Measured = { ok: Compared; known: Compared; unremembered: Compared | null }

const round = (figure: number) => Math.round(figure).toLocaleString('en')
const cell = ({ ours, bare }: Compared) => `**${(ours / bare).toFixed(2)}** · ${round(ours)}`

/** The tables of `docs/performance.md`. */
export function pollTables(
  measured: Record<Runtime, Record<string, Measured>>,
  reads: Record<string, Reads>,
  sizes: Record<string, number>,
  { rounds, seconds }: Rounds,
): string {
  const names = Object.keys(reads)
  const unremembered = names.filter(name => measured.Node[name]?.unremembered)
  const rows = (runtime: Runtime) => Object.values(measured[runtime])
  const range = (runtime: Runtime, kind: 'ok' | 'known') => {
    const bare = rows(runtime).map(row => row[kind].bare)
    return `${round(Math.min(...bare))} to ${round(Math.max(...bare))}`
  }
  return [
    '| poll | bytes | Node, 200 | Node, 304 | workerd, 200 | workerd, 304 | statements: first, 200, 304 |',
    '|---|--:|---|---|---|---|---|',
    ...names.map(name => {
      const [node, workerd, { first, ok, notModified }] = [measured.Node[name]!, measured.workerd[name]!, reads[name]!]
      const cells = [node.ok, node.known, workerd.ok, workerd.known].map(cell)
      return `| \`${name}\` | ${round(sizes[name]!)} | ${cells.join(' | ')} | ${first}, ${ok}, ${notModified} |`
    }),
    '',
    'Bold: share of what bare Hono answers with the same bytes and content type; then our requests/s. ' +
      `Bare Hono answered ${range('Node', 'ok')} 200/s and ${range('Node', 'known')} 304/s on Node, ` +
      `${range('workerd', 'ok')} and ${range('workerd', 'known')} on workerd. ` +
      `Besides the statements, ${Math.max(...names.map(name => reads[name]!.writes))} writes at most note that a board was heard of, after the answer and once in five minutes.`,
    '',
    '| a 304 that is asked of the database every time | Node | workerd |',
    '|---|---|---|',
    ...unremembered.map(
      name =>
        `| \`${name}\` | ${cell(measured.Node[name]!.unremembered!)} | ${cell(measured.workerd[name]!.unremembered!)} |`,
    ),
    '',
    'Each process keeps answers for one second (`http/remember-polls.ts`), which the load above meets as a board polled by 32 connections does. The second table asks by `HEAD`, which that memory leaves out, on both sides.',
    '',
    `${machine()}, load generator on the same machine; 32 connections, median of ${rounds} rounds of ${seconds} s, ours and bare in turn. Rotating formats are asked with \`every=3600\`.`,
  ].join('\n')
}
